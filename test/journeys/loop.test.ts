import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseEvents } from '../../db/case-events.ts';
import { cases } from '../../db/cases.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { acknowledged, ticketMail } from '../support/ticket-system.ts';
import { expectWhole } from '../support/whole.ts';

const START = '2024-03-12T10:15:00Z';
const DAYS = 7;
/** One that does not say that it is a machine, one that does, and one that calls all it sends generated, whoever wrote it. */
const tickets = [
  { name: 'Northvale Homes', domain: 'northvale', marked: null },
  { name: 'Southvale Homes', domain: 'southvale', marked: 'auto-replied' },
  { name: 'Westvale Homes', domain: 'westvale', marked: 'auto-generated', text: 'Assigned to Rhian Powell.' },
] as const;

let office: Office;
let number = 0;
const answered = new Set<string>();
type Letter = { internetMessageId: string; subject: string; to: { address: string }[] };

/** Every letter that has left is answered at once by the ticket system it went to, quoting it. */
async function answerAll(): Promise<number> {
  const fresh = ((await office.mails('sentitems')) as Letter[]).filter(
    ({ internetMessageId: id }) => !answered.has(id),
  );
  for (const letter of fresh) {
    answered.add(letter.internetMessageId);
    const system = tickets.find(({ domain }) =>
      letter.to.some(({ address }) => address.endsWith(`@${domain}.example`)),
    );
    if (!system) continue;
    const { subject, internetMessageId: answers } = letter;
    const text = 'text' in system ? { text: system.text } : {};
    await office.deliver(ticketMail(system, { number: ++number, subject: `Re: ${subject}`, answers, ...text }));
  }
  return fresh.length;
}

const settled = () =>
  until('every mail to be placed', async () => {
    const all = await office.db.select({ state: messages.state }).from(messages);
    return all.length > 0 && all.every(({ state }) => state !== 'listed');
  });

describe('two desks, and three ticket systems that answer every letter', () => {
  beforeAll(async () => {
    office = await openOffice({ now: START, desks: 2 });
  });
  afterAll(() => office.stop());

  test('the week begins with a report of each, and all are acknowledged once', async () => {
    for (const system of tickets) await acknowledged(office, system);
    await office.lettersLeave();
    expect(await office.mails('sentitems')).toHaveLength(3);
  });

  test('for a week nothing that a machine says is answered by a machine', async () => {
    const hours = Array.from(
      { length: DAYS * 4 },
      (_, turn) => new Date(Date.parse(START) + (turn + 1) * 6 * 3_600_000),
    );
    for (const hour of hours) {
      await office.at(hour.toISOString());
      await answerAll();
      await settled();
    }
    await office.lettersLeave();
    expect(await answerAll()).toBe(0);
    expect(await office.mails('sentitems')).toHaveLength(3);
    expect(await office.mails('inbox')).toHaveLength(6);
  });

  test('what the machines said lies on its case, once, and only what a person may have written waits to be read', async () => {
    const mails = await office.db.select().from(messages);
    expect(mails.filter(({ outgoing }) => !outgoing).map(({ state }) => state)).toEqual(Array(6).fill('filed'));
    const events = await office.db.select().from(caseEvents);
    expect(events.filter(({ type }) => type === 'message-received')).toHaveLength(2);
    expect(await office.db.$count(cases)).toBe(3);
    expect(await office.db.$count(letters)).toBe(3);
  });

  test('the channel heard each thing once: a card for each case, and no more lines than events', async () => {
    const all = (await office.messages()).filter(({ ephemeral_to: to }) => to === null);
    const posted = all.filter(({ thread_ts: thread, text }) => !thread && text.startsWith('IC-'));
    expect(posted).toHaveLength(3);
    const texts = all
      .filter(({ thread_ts: thread }) => thread)
      .map(({ text, thread_ts: thread }) => `${thread} ${text}`);
    expect(texts).toEqual([...new Set(texts)]);
  });

  test('the database is whole', () => expectWhole(office.db, new Date(Date.parse(START) + DAYS * 86_400_000)));
});
