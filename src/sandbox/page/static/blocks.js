// Block Kit as nodes, in the look of the page. Buttons say what they do to assistive technology.

import { Chart } from './chart.js';
import { richText, words } from './mrkdwn.js';
import { html } from './vendor/preact.js';

/** One block of a message or a view. press(element, blockId, value) is called for what acts. */
export function Block({ block, press, busy, title }) {
  switch (block.type) {
    case 'header':
      return title ?? html`<h4>${block.text.text}</h4>`;
    case 'section':
      return section(block, press, busy);
    case 'actions':
      return html`<div class="acts">${block.elements.map((element, n) => html`<${Action} element=${element} first=${n === 0} blockId=${block.block_id} press=${press} busy=${busy} />`)}</div>`;
    case 'context':
      return html`<p class="quiet">${block.elements.map((element) => html`<span>${words(element)} </span>`)}</p>`;
    case 'divider':
      return html`<hr />`;
    case 'rich_text':
      return html`<div class="letter">${richText(block)}</div>`;
    case 'table':
    case 'data_table':
      return table(block);
    case 'data_visualization':
      return html`<${Chart} block=${block} />`;
    case 'alert':
      return html`<p class="duty" role="alert">${words(block.text)}</p>`;
    case 'image':
      return html`<p class="quiet">${block.title ? `${block.title.text}: ` : ''}${block.alt_text}</p>`;
    default:
      return html`<p class="quiet">${block.type}</p>`;
  }
}

function section(block, press, busy) {
  if (block.fields) {
    return html`<dl class=${`facts${block.fields.length === 1 ? ' one' : ''}`}>${block.fields.map(fact)}</dl>`;
  }
  const alone = /^\*[^*\n]+\*\n[^\n]+$/.test(block.text.text);
  if (alone && !block.accessory) {
    return html`<dl class="facts one">${fact(block.text)}</dl>`;
  }
  const accessory =
    block.accessory &&
    html`<${Action} element=${block.accessory} blockId=${block.block_id} press=${press} busy=${busy} />`;
  return html`<div class=${accessory ? 'line' : ''}><p class="duty">${words(block.text)}</p>${accessory}</div>`;
}

/** A field is a label in bold and its value under it. */
function fact(field) {
  const [, label, value] = /^\*(.+?)\*\n([\s\S]*)$/.exec(field.text) ?? [];
  if (label === undefined) return html`<div><dd>${words(field)}</dd></div>`;
  return html`<div><dt>${label}</dt><dd>${words({ type: field.type, text: value })}</dd></div>`;
}

/** A button, or a menu of further acts. */
function Action({ element, blockId, press, busy }) {
  if (element.type === 'button') {
    const act = element.action_id.split(':')[0];
    return html`<button type="button" class=${`btn${element.style === 'primary' ? ' go' : ''}`} data-act=${act} disabled=${busy}
      aria-label=${element.accessibility_label} onClick=${() => press(element, blockId, element.value)}>${element.text.text}</button>`;
  }
  const options = element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
  return html`
    <details class="menu right more-menu">
      <summary class="btn">More</summary>
      <div class="sheet">
        ${options.map(
          (option) =>
            html`<button type="button" disabled=${busy} onClick=${(event) => {
              event.currentTarget.closest('details').open = false;
              press(element, blockId, option.value);
            }}>${option.text.text}</button>`,
        )}
      </div>
    </details>`;
}

function table(block) {
  const cell = (one) => (one.type === 'rich_text' ? richText(one) : (one.text ?? ''));
  const [head, ...rows] = block.rows;
  return html`
    <div class="table" tabindex="0" role="region" aria-label=${block.caption ?? 'Table'}><table>
      ${block.caption && html`<caption>${block.caption}</caption>`}
      <thead><tr>${head.map((one) => html`<th scope="col">${cell(one)}</th>`)}</tr></thead>
      <tbody>${rows.map(([first, ...others]) => html`<tr><th scope="row">${cell(first)}</th>${others.map((one) => html`<td>${cell(one)}</td>`)}</tr>`)}</tbody>
    </table></div>`;
}
