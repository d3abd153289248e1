// The words of a mail as paragraphs, lists and addresses; nothing in it is taken as HTML.
import { html } from './vendor/preact.js';

export function MailText({ text }) {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/);
  return html`<div class="letter">${blocks.map((block) => paragraph(block))}</div>`;
}

function paragraph(block) {
  const lines = block.split('\n');
  if (lines.every((line) => /^[-*•] /.test(line.trim()))) {
    return html`<ul>${lines.map((line) => html`<li>${line.trim().slice(2)}</li>`)}</ul>`;
  }
  if (/^-{5,}$/.test(block.trim())) return html`<hr />`;
  return html`<p>${lines.flatMap((line, n) => (n === 0 ? [line] : [html`<br />`, line]))}</p>`;
}
