import { MailText } from './mail-text.js';
import { get, post, sendRaw } from './sandbox.js';
import { html, useEffect, useState } from './vendor/preact.js';
import { mailTime } from './words.js';

const SAMPLES = [
  ['just-now', 'Sent just now'],
  ['forwarded', 'Sent Friday 18:16', 'Forwarded by staff on Monday'],
  ['out-of-office', 'Out of office'],
  ['locked', 'Locked Word file'],
  ['no-ticks', 'No ticks visible'],
  ['stranger', 'From a stranger quoting this case'],
];

/** The organisations' side: what they sent, the letters they got, and how they answer. */
export function Controller({ seen, kase, doing }) {
  const [folder, setFolder] = useState('inbox');
  const [open, setOpen] = useState(null);
  // Seen from the other side: the office's Sent Items are their inbox.
  const mails = [...(folder === 'inbox' ? seen.sent : seen.inbox)].sort((a, b) => (at(a) < at(b) ? 1 : -1));
  const current = mails.find(({ id }) => id === open) ?? mails[0] ?? null;
  const now = seen.desk?.now ?? new Date().toISOString();
  const send = (name) =>
    doing(() => post(`samples/${name}`, name === 'stranger' ? { reference: kase?.reference ?? '' } : {}));
  return html`
    <section class="pane" id="mail" aria-labelledby="h-mail">
      <div class="head"><div><h2 id="h-mail">Controller</h2><p class="quiet">${current ? people(folder === 'inbox' ? current.to : [current.from]) : 'The organisations that report'}</p></div></div>
      <div class="folders" role="group" aria-label="Mail">
        ${[
          ['inbox', 'Inbox'],
          ['sent', 'Sent'],
        ].map(
          ([name, label]) =>
            html`<button type="button" aria-pressed=${String(folder === name)} onClick=${() => setFolder(name)}>${label}</button>`,
        )}
        <details class="menu right end">
          <summary class="btn">Send a report</summary>
          <div class="sheet">
            ${SAMPLES.map(
              ([name, label, note]) =>
                html`<button type="button" onClick=${(event) => {
                  close(event);
                  send(name);
                }}>${label}${note && html`<small>${note}</small>`}</button>`,
            )}
            <label class="filed">From a file (.eml), or a mail with a file attached …<input type="file" class="sr" onChange=${(event) => doing(() => sendFile(event))} /></label>
          </div>
        </details>
      </div>
      ${
        mails.length === 0
          ? html`<p class="quiet none">${folder === 'inbox' ? 'No letter has arrived yet.' : 'Nothing has been sent yet.'}</p>`
          : html`<ul class="mails">${mails.slice(0, 8).map(
              (mail) => html`
            <li key=${mail.id}><button type="button" aria-current=${mail.id === current?.id ? 'true' : undefined} onClick=${() => setOpen(mail.id)}>
              <span>${people(folder === 'inbox' ? [mail.from] : [mail.from])}</span><time>${mailTime(at(mail), now)}</time><span class="subject">${mail.subject}</span>
            </button></li>`,
            )}</ul>`
      }
      ${current && html`<${Reading} key=${current.id} mail=${current} received=${folder === 'inbox'} now=${now} doing=${doing} />`}
    </section>`;
}

const at = (mail) => mail.sentAt ?? mail.receivedAt;
const people = (list) =>
  (list ?? [])
    .filter(Boolean)
    .map((one) => (typeof one === 'string' ? one : one.name || one.address))
    .join(', ');

function close(event) {
  event.currentTarget.closest('details').open = false;
}

async function sendFile(event) {
  const [file] = event.target.files;
  if (!file) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  event.target.closest('details').open = false;
  if (/\.eml$/i.test(file.name)) return sendRaw(bytes);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return post('samples/file', { name: file.name, base64: btoa(binary) });
}

function Reading({ mail, received, now, doing }) {
  const [whole, setWhole] = useState(null);
  const [answer, setAnswer] = useState(null);
  useEffect(() => {
    get(`mail/${encodeURIComponent(mail.id)}`).then(setWhole, () => setWhole({ text: 'This mail cannot be shown.' }));
  }, [mail.id]);
  const reply = (withForm) =>
    doing(() => post('samples/reply', { mailId: mail.id, withForm, ...(answer ? { text: answer } : {}) })).then(() =>
      setAnswer(null),
    );
  const asks = /^Questions/.test(mail.subject);
  return html`
    <div class="scroll reading" tabindex="0" role="group" aria-label="Conversation">
      <h3>${mail.subject}</h3>
      <div class="mail">
        <p class="who"><b>${people([mail.from])}</b><time>${mailTime(at(mail), now)}</time><span>to ${people(mail.to)}</span></p>
        ${whole ? html`<${MailText} text=${whole.text ?? ''} />` : html`<p class="quiet">Opening …</p>`}
        ${(whole?.attachments ?? []).map((one) => html`<p><span class="file"><svg class="i" aria-hidden="true"><use href="#clip" /></svg>${one.name ?? one}</span></p>`)}
        ${
          received &&
          html`
          <div class="acts">
            <button type="button" class="btn" onClick=${() => setAnswer(answer === null ? '' : null)} aria-expanded=${String(answer !== null)}>Reply</button>
            <button type="button" class=${`btn${asks ? ' go' : ''}`} onClick=${() => reply(true)}>Reply with the follow-up form</button>
          </div>
          ${
            answer !== null &&
            html`
            <form class="field" onSubmit=${(event) => {
              event.preventDefault();
              reply(false);
            }}>
              <label for="reply">Your reply</label>
              <textarea id="reply" value=${answer} onInput=${(event) => setAnswer(event.target.value)}></textarea>
              <button type="submit" class="btn go">Send the reply</button>
            </form>`
          }`
        }
      </div>
    </div>`;
}
