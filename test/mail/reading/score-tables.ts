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
  ['PDF, typed marks', /^pdf-(?:bold|browser|from-libreoffice-grid|glyphs|no-ticks|numbered|options|table|two)/],
  ['PDF, symbol fonts', /^pdf-.*(?:wingdings|zapf|symbol)/],
  ['PDF, drawn boxes', /^pdf-.*(?:crossed|drawn|printed)/],
  ['PDF, named form fields', /^pdf-.*(?:named-fields|fields-named|fillable|radio)/],
  ['PDF, nameless form fields', /^pdf-.*(?:meaningless|nameless)/],
  ['PDF, locked, damaged, scanned', /^pdf/],
  ['online form', /^online/],
  ['European template', /^edpb/],
  ['attached mails', /^(?:forward-as-attachment|attached)/],
  ['sent on in the text', /^forward/],
  ['zip', /^zip/],
  ['Outlook items (.msg)', /^msg/],
  ['winmail.dat', /^tnef/],
  ['signed, encrypted', /^smime/],
  ['other mails', /./],
];

const HALVES = [
  ['The authors’ mails', 'reports'],
  ['The examiner’s mails', 'examiner'],
] as const;

/** How well the fixtures are read, as it stands in docs/reading.md: a table for each half, a row for each format. */
export async function scoreTables(): Promise<string> {
  const tables = HALVES.map(async ([title, half]) => {
    const mails = await examine(half);
    const rows = byFormat(mails).map(([format, some]) => row(format, scoreOf(some)));
    return [`### ${title}\n`, HEAD, '|---|--:|--:|--:|--:|--:|--:|--:|--:|', ...rows, row('**all**', scoreOf(mails))];
  });
  return (await Promise.all(tables)).map((lines) => `${lines.join('\n')}\n`).join('\n');
}

const HEAD = '| format | mails | ticks kept | ticks untrue | right | missing | wrong | invented | other mistakes |';

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
