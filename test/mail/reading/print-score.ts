import { type Examined, examine } from './examined.ts';
import { type Score, scoreOf } from './score.ts';

/** What a mail of this name carries, for the rows of the table. */
const FORMATS: [string, RegExp][] = [
  ['text in the mail', /^(?:text|utf16|own-words)/],
  ['HTML in the mail', /^html/],
  ['Word (.docx)', /^docx/],
  ['Word 97-2003 (.doc)', /^doc-/],
  ['OpenDocument (.odt)', /^odt/],
  ['RTF', /^rtf/],
  ['PDF', /^pdf/],
  ['online form', /^online/],
  ['European template', /^edpb/],
  ['forwarded, attached mails', /^(?:forward|attached)/],
  ['zip', /^zip/],
  ['Outlook (.msg, winmail.dat)', /^(?:msg|tnef)/],
  ['signed, encrypted', /^smime/],
  ['other mails', /./],
];

const HALVES = [
  ['The authors’ mails', 'reports'],
  ['The examiner’s mails', 'examiner'],
] as const;

for (const [title, half] of HALVES) {
  const mails = await examine(half);
  console.log(`### ${title}\n`);
  console.log('| format | mails | ticks kept | ticks untrue | right | missing | wrong | invented | other mistakes |');
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const [format, some] of byFormat(mails)) console.log(row(format, scoreOf(some)));
  console.log(`${row('**all**', scoreOf(mails))}\n`);
}

function byFormat(mails: Examined[]): [string, Examined[]][] {
  const groups = Map.groupBy(mails, ({ name }) => FORMATS.find(([, names]) => names.test(name))?.[0]);
  return FORMATS.map(([format]): [string, Examined[]] => [format, groups.get(format) ?? []]).filter(
    ([, some]) => some.length > 0,
  );
}

function row(format: string, score: Score): string {
  const { mails, kept, ticks, untrue, right, missing, wrong, invented, elsewhere } = score;
  return `| ${[format, mails, `${kept} of ${ticks}`, untrue, right, missing, wrong, invented, elsewhere].join(' | ')} |`;
}
