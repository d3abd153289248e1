import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherReport, eventsOf } from '../support/another-report.ts';
import { type Answer, type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
let number = 0;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  for (const [user, name] of Object.entries({ U0ALEX: 'Alex Moss', U0TOM: 'Tom Okafor', U0PRIYA: 'Priya Anand' })) {
    const { view } = await office.command(user, 'settings');
    await office.submit(user, view as View, { name, title: 'Case Officer', telephone: '', initials: '' });
  }
});
afterAll(() => office.stop());

const report = (organisation: string) => anotherReport(office, ++number, organisation);
const events = (reference: string, type: string) => eventsOf(office, reference, type);
const said = ({ ephemeral }: Answer) => ephemeral.map(({ text }) => text).join(' ');
const lettersOn = async (reference: string): Promise<string[]> =>
  (await office.mails('sentitems'))
    .map(({ subject }: { subject: string }) => subject)
    .filter((subject: string) => subject.includes(reference));
const deleteCard = ({ ts }: { ts: string }) => office.ask('slack/delete', { user: 'U0PRIYA', channel: 'C0CASES', ts });
/** The card that everybody sees, other than one that stood before. */
const nextCard = (reference: string, before?: { ts: string }) =>
  until(`the card of ${reference}`, async () =>
    (await office.messages()).find(
      ({ ts, text, thread_ts, ephemeral_to }) =>
        ts !== before?.ts && !thread_ts && ephemeral_to === null && text.startsWith(reference),
    ),
  );
const threadOf = async ({ ts }: { ts: string }) =>
  (await office.messages()).filter(({ thread_ts }) => thread_ts === ts).map(({ blocks }) => JSON.stringify(blocks));

async function decide(user: string, reference: string, outcome: string, reasonBank: string[]) {
  const form = await office.command(user, `decide ${reference}`);
  const letter = await office.submit(user, form.view as View, { outcome, reasonBank, happened: 'a list sent astray' });
  await office.submit(user, letter.view as View);
  await office.lettersLeave();
  return JSON.stringify(letter.view);
}

test('a press that comes once more after a restart, from another device, is done once and not in silence', async () => {
  const reference = await report('Otter Estates');
  const card = await office.card(reference);
  const press = (user: string) =>
    office.ask('slack/click', { user, channel: 'C0CASES', ts: card.ts, actionId: 'claim', behind: true });
  await press('U0ALEX');
  await office.ask('restart', {});
  const [again, another]: [Answer, Answer] = [await press('U0ALEX'), await press('U0TOM')];
  expect(again.ok).toBe(true);
  expect(said(another)).toMatch(/Alex Moss .*10:15/);
  expect(await events(reference, 'claimed')).toHaveLength(1);
  await office.card(reference, 'Alex Moss');
});

test('a letter whose form lay open over a restart is sent once, from whichever device and however often', async () => {
  const reference = await report('Heron Bakery');
  await office.click('U0ALEX', await office.card(reference), 'claim');
  const form = await office.command('U0ALEX', `ack ${reference}`);
  await office.ask('restart', {});
  const answers = await Promise.allSettled([1, 2].map(() => office.submit('U0ALEX', form.view as View)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).not.toEqual([]);
  await office.lettersLeave();
  expect(await lettersOn(reference)).toEqual([`Acknowledgement: ${reference}`]);
  expect(await events(reference, 'acknowledged')).toHaveLength(1);
});

test('a card that somebody deleted comes back with the next change, and lines that were on their way stand under it', async () => {
  const [idle, claimed] = [await report('Sorrel Dental'), await report('Teasel Motors')];
  await office.command('U0TOM', `claim ${claimed}`);
  await until('the claim on its card', async () => (await nextCard(claimed)).text.includes('Tom Okafor'));
  const [first, second] = [await nextCard(idle), await nextCard(claimed)];
  // Lines wait a few seconds for others; the card shows the claim long before.
  expect(await threadOf(second)).toEqual([]);
  await deleteCard(first);
  await deleteCard(second);
  await office.command('U0TOM', `claim ${idle}`);
  for (const [reference, gone] of [[idle, first] as const, [claimed, second] as const]) {
    const card = await nextCard(reference, gone);
    expect(card.text).toContain('Tom Okafor');
    await until('its line', async () => (await threadOf(card)).join().includes('claimed this'));
  }
});

test('a channel that has another name is the same channel', async () => {
  await office.ask('faults', { channels: { C0CASES: 'renamed' } });
  const reference = await report('Yarrow Couriers');
  await office.click('U0TOM', await office.card(reference), 'claim');
  await office.card(reference, 'Tom Okafor');
  await office.ask('faults', { channels: { C0CASES: null } });
});

test('a decision that should not stand is made anew by a lead: a second letter, thirty days of its own, and both stay in history and figures', async () => {
  const reference = await report('Bramble Legal');
  const old = await office.card(reference);
  await office.click('U0ALEX', old, 'claim');
  const first = await decide('U0ALEX', reference, 'No Further Action', ['isolated']);
  expect(first).not.toContain('takes the place');
  const closed = await office.card(reference, 'No further action');
  const late = { user: 'U0TOM', channel: 'C0CASES', ts: old.ts, actionId: 'claim', behind: true };
  expect(said(await office.ask('slack/click', late))).toContain(`${reference} was closed`);
  expect(await events(reference, 'claimed')).toHaveLength(1);
  const figures = (saying: string) =>
    until(`figures saying "${saying}"`, async () =>
      said(await office.command('U0PRIYA', 'stats 90d')).includes(saying),
    );
  await figures('1 closed, half of them within 0 days.');
  await office.at('2024-04-23T10:00:00Z');
  const form = await office.click('U0PRIYA', closed, 'reopen');
  await office.submit('U0PRIYA', form.view as View, { reason: 'A fact was overlooked.' });
  const again = await office.card(reference, 'Alex Moss');
  expect(again.text).toContain('Decide by Thu 23 May');
  expect(again.text).toContain('cycle 2, reopened Tue 23 Apr');
  await figures('1 closed, half of them within 0 days.');
  const second = await decide('U0PRIYA', reference, 'Informal Action Taken', ['isolated']);
  expect(second).toContain('This letter takes the place of our decision of 12 March 2024.');
  expect((await office.card(reference, 'Informal action taken')).text).toContain('0 days, cycle 2');
  await figures('2 closed, half of them within 0 days.');
  expect(await lettersOn(reference)).toEqual([`Decision: ${reference}`, `Decision: ${reference}`]);
  const kinds = ['decided', 'letter-sent', 'reopened'];
  expect(await Promise.all(kinds.map(async (kind) => (await events(reference, kind)).length))).toEqual([2, 2, 1]);
  const shown = await office.click('U0TOM', await nextCard(reference), 'show-case');
  expect(JSON.stringify(shown.view)).toContain('A fact was overlooked.');
});

test('an officer with a conflict of interest hands the case over and sees no more of it; nothing says why but the record', async () => {
  const reference = await report('Fennel Insurance');
  await office.click('U0ALEX', await office.card(reference), 'claim');
  await office.command('U0ALEX', `assign ${reference} <@U0TOM|tom>`);
  const form = await office.more('U0TOM', await office.card(reference, 'Tom Okafor'), 'restrict');
  const answers = { restricted: 'yes', members: [], onePerson: 'no', reason: 'A conflict of interest was declared.' };
  await office.submit('U0TOM', form.view as View, answers);
  const card = await office.card(reference, 'Restricted');
  const tries = [
    await office.click('U0ALEX', card, 'show-report'),
    await office.command('U0ALEX', `show ${reference}`),
    await office.command('U0ALEX', 'find fennel'),
    await office.command('U0ALEX', `claim ${reference}`),
    await office.ask('slack/home', { user: 'U0ALEX' }),
  ];
  expect(JSON.stringify(tries)).not.toContain('Fennel');
  expect(JSON.stringify(tries).match(/restricted to named officers/g)?.length).toBeGreaterThanOrEqual(3);
  expect(JSON.stringify(await office.messages())).not.toContain('conflict of interest');
  const record = await office.more('U0TOM', card, 'show-case');
  expect(JSON.stringify(record.view)).toContain('A conflict of interest was declared.');
});

test('the database is whole: histories, copies, mails and letters', () =>
  expectWhole(office.db, new Date('2024-04-23T10:05:00Z')));
