import { Parser } from 'htmlparser2';

const unseen = new Set(['head', 'style', 'script', 'title']);

/** Every character a reader of this HTML sees, without white space: equal for two spellings of one letter. */
export function visibleWords(html: string): string {
  let words = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (unseen.has(name)) hidden++;
    },
    ontext: (text) => {
      if (hidden === 0) words += text;
    },
    onclosetag: (name) => {
      if (unseen.has(name)) hidden--;
    },
  });
  parser.end(html);
  return words.normalize('NFC').replace(/[\s\u200b\ufeff]+/g, '');
}
