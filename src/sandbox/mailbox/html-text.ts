import { Parser } from 'htmlparser2';

const blocks = new Set('p div h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote br hr section article'.split(' '));
const silent = new Set(['head', 'style', 'script', 'title']);

/** What nests without end takes the parser ever longer; no mail that people practise with is longer. */
const LONGEST = 200_000;

/** The words of an HTML mail as plain lines: what a mail server puts beside it as the text alternative. */
export function plainText(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (silent.has(name)) hidden++;
      if (blocks.has(name)) text += '\n';
      if (name === 'li') text += '* ';
      if (name === 'td' || name === 'th') text += '\t';
    },
    ontext: (piece) => {
      if (hidden === 0) text += piece.replace(/\s+/g, ' ');
    },
    onclosetag: (name) => {
      if (silent.has(name)) hidden--;
      if (blocks.has(name) && name !== 'br') text += '\n';
    },
  });
  parser.end(html.slice(0, LONGEST));
  return `${text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
