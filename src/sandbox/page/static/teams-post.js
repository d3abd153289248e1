import { AdaptiveCard } from './adaptive-card.js';
import { nameIn } from './people.js';
import { html, useState } from './vendor/preact.js';
import { initials, timeOf } from './words.js';

/** A post with its thread under it. */
export function Post({ message, replies, press, turn, reference, isOpen, isCurrent }) {
  const own = message.from.startsWith('28:');
  const name = own ? 'Breachdesk' : nameIn('teams', message.from);
  const count = `${replies.length} in the thread`;
  return html`
    <article aria-label=${reference ? `Case ${reference}` : `Message from ${name}`} data-reference=${reference}>
      ${message.to && html`<p class="private"><svg class="i" aria-hidden="true"><use href="#eye" /></svg>Only you see this</p>`}
      <p class="by">
        ${own ? html`<svg class="face" aria-hidden="true"><use href="#mark" /></svg>` : html`<span class="face" aria-hidden="true">${initials(name)}</span>`}
        <b>${name}</b>${own && html`<span class="app">app</span>`}<time>${timeOf(Number(message.id))}</time>
        ${message.edited && html`<span>changed</span>`}
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
        ${replies.map((reply) => html`<li key=${reply.id}><time>${timeOf(Number(reply.id))}</time><div>${reply.from.startsWith('28:') ? null : html`<b>${nameIn('teams', reply.from)}</b>`}<${Said} message=${reply} press=${press} /></div></li>`)}
      </ol>
    </section>`;
}

/** The case that a post is the card of; what is notified of it begins with that. */
export function referenceOf({ summary }) {
  return /^([A-Z]+-\d+-[A-Z0-9]+) · /.exec(summary)?.[1] ?? null;
}
