import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { answerMail } from '../../src/desk/answer-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { bounceOf } from '../support/bounce.ts';
import { emlOf } from '../support/eml.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Answer, type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const now = '2024-03-13T09:30:00Z';
const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };
let office: Office;
let number = 0;

beforeAll(async () => {
  office = await openOffice({ now });
  await office.deliver(fixtureMail('text-initial'));
  await office.card('IC-', 'Northvale Homes');
});
afterAll(() => office.stop());

const write = (headers: Record<string, string>, text: string) =>
  emlOf({ headers: { 'Message-ID': `<w${++number}@mailhouse.example>`, ...headers }, text });

async function arrive(raw: Uint8Array | string) {
  const { id } = await office.deliver(raw);
  return until('the mail to have its place', async () => {
    const [row] = await office.db.select().from(messages).where(eq(messages.mailboxId, id));
    return row && row.state !== 'listed' && row;
  });
}

const rowOf = async (id: string) => (await office.db.select().from(messages).where(eq(messages.id, id)))[0];
const answersTo = (id: string) => office.db.select().from(letters).where(eq(letters.message, id));

/** Presses a button of one mail in the list of those that need a look. */
async function press(user: string, id: string, actionId: string): Promise<Answer> {
  const list = (await office.command(user, 'look')).ephemeral.at(-1);
  const value = JSON.stringify({ ref: '', v: 0, id });
  return office.ask('slack/click', { user, channel: 'C0CASES', ts: list?.ts, actionId, value });
}

async function look(id: string): Promise<View> {
  const { view } = await press('U0ALEX', id, 'file-mail');
  if (!view) throw new Error('No form was opened');
  return view;
}

/** Says which answer it gets, and sends it as it is shown. */
async function answer(id: string, kind: string) {
  const preview = await office.submit('U0ALEX', await look(id), { choice: 'answer-mail', answer: kind });
  const shown = preview.view?.callback_id === 'signature' ? await signed(preview.view, id, kind) : preview;
  const said = await office.submit('U0ALEX', shown.view as never);
  return { preview: shown, said: said.ephemeral.at(-1) };
}

async function signed(view: View, _id: string, kind: string) {
  const form = await office.submit('U0ALEX', view, signature);
  return office.submit('U0ALEX', form.view as never, { choice: 'answer-mail', answer: kind });
}

async function leaves(id: string) {
  const letter = (await answersTo(id)).find(({ state }) => state === 'queued');
  await office.ask('send-now', { letter: letter?.id });
  await until('the answer to leave', async () => (await answersTo(id)).some(({ state }) => state === 'sent'));
}

describe('a complaint by somebody affected', () => {
  let id: string;

  test('opens no case, and says what it seems to be', async () => {
    const row = await arrive(fixtureMail('complaint'));
    id = row.id;
    expect(row).toMatchObject({ state: 'held', kind: 'complaint', why: expect.stringContaining('complain') });
    expect(await office.db.$count(cases)).toBe(1);
  });

  test('is answered with where to complain, whole and to the address it came from', async () => {
    const { preview, said } = await answer(id, 'answer-complaint');
    const shown = JSON.stringify(preview.view);
    expect(shown).toContain('ifor.rees@mailhouse.example (where the mail came from)');
    expect(shown).toContain('www.regulator.example/complaints');
    expect(said?.text).toContain('"How to complain" to somebody at mailhouse.example leaves');
    expect(await rowOf(id)).toMatchObject({ state: 'kept', why: 'Answered: How to complain' });
  });

  test('an answer that is undone never leaves, and the mail waits again', async () => {
    const [letter] = await answersTo(id);
    const list = (await office.messages()).filter(({ text }) => text.includes('leaves at')).at(-1);
    const value = JSON.stringify({ ref: '', v: 0, id: letter?.id });
    await office.ask('slack/click', { user: 'U0ALEX', channel: 'C0CASES', ts: list?.ts, actionId: 'undo', value });
    expect((await answersTo(id)).map(({ state }) => state)).toEqual(['withdrawn']);
    expect(await rowOf(id)).toMatchObject({ state: 'held', why: 'Its answer was taken back before it left' });
  });

  test('is answered once, in its own thread, and not a second time', async () => {
    await answer(id, 'answer-complaint');
    await leaves(id);
    const [sent, another] = await office.mails('sentitems');
    expect(another).toBeUndefined();
    expect(sent.subject).toBe('Your message of 13 March 2024: how to complain');
    expect(JSON.stringify(sent.to)).toContain('ifor.rees@mailhouse.example');
    expect(await office.raw(sent.id)).not.toContain('Northvale');
    await press('U0ALEX', id, 'restore-mail');
    const again = await answer(id, 'answer-not-ours');
    expect(JSON.stringify(again)).not.toContain('leaves at');
    expect((await office.mails('sentitems')).length).toBe(1);
  });

  test('an answer that comes back puts its mail before a person again', async () => {
    const [letter] = (await answersTo(id)).filter(({ state }) => state === 'sent');
    await press('U0ALEX', id, 'dismiss-mail');
    await arrive(bounceOf(letter?.internetMessageId ?? '', 'ifor.rees@mailhouse.example'));
    const row = await until('the mail to wait again', async () => {
      const found = await rowOf(id);
      return found?.state === 'held' && found;
    });
    expect(row.why).toBe('Our answer to it came back: no such address');
  });
});

describe('other mail that is no report', () => {
  test('a request for information is acknowledged as received, by the right team’s name', async () => {
    const { id } = await arrive(
      write(
        { From: 'Ada Quill <ada@mailhouse.example>', Subject: 'FOI request' },
        'Under the Freedom of Information Act, please send me all breach notifications of 2023.',
      ),
    );
    const { preview, said } = await answer(id, 'answer-information-request');
    expect(JSON.stringify(preview.view)).toContain('Information Access team');
    expect(said?.text).toContain('Now forward the mail to the Information Access team in Outlook.');
    await leaves(id);
  });

  test('a monthly log becomes no case and is put on file', async () => {
    const { id } = await arrive(
      write({ From: 'Log <log@telco.example>', Subject: 'PECR monthly log' }, 'Forty small ones, attached.'),
    );
    await office.submit('U0ALEX', await look(id), { choice: 'keep-log' });
    expect(await rowOf(id)).toMatchObject({ state: 'kept', why: 'A log, put on file' });
  });

  test('"not ours" can be taken back', async () => {
    const { id } = await arrive(write({ From: 'A <a@mailhouse.example>', Subject: 'Hello' }, 'Is this the council?'));
    await press('U0TOM', id, 'dismiss-mail');
    expect(await rowOf(id)).toMatchObject({ state: 'kept', why: 'Not ours' });
    await press('U0ALEX', id, 'restore-mail');
    expect((await rowOf(id))?.state).toBe('held');
  });

  test.for([
    ['a machine', { 'Auto-Submitted': 'auto-replied' }],
    ['a newsletter', { 'List-Unsubscribe': '<mailto:x@y.example>' }],
    ['an address that nobody reads', { From: 'no-reply@shop.example' }],
    ['a forged sender', { 'Authentication-Results': 'mx.regulator.example; dmarc=fail' }],
    ['bait', { 'X-Spam-Flag': 'YES' }],
  ] as const)('nothing can be sent back to %s', async ([, headers]) => {
    const { id, state } = await arrive(write({ From: 'B <b@bots.example>', Subject: 'Hello', ...headers }, 'Hello?'));
    expect(state).toBe('held');
    const form = await look(id);
    expect(JSON.stringify(form)).toContain('It cannot be answered from here.');
    expect(JSON.stringify(form)).not.toContain('answer-');
    const person = { id: 'an officer', lead: true, name: 'Alex Moss' };
    const answer = { kind: 'answer-question', parts: {} } as const;
    await expect(
      answerMail(
        bareDesk(office.db, () => new Date(now)),
        person,
        id,
        answer,
      ),
    ).rejects.toThrow(/cannot be/);
    expect(await answersTo(id)).toEqual([]);
  });

  test('Home says what the mails that wait are about', async () => {
    await office.ask('slack/home', { user: 'U0ALEX' });
    const { view } = await office.ask('slack/home?user=U0ALEX');
    expect(JSON.stringify(view)).toMatch(/mails need a look, among them .*newsletter/);
  });
});

test('a mail that waits is opened by nobody unseen: team leads see who read it, before and after it is on a case', async () => {
  const held = await arrive(write({ From: 'A <a@sedge.example>', Subject: 'We lost a list' }, 'A list was lost.'));
  await look(held.id);
  const asked = async (user: string, words: string) => (await office.command(user, words)).ephemeral.at(-1)?.text;
  expect(await asked('U0PRIYA', 'looked')).toMatch(
    /^A mail to look at was opened (once|twice|\d+ times)\. [^.]*Alex Moss · A mail to look at · from sedge\.example/,
  );
  expect(await asked('U0ALEX', 'looked')).toContain('Only a team lead');
  await press('U0TOM', held.id, 'open-case-for-mail');
  const [kase] = await office.db
    .select()
    .from(cases)
    .where(eq(cases.reference, (await rowOf(held.id))?.reference ?? ''));
  expect(await asked('U0PRIYA', `looked ${kase?.reference}`)).toContain('Alex Moss · A mail to look at');
});

describe('a flood', () => {
  test('of one machine is told once, as a flood, and answered never', async () => {
    const told = async () => (await office.messages('C0OPS')).filter(({ text }) => text.includes('flood.example'));
    const sent = (await office.mails('sentitems')).length;
    for (let mail = 0; mail < 9; mail++) {
      await arrive(write({ From: 'bot@flood.example', Subject: 'Ticket', 'Auto-Submitted': 'auto-generated' }, 'x'));
    }
    await until('the alarm', async () => (await told()).length > 0);
    await office.at('2024-03-13T09:31:00Z');
    expect((await told()).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^6 mails of one sender at flood\.example were held today; more of them are not told/),
    ]);
    expect((await office.mails('sentitems')).length).toBe(sent);
    expect(await office.db.$count(messages, eq(messages.fromAddress, 'bot@flood.example'))).toBe(9);
  });
});

test('the database is whole', async () => {
  await expectWhole(office.db, new Date(now));
});
