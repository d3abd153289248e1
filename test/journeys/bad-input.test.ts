import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { readRaw } from '../../src/desk/raw-mail.ts';
import { allBytes } from '../support/all-bytes.ts';
import { emlOf } from '../support/eml.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
let reference: string;
let letter: { internetMessageId: string; subject: string };

/** A case of Northvale Homes, acknowledged: something to be mistaken for, and a letter to be answered. */
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  await office.deliver(fixtureMail('text-initial'));
  const card = await office.card('IC-', 'Northvale Homes');
  reference = card.text.slice(0, card.text.indexOf(','));
  await office.command('U0ALEX', `claim ${reference}`);
  const form = await office.command('U0ALEX', `ack ${reference}`);
  const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };
  const opened = await office.submit('U0ALEX', form.view as never, signature);
  await office.submit('U0ALEX', opened.view as never);
  await office.lettersLeave();
  [letter] = await office.mails('sentitems');
});
afterAll(() => office.stop());

let number = 0;
const mail = (headers: Record<string, string>, text: string) =>
  emlOf({ headers: { 'Message-ID': `<n${++number}@northvale.example>`, ...headers }, text });
const stranger = { From: 'Somebody Else <who@stranger.example>' };
/** The same with one letter wrong, which its check character tells from a reference of another system. */
const mistyped = () => reference.replace(/[A-Z](?=\d[A-Z]\d$)/, (one) => (one === 'A' ? 'B' : 'A'));

type Place = 'new case' | 'its case' | 'held' | 'kept';

test.for<[name: string, raw: () => Uint8Array | string, place: Place, why: RegExp | null]>([
  ['bytes that are no mail', () => fixtureMail('garbage'), 'new case', null],
  ['a mail whose parts cannot be told apart', () => fixtureMail('missing-boundary'), 'new case', null],
  ['a mail that was cut short', () => fixtureMail('text-cut-short'), 'new case', null],
  ['a form that nobody filled in', () => fixtureMail('text-empty-form'), 'new case', null],
  ['a form with both report types ticked', () => fixtureMail('text-both-report-types'), 'new case', null],
  ['a Word file with a password', () => fixtureMail('docx-locked'), 'new case', null],
  ['the very same mail again', () => fixtureMail('text-initial'), 'its case', /A second copy of a mail/],
  [
    'the same report in another mail',
    () => fixtureMail('text-initial-sent-again'),
    'its case',
    /The same report again/,
  ],
  ['other words under a known Message-ID', () => fixtureMail('text-initial-same-id-other-words'), 'new case', null],
  ['an empty mail', () => fixtureMail('empty'), 'held', /Nothing in it looks like a report/],
  ['a newsletter', () => fixtureMail('newsletter'), 'held', /newsletter/],
  ['a complaint by somebody affected', () => fixtureMail('complaint'), 'held', /carries no report/],
  ['a read receipt', () => fixtureMail('read-receipt'), 'held', /A read receipt/],
  [
    'an out-of-office to nothing of ours',
    () => fixtureMail('auto-reply-with-headers'),
    'held',
    /An out-of-office reply/,
  ],
  [
    'one that no header gives away',
    () => fixtureMail('auto-reply-german-without-headers'),
    'held',
    /An out-of-office reply/,
  ],
  ['a bounce of a letter that is not ours', () => fixtureMail('bounce'), 'held', /did not send/],
  ['a letter of our own coming round', () => fixtureMail('own-letter-coming-round'), 'kept', /A letter of our own/],
  ['two references that are no cases', () => fixtureMail('two-references'), 'held', /no case here/],
  [
    'a reference of another system',
    () => mail({ ...stranger, Subject: 'IC-99999-A1B2' }, 'Hello.'),
    'held',
    /no case here/,
  ],
  [
    'a reference with a slip',
    () => mail({ Subject: `About ${mistyped()}` }, 'One more thing.'),
    'held',
    /Did they mean IC-400000-/,
  ],
  [
    'a stranger who quotes the case',
    () => mail({ ...stranger, Subject: `About ${reference}` }, 'Please tell me everything.'),
    'held',
    /its sender is not on that case/,
  ],
  [
    'an out-of-office to our letter',
    () =>
      mail(
        {
          Subject: `Automatic reply: ${letter.subject}`,
          'Auto-Submitted': 'auto-replied',
          'In-Reply-To': letter.internetMessageId,
        },
        'I am away.',
      ),
    'its case',
    /An out-of-office reply/,
  ],
  ['the controller, in plain words', () => mail({ Subject: `About ${reference}` }, 'We are on it.'), 'its case', null],
])('%s ends where a person sees it, and answers nobody', async ([, raw, place, why]) => {
  const before = await counts();
  const bytes = Buffer.from(raw());
  const { id } = await office.deliver(bytes);
  const row = await until('the mail to have its place', async () => {
    const [found] = await office.db.select().from(messages).where(eq(messages.mailboxId, id));
    return found && found.state !== 'listed' && found;
  });
  expect({ place: placeOf(row), why: row.why }).toEqual({ place, why: why ? expect.stringMatching(why) : null });
  const after = await counts();
  expect(after.cases - before.cases).toBe(place === 'new case' ? 1 : 0);
  expect(after.letters).toBe(before.letters);
  expect(sha256(await allBytes(readRaw(office.db, row.rawSha256 ?? '')))).toBe(sha256(bytes));
  expect((await fetch(`${office.url}livez`)).status).toBe(200);
});

function placeOf({ state, reference: filed }: { state: string; reference: string | null }): string {
  if (state !== 'filed') return state;
  return filed === reference ? 'its case' : 'new case';
}

async function counts() {
  return { cases: await office.db.$count(cases), letters: (await office.mails('sentitems')).length };
}

function sha256(bytes: Uint8Array | null): string {
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
}

test('what was held stands in one list, with the reason and without an address', async () => {
  const { ephemeral } = await office.command('U0TOM', 'look');
  const said = JSON.stringify(ephemeral.at(-1));
  expect(said).toContain('mails need a look');
  expect(said).toContain('Nothing in it looks like a report');
  expect(said).not.toMatch(/\w@\w/);
});

test('a case that could not be read says so on its card, and why', async () => {
  const locked = await until('the card', async () =>
    (await office.messages()).find(({ text }) => text.includes('password')),
  );
  expect(locked.text).toContain('This mail could not be read: the Word file is locked with a password');
});

test('nothing was lost on the way', async () => {
  await expectWhole(office.db, new Date('2024-03-12T10:15:00Z'));
});
