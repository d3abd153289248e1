import { badQuery } from './refusal.ts';
import type { Stored } from './stored.ts';

type Test = (mail: Stored) => boolean;
type Form = { shape: RegExp; test: (match: string[]) => Test };

const forms: Form[] = [
  {
    shape: /^receivedDateTime (ge|gt|le|lt) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/,
    test: ([, operator, moment]) => compare(operator ?? '', Date.parse(moment ?? '')),
  },
  {
    shape: /^internetMessageId eq '((?:[^']|'')*)'/,
    test:
      ([, id]) =>
      (mail) =>
        mail.internetMessageId === quoted(id),
  },
  {
    shape: /^conversationId eq '((?:[^']|'')*)'/,
    test:
      ([, id]) =>
      (mail) =>
        mail.conversationId === quoted(id),
  },
  {
    shape: /^isDraft eq (true|false)/,
    test:
      ([, wanted]) =>
      (mail) =>
        mail.isDraft === (wanted === 'true'),
  },
  {
    shape:
      /^singleValueExtendedProperties\/Any\((\w+): ?\1\/id eq '((?:[^']|'')*)' and \1\/value eq '((?:[^']|'')*)'\)/i,
    // The name of a property minds its case, its value does not: singlevaluelegacyextendedproperty-get.
    test:
      ([, , id, value]) =>
      (mail) =>
        mail.extended[quoted(id)]?.toLowerCase() === quoted(value).toLowerCase(),
  },
];

/** Whether a $filter looks into extended properties, whose index lags behind in real mailboxes. */
export function asksForStamp(filter: string | null): boolean {
  return filter !== null && /singleValueExtendedProperties/i.test(filter);
}

/** Understands the filter forms above, joined by `and`; everything else is refused, never ignored. */
export function readFilter(filter: string | null): Test {
  if (filter === null) return () => true;
  const tests: Test[] = [];
  let rest = filter.trim();
  while (rest !== '') {
    const found = forms.map((form) => ({ form, match: form.shape.exec(rest) })).find(({ match }) => match !== null);
    if (!found?.match) throw badQuery(`Invalid filter clause: ${rest}`);
    tests.push(found.form.test([...found.match]));
    rest = rest.slice(found.match[0].length);
    if (rest === '') break;
    if (!rest.startsWith(' and ')) throw badQuery(`Invalid filter clause: ${rest}`);
    rest = rest.slice(5);
    if (rest === '') throw badQuery('Invalid filter clause: nothing follows and.');
  }
  return (mail) => tests.every((test) => test(mail));
}

function compare(operator: string, moment: number): Test {
  return (mail) => {
    const received = Date.parse(mail.receivedAt);
    if (operator === 'ge') return received >= moment;
    if (operator === 'gt') return received > moment;
    return operator === 'le' ? received <= moment : received < moment;
  };
}

function quoted(value: string | undefined): string {
  return (value ?? '').replaceAll("''", "'");
}
