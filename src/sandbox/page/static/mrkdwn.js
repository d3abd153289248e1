// Slack's own markup, read into pieces; nothing that stands in it is ever taken as HTML.
import { html } from './vendor/preact.js';

const entities = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const plainOf = (text) => text.replace(/&(lt|gt|amp);/g, (entity) => entities[entity]);

/** The words of a text object as nodes: bold, links and lines of mrkdwn; plain text as it is. */
export function words(text) {
  if (!text) return '';
  return text.type === 'mrkdwn' ? marked(text.text) : lines(text.text);
}

function marked(source) {
  const pieces = [];
  let rest = source;
  const token = /(?<![\w*])\*(?=\S)([^*\n]+?)\*(?![\w*])|<(https?:[^|>]+|mailto:[^|>]+)(?:\|([^>]*))?>/;
  for (let found = token.exec(rest); found; found = token.exec(rest)) {
    pieces.push(lines(plainOf(rest.slice(0, found.index))));
    if (found[1] !== undefined) pieces.push(strong(plainOf(found[1])));
    else pieces.push(html`<a href=${plainOf(found[2])} rel="noreferrer">${plainOf(found[3] ?? found[2])}</a>`);
    rest = rest.slice(found.index + found[0].length);
  }
  return [...pieces, lines(plainOf(rest))];
}

/** Lateness is the one thing that has a colour of its own. */
function strong(text) {
  return /^late by|is .* late$/.test(text) ? html`<b class="late">${text}</b>` : html`<b>${lines(text)}</b>`;
}

function lines(text) {
  return text.split('\n').flatMap((line, n) => (n === 0 ? [line] : [html`<br />`, line]));
}

/** The elements of rich text: sections, lists, quotes and preformatted words. */
export function richText(block) {
  return block.elements.map((element) => {
    const inside = (element.elements ?? []).map(inline);
    switch (element.type) {
      case 'rich_text_list':
        return html`<ul>${element.elements.map((item) => html`<li>${item.elements.map(inline)}</li>`)}</ul>`;
      case 'rich_text_quote':
        return html`<blockquote>${inside}</blockquote>`;
      case 'rich_text_preformatted':
        return html`<pre>${inside}</pre>`;
      default:
        return html`<div class="rich">${inside}</div>`;
    }
  });
}

function inline(piece) {
  if (piece.type === 'link') return html`<a href=${piece.url} rel="noreferrer">${piece.text ?? piece.url}</a>`;
  const text = lines(piece.text ?? '');
  if (piece.style?.italic) return html`<i>${text}</i>`;
  return piece.style?.bold ? html`<b>${text}</b>` : html`<span>${text}</span>`;
}
