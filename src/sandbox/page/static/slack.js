import { Block } from './blocks.js';
import { Feed } from './feed.js';
import { FirstVisit } from './first-visit.js';
import { headOf, Message } from './message.js';
import { nameIn } from './people.js';
import { post } from './sandbox.js';
import { ShortcutMenu, useShortcuts } from './shortcuts.js';
import { html, useEffect, useState } from './vendor/preact.js';
import { timeOf } from './words.js';

export const SLACK_PLACES = [
  ['C0CASES', 'Cases'],
  ['C0OPS', 'Ops'],
  ['direct', 'Direct'],
  ['home', 'Home'],
];

/** Slack as one person sees it: channel, thread, direct messages and home. */
export function Slack({ seen, kase, person, doing, place, setChosen }) {
  const [thread, setThread] = useState(null);
  const shortcuts = useShortcuts('slack');
  const user = person.slack;
  const channel = place === 'direct' || place === 'home' ? `D${user}` : place;
  const press = (message, element, blockId, value) =>
    doing(() =>
      post('slack/click', {
        user,
        channel,
        ts: message.ts,
        actionId: element.action_id,
        blockId,
        value,
        // The message may have changed since it was drawn here; what stood on it was pressed all the same.
        behind: true,
      }),
    );
  useEffect(() => {
    if (place === 'home') doing(() => post('slack/home', { user }));
  }, [place, user]);
  if (place === 'home') return html`<${Home} view=${seen.home} user=${user} doing=${doing} />`;
  return html`<${Channel} ...${{ seen, kase, channel, place, press, thread, setThread, doing, user, setChosen, shortcuts }} />`;
}

function Channel({ seen, kase, channel, place, press, thread, setThread, doing, user, setChosen, shortcuts }) {
  const [typed, setTyped] = useState(0);
  const parents = seen.messages.filter((message) => !message.thread_ts);
  const repliesOf = (ts) => seen.messages.filter((message) => message.thread_ts === ts);
  const open = thread && parents.find(({ ts }) => ts === thread);
  if (seen.messages.length === 0 && place === 'C0CASES') return html`<${FirstVisit} doing=${doing} seen=${seen} />`;
  const entries = parents.map((message) => {
    const head = headOf(message);
    const openThread = () => {
      setThread(message.ts);
      if (head) setChosen(head.reference);
    };
    const draw = () => html`
      <${Message} message=${message} replies=${repliesOf(message.ts).length} press=${press} names=${(id) => nameIn('slack', id)}
        menu=${html`<${ShortcutMenu} shortcuts=${shortcuts} on choose=${(id) => doing(() => post('slack/shortcut', { user, callbackId: id, channel, ts: message.ts }))} />`}
        isCurrent=${head?.reference === kase?.reference} openThread=${openThread} />`;
    return { key: message.ts, at: Number(message.ts) * 1000, draw };
  });
  return html`
    <div class="talk">
      <div class="channel">
        <${Feed} entries=${entries} count=${seen.messages.length} place=${channel} typed=${typed} />
        <${Say} ...${{ user, channel, doing, shortcuts }} onSaid=${() => setTyped(typed + 1)} />
      </div>
      ${open && html`<${Thread} parent=${open} replies=${repliesOf(open.ts)} press=${press} close=${() => setThread(null)} />`}
    </div>`;
}

function Thread({ parent, replies, press, close }) {
  const head = headOf(parent);
  return html`
    <aside class="thread" id="thread" aria-labelledby="h-thread">
      <div class="head">
        <button type="button" class="btn plain back" onClick=${close}>Back</button>
        <div><h3 id="h-thread">Thread</h3><p class="ref">${head?.reference}</p></div>
        <button type="button" class="btn plain" aria-label="Close the thread" onClick=${close}><svg class="i" aria-hidden="true"><use href="#cross" /></svg></button>
      </div>
      <div class="scroll" tabindex="0" role="group" aria-label="Thread lines">
        <ol class="lines">
          ${replies.map((reply) => html`<li key=${reply.ts}><time>${timeOf(Number(reply.ts) * 1000)}</time><${Line} reply=${reply} press=${press} /></li>`)}
        </ol>
      </div>
    </aside>`;
}

/** A line begins with the office's time, which stands beside it already. */
function Line({ reply, press }) {
  const accessory = reply.blocks?.find((block) => block.accessory);
  return html`<p>${reply.text.replace(/^\d\d:\d\d /, '')}</p>${accessory && html`<${Block} block=${{ type: 'actions', elements: [accessory.accessory], block_id: accessory.block_id }} press=${(...args) => press(reply, ...args)} />`}`;
}

function Say({ user, channel, doing, shortcuts, onSaid }) {
  const [text, setText] = useState('');
  const send = async (event) => {
    event.preventDefault();
    const typed = text.trim();
    if (!typed) return;
    setText('');
    const command = /^\/breach\b\s*(.*)$/.exec(typed);
    await doing(() =>
      command
        ? post('slack/command', { user, channel, text: command[1] })
        : post('slack/say', { user, channel, text: typed }),
    );
    onSaid();
  };
  return html`
    <form class="say" onSubmit=${send}>
      <${ShortcutMenu} shortcuts=${shortcuts} choose=${(id) => doing(() => post('slack/shortcut', { user, callbackId: id }))} />
      <label class="sr" for="say-it">Message or command</label>
      <input id="say-it" type="text" placeholder="/breach queue, mine, due, look, show IC-…" autocomplete="off" value=${text} onInput=${(event) => setText(event.target.value)} />
      <button type="submit" class="btn">Send</button>
    </form>`;
}

function Home({ view, user, doing }) {
  const press = (element, blockId, value) =>
    doing(() => post('slack/click', { user, viewId: view.id, actionId: element.action_id, blockId, value }));
  return html`
    <div class="talk"><div class="scroll" tabindex="0" role="group" aria-label="Home"><div class="feed home">
      ${view ? view.blocks.map((block, n) => html`<${Block} key=${block.block_id ?? n} block=${block} press=${press} />`) : html`<p class="quiet">Opening …</p>`}
    </div></div></div>`;
}
