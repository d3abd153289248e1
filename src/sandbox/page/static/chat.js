import { Block } from './blocks.js';
import { headOf, Message } from './message.js';
import { nextMoment, stepTo } from './replay.js';
import { post } from './sandbox.js';
import { ShortcutMenu, useShortcuts } from './shortcuts.js';
import { html, useEffect, useRef, useState } from './vendor/preact.js';
import { dayOf, longDayOf, timeOf } from './words.js';

const PLACES = [
  ['C0CASES', 'Cases'],
  ['C0OPS', 'Ops'],
  ['direct', 'Direct'],
  ['home', 'Home'],
];

/** Slack as one person sees it: channel, thread, direct messages and home. */
export function Chat({ seen, kase, user, people, setUser, doing, place, setPlace, setChosen }) {
  const [thread, setThread] = useState(null);
  const shortcuts = useShortcuts();
  const real = seen.desk?.slack === 'real';
  const channel = place === 'direct' || place === 'home' ? `D${user}` : place;
  const names = (id) => people.find((one) => one.id === id)?.name ?? id;
  const press = (message, element, blockId, value) =>
    doing(() =>
      post('slack/click', {
        user,
        channel,
        ts: message.ts,
        actionId: element.action_id,
        blockId,
        ...(element.type !== 'button' && { value }),
      }),
    );
  useEffect(() => {
    if (place === 'home' && !real) doing(() => post('slack/home', { user }));
  }, [place, user]);
  return html`
    <section class="pane chat" id="chat" aria-labelledby="h-chat" tabindex="-1">
      <div class="head">
        <h2 id="h-chat">Slack</h2>
        <div class="seg" role="group" aria-label="Place">
          ${PLACES.map(([id, label]) => html`<button type="button" aria-pressed=${String(place === id)} onClick=${() => setPlace(id)}>${label}</button>`)}
        </div>
        <div class="end"><label class="quiet" for="who">You are:</label>
          <select id="who" value=${user} onChange=${(event) => setUser(event.target.value)}>
            ${people.map((one) => html`<option value=${one.id} selected=${one.id === user}>${one.name}, ${one.role}</option>`)}
          </select>
        </div>
      </div>
      ${
        real
          ? html`<div class="empty"><p>Chat is in your own Slack. Here goes on the mail half: send reports on the left, and look at the case on the right.</p></div>`
          : place === 'home'
            ? html`<${Home} view=${seen.home} user=${user} doing=${doing} />`
            : html`<${Channel} ...${{ seen, kase, channel, place, press, names, thread, setThread, doing, user, setChosen, shortcuts }} />`
      }
    </section>`;
}

function Channel({ seen, kase, channel, place, press, names, thread, setThread, doing, user, setChosen, shortcuts }) {
  const parents = seen.messages.filter((message) => !message.thread_ts);
  const repliesOf = (ts) => seen.messages.filter((message) => message.thread_ts === ts);
  const feed = useRef(null);
  const atEnd = useRef(true);
  const count = seen.messages.length;
  useEffect(() => {
    const box = feed.current;
    // New posts are followed only by somebody who reads at the end.
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [count, channel]);
  const open = thread && parents.find(({ ts }) => ts === thread);
  if (count === 0 && place === 'C0CASES') return html`<${FirstVisit} doing=${doing} seen=${seen} />`;
  return html`
    <div class="talk">
      <div class="channel">
        <div class="scroll cards" ref=${feed} tabindex="0" role="group" aria-label="Messages"
          onScroll=${(event) => {
            const box = event.currentTarget;
            atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
          }}>
          <div class="feed">
            ${count === 0 && html`<p class="quiet">Nothing here yet.</p>`}
            ${parents.map((message, n) => {
              const head = headOf(message);
              const day = dayOf(Number(message.ts) * 1000);
              const before = n > 0 ? dayOf(Number(parents[n - 1].ts) * 1000) : null;
              return html`
                ${day !== before && html`<h3 class="day" key=${`d${day}${n}`}>${longDayOf(Number(message.ts) * 1000)}</h3>`}
                <${Message} key=${message.ts} message=${message} replies=${repliesOf(message.ts).length} press=${press} names=${names}
                  menu=${html`<${ShortcutMenu} ...${{ shortcuts, user, doing, on: { channel, ts: message.ts } }} />`}
                  isCurrent=${head?.reference === kase?.reference}
                  openThread=${() => {
                    setThread(message.ts);
                    if (head) setChosen(head.reference);
                  }} />`;
            })}
          </div>
        </div>
        <${Say} ...${{ user, channel, doing, shortcuts }} />
      </div>
      ${open && html`<${Thread} parent=${open} replies=${repliesOf(open.ts)} press=${press} close=${() => setThread(null)} />`}
    </div>`;
}

function FirstVisit({ doing, seen }) {
  if (!seen.desk)
    return html`<div class="empty"><p>No desk is running. Start one with npm start, and open the address that it prints.</p></div>`;
  const moment = nextMoment(seen);
  if (moment)
    return html`
      <div class="empty">
        <p>It is Friday 20 December 2019, and the office is about to close for the weekend.</p>
        <button type="button" class="btn go big" onClick=${() => doing(() => stepTo(moment, seen))}>Let Monday come</button>
      </div>`;
  return html`
    <div class="empty">
      <p>Organisations report personal-data breaches by mail; this desk announces each one here, and you work it to the decision.</p>
      <button type="button" class="btn go big" onClick=${() => doing(() => post('samples/just-now'))}>Send the first report</button>
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

function Say({ user, channel, doing, shortcuts }) {
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
  };
  return html`
    <form class="say" onSubmit=${send}>
      <${ShortcutMenu} ...${{ shortcuts, user, doing }} />
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
