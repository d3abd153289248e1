import { Feed } from './feed.js';
import { FirstVisit } from './first-visit.js';
import { post } from './sandbox.js';
import { ShortcutMenu, useShortcuts } from './shortcuts.js';
import { Post, referenceOf } from './teams-post.js';
import { html, useState } from './vendor/preact.js';

export const TEAMS_PLACES = [
  ['19:cases@thread.tacv2', 'Cases'],
  ['19:ops@thread.tacv2', 'Ops'],
  ['personal', 'Chat'],
];
const [[CASES]] = TEAMS_PLACES;

/** Teams as one person sees it: a channel whose threads stand under their posts, and the chat with the app. */
export function Teams({ seen, kase, person, doing, place, setChosen }) {
  const [open, setOpen] = useState({});
  const [typed, setTyped] = useState(0);
  const user = person.teams;
  const shortcuts = useShortcuts('teams');
  const choose = (command, id) =>
    doing(() => post('teams/extend', { user, channel: place, command, ...(id && { id }) }));
  const menu = (id) =>
    html`<${ShortcutMenu} shortcuts=${shortcuts} on=${id !== undefined} choose=${(command) => choose(command, id)} />`;
  // The card may have changed since it was drawn here; what stood on it was pressed all the same.
  const press = (id, wanted) => doing(() => post('teams/press', { user, channel: place, id, ...wanted, behind: true }));
  const begin = seen.messages.filter(({ root }) => root === null);
  if (seen.messages.length === 0 && place === CASES) return html`<${FirstVisit} doing=${doing} seen=${seen} />`;
  const entries = begin.map((message) => {
    const reference = referenceOf(message);
    const turn = () => {
      setOpen({ ...open, [message.id]: !open[message.id] });
      if (reference) setChosen(reference);
    };
    const replies = seen.messages.filter(({ root }) => root === message.id);
    const draw = () =>
      html`<${Post} ...${{ message, replies, press, turn, reference, menu: menu(message.id) }} isOpen=${open[message.id] ?? false} isCurrent=${reference !== null && reference === kase?.reference} />`;
    return { key: message.id, at: Number(message.id), draw };
  });
  return html`
    <div class="talk"><div class="channel">
      <${Feed} entries=${entries} count=${seen.messages.length} place=${place} typed=${typed} />
      <${Say} user=${user} place=${place} doing=${doing} menu=${menu()} onSaid=${() => setTyped(typed + 1)} />
    </div></div>`;
}

/** In a channel the app hears only what mentions it, so a new message begins with that. */
function Say({ user, place, doing, menu, onSaid }) {
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState(true);
  const inChannel = place !== 'personal';
  const send = async (event) => {
    event.preventDefault();
    const typed = text.trim();
    if (!typed) return;
    setText('');
    const said = inChannel && mentions ? `@Breachdesk ${typed}` : typed;
    await doing(() => post('teams/say', { user, channel: place, text: said }));
    onSaid();
  };
  return html`
    <form class="say" onSubmit=${send}>
      ${menu}
      ${inChannel && html`<button type="button" class="btn mention" aria-pressed=${String(mentions)} onClick=${() => setMentions(!mentions)}>@Breachdesk</button>`}
      <label class="sr" for="say-it">Message or command</label>
      <input id="say-it" type="text" placeholder="queue, mine, due, look, show IC-…" autocomplete="off" value=${text} onInput=${(event) => setText(event.target.value)} />
      <button type="submit" class="btn">Send</button>
    </form>`;
}
