import { AdaptiveCard } from './adaptive-card.js';
import { nameIn } from './people.js';
import { html, useState } from './vendor/preact.js';
import { initials, timeOf } from './words.js';

/** A post with its thread under it; lines of the app begin with the office's time themselves. */
export function Post({ message, replies, press, turn, reference, menu, isOpen, isCurrent }) {
  const own = isOwn(message);
  const name = own ? 'Breachdesk' : nameIn('teams', message.from);
  const count = `${replies.length} in the thread`;
  return html`
    <article aria-label=${reference ? `Case ${reference}` : `Message from ${name}`} data-reference=${reference}>
      ${message.to && html`<p class="private"><svg class="i" aria-hidden="true"><use href="#eye" /></svg>Only you see this</p>`}
      <p class="by">
        ${own ? html`<svg class="face" aria-hidden="true"><use href="#mark" /></svg>` : html`<span class="face" aria-hidden="true">${initials(name)}</span>`}
        <b>${name}</b>${own && html`<span class="app">app</span>`}<time>${timeOf(Number(message.id))}</time>
        ${message.edited && html`<span>changed</span>`}
        ${message.to === null && menu}
      </p>
      <${Said} message=${message} press=${press} isCurrent=${isCurrent} />
      ${replies.length > 0 && html`<p class="tail"><button type="button" aria-expanded=${String(isOpen)} onClick=${turn}>${isOpen ? 'Hide the thread' : count}</button></p>`}
      ${isOpen && replies.length > 0 && html`<${Thread} replies=${replies} press=${press} />`}
    </article>`;
}

/** Words, and cards in the order in which they were sent. */
function Said({ message, press, isCurrent = false }) {
  const [busy, setBusy] = useState(false);
  const pressing = async (wanted) => {
    setBusy(true);
    await press(message.id, wanted);
    setBusy(false);
  };
  return html`
    ${message.text && html`<p class="said">${message.text}</p>`}
    ${message.cards.map((card, n) => html`<div key=${n} class=${`card${isCurrent ? ' is-now' : ''}`} aria-busy=${String(busy)}><${AdaptiveCard} card=${card} press=${pressing} /></div>`)}`;
}

function Thread({ replies, press }) {
  return html`
    <section class="thread" aria-label="Thread">
      <ol class="lines">
        ${replies.map(
          (reply) => html`
          <li key=${reply.id}>
            ${!isOwn(reply) && html`<p class="by"><b>${nameIn('teams', reply.from)}</b><time>${timeOf(Number(reply.id))}</time></p>`}
            <${Said} message=${reply} press=${press} />
          </li>`,
        )}
      </ol>
    </section>`;
}

const isOwn = ({ from }) => from.startsWith('28:');

/** The case that a post is the card of; what is notified of it begins with that. */
export function referenceOf({ summary }) {
  return /^([A-Z]+-\d+-[A-Z0-9]+)\b/.exec(summary)?.[1] ?? null;
}
