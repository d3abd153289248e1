import { Block } from './blocks.js';
import { words } from './mrkdwn.js';
import { html, useState } from './vendor/preact.js';
import { initials, timeOf } from './words.js';

/** A post: a card of a case, or anything else that was said. */
export function Message({ message, replies, press, openThread, names, isCurrent, menu }) {
  const [busy, setBusy] = useState(false);
  const pressing = async (...args) => {
    setBusy(true);
    await press(message, ...args);
    setBusy(false);
  };
  const head = headOf(message);
  const at = new Date(Number(message.ts) * 1000);
  const own = message.user === 'U0DESK';
  const practice = head && message.blocks.at(-1)?.type === 'context' ? message.blocks.at(-1) : null;
  const blocks = practice ? message.blocks.slice(0, -1) : message.blocks;
  const body = blocks?.length
    ? blocks.map(
        (block, n) =>
          html`<${Block} key=${block.block_id ?? n} block=${block} press=${pressing} busy=${busy} title=${block.type === 'header' ? title(head, message.ts) : undefined} />`,
      )
    : html`<p class="said">${words({ type: 'mrkdwn', text: message.text })}</p>`;
  return html`
    <article aria-labelledby=${head ? `t${message.ts}` : undefined} aria-label=${head ? undefined : 'Message'} data-reference=${head?.reference}>
      ${message.ephemeral_to && html`<p class="private"><svg class="i" aria-hidden="true"><use href="#eye" /></svg>Only you see this</p>`}
      <p class="by">
        ${own ? html`<svg class="face" aria-hidden="true"><use href="#mark" /></svg>` : html`<span class="face" aria-hidden="true">${initials(names(message.user))}</span>`}
        <b>${own ? 'Breachdesk' : names(message.user)}</b>${own && html`<span class="app">app</span>`}<time>${timeOf(at)}</time>
        ${message.edited && html`<span>changed</span>`}
        ${message.ephemeral_to === null && menu}
      </p>
      ${
        head || message.blocks?.length > 1
          ? html`<div class=${cardClass(head, isCurrent)} key=${changeKey(message)}><div>${body}</div>
            ${(practice || replies > 0) && html`<p class="tail"><span>${practice?.elements.map((element) => words(element))}</span>${replies > 0 && html`<button type="button" onClick=${openThread}>${replies} in the thread</button>`}</p>`}
          </div>`
          : html`<div class="post">${body}</div>`
      }
    </article>`;
}

/** A change draws the card anew, so that it is lit for a moment. */
const changeKey = (message) => `${message.ts} ${JSON.stringify(message.blocks).length} ${message.text.length}`;

function cardClass(head, isCurrent) {
  if (!head) return 'card';
  const late = /late/.test(head.state) ? ' is-late' : '';
  const closed = /^(Closed|Referred)/.test(head.state) ? ' is-closed' : '';
  return `card changed${late}${closed}${isCurrent ? ' is-now' : ''}`;
}

/** "IC-31191-G5C6 · Ministry of Justice · New" in its three parts. */
export function headOf(message) {
  const header = message.blocks?.find((block) => block.type === 'header');
  const [reference, ...rest] = header?.text.text.split(' · ') ?? [];
  if (!reference || rest.length < 2 || !/^[A-Z]+-\d/.test(reference)) return null;
  return { reference, organisation: rest.slice(0, -1).join(' · '), state: rest.at(-1) };
}

function title(head, ts) {
  if (!head) return undefined;
  return html`<h3 id=${`t${ts}`}><span class="ref">${head.reference}</span> <span class="org">${head.organisation}</span> <span class="state">${head.state}</span></h3>`;
}
