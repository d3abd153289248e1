import { type Block, type Carrier, docxOf } from '../../support/docx.ts';
import type { FormLine } from './filled-form.ts';

/** The form as a plain text body, wrapped at 72 columns where a mail program would wrap a label or an option. */
export function asText(form: FormLine[], marks: [string, string] = ['[x]', '[ ]']): string {
  return form
    .flatMap((line) => {
      if (line.kind === 'option') return wrapped(`${line.on ? marks[0] : marks[1]} ${line.text}`);
      return line.kind === 'words' ? [line.text] : ['', ...wrapped(line.text)];
    })
    .join('\r\n');
}

/** The form as an HTML body, ticks as form controls or as glyphs. */
export function asHtml(form: FormLine[], ticks: 'controls' | 'glyphs'): string {
  const lines = form.map((line) => {
    const text = escaped(line.text);
    if (line.kind === 'label') return `<p class="MsoNormal"><b>${text}</b></p>`;
    if (line.kind !== 'option') return `<p class="MsoNormal">${text || '&nbsp;'}</p>`;
    const box = `<input type="checkbox"${line.on ? ' checked' : ''}>`;
    return `<div>${ticks === 'controls' ? box : line.on ? '&#9746;' : '&#9744;'} ${text}</div>`;
  });
  return `<!DOCTYPE html><html><head><style>p { margin: 0 }</style></head><body>${lines.join('\n')}</body></html>`;
}

/** The form as a Word file, with one way of keeping ticks. */
export function asDocx(form: FormLine[], as: Carrier): Uint8Array {
  return docxOf(
    form.map((line): Block => {
      if (line.kind === 'option')
        return [
          { box: line.on, as },
          { text: ` ${line.text}`, split: true },
        ];
      return [{ text: line.text, bold: line.kind === 'label', split: line.kind === 'label' }];
    }),
  );
}

/** "Question: answer", as web forms are mailed; the options of an answer one to a line, with no marks. */
export function asAnswers(form: FormLine[]): string {
  return questionsIn(form)
    .map(([label, ...lines]) => `${label.text}: ${lines.map(({ text }) => text).join('\r\n')}`)
    .join('\r\n\r\n');
}

/** Questions on the left and answers on the right, boxes where the options are not all chosen. */
export function asHtmlTable(form: FormLine[]): string {
  const rows = questionsIn(form).map(([label, ...lines]) => {
    const boxes = lines.some((line) => line.kind === 'option' && !line.on);
    const cell = lines.map((line) => {
      const box = line.kind === 'option' && boxes ? (line.on ? '&#9746; ' : '&#9744; ') : '';
      return `<p>${box}${escaped(line.text) || '&nbsp;'}</p>`;
    });
    return `<tr><td><b>${escaped(label.text)}</b></td><td>${cell.join('')}</td></tr>`;
  });
  return `<html><body><table>${rows.join('')}</table></body></html>`;
}

/** The lines of a form by question, the label first. */
function questionsIn(form: FormLine[]): [FormLine, ...FormLine[]][] {
  const questions: [FormLine, ...FormLine[]][] = [];
  for (const line of form) {
    if (line.kind === 'label') questions.push([line]);
    else questions.at(-1)?.push(line);
  }
  return questions;
}

function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length > 71) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
