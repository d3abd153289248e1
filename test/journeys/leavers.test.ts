import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officers } from '../../db/officers.ts';
import { anotherReport } from '../support/another-report.ts';
import { configuredSlack } from '../support/configured-slack.ts';
import { type Card, type Office, openOffice, until, type View } from '../support/office.ts';

let office: Office;
let unclaimed: string;
let alexs: string;
beforeAll(async () => {
  office = await openOffice({
    now: '2024-03-12T10:15:00Z',
    env: (sandbox) => ({
      ...configuredSlack(sandbox),
      SLACK_OPS_CHANNEL: 'C0OPS',
      // Whoever is no more in Slack at all keeps nobody else from being known.
      SLACK_OFFICERS: 'S0OFFICERS,U0NOBODY',
      SLACK_LEADS: 'S0LEADS',
      SLACK_AUDITORS: 'U0SAM',
    }),
  });
  unclaimed = await anotherReport(office, 1, 'Harbour Housing', 'Harbour Housing');
  alexs = await anotherReport(office, 2, 'Meadow Clinic', 'Meadow Clinic');
  await office.command('U0ALEX', `claim ${alexs}`);
});
afterAll(() => office.stop());

const direct = async (user: string) => (await office.messages(`D${user}`)).map(({ text }) => text);
const hears = (channel: string, words: RegExp) =>
  until(`${channel} to hear of it`, async () => (await office.messages(channel)).find(({ text }) => words.test(text)));
/** What the desk keeps of somebody, once it has heard of a change. */
const known = (user: string, change: Partial<typeof officers.$inferSelect>) =>
  until(`the desk to know ${JSON.stringify(change)} of ${user}`, async () => {
    const [card] = await office.db.select().from(officers).where(eq(officers.slackUserId, user));
    return card && Object.entries(change).every(([key, value]) => card[key as keyof typeof card] === value);
  });
const handOver = async (who: string, reference: string, to: string) => {
  const { view } = await office.command(who, `assign ${reference}`);
  return office.submit(who, view as View, { to, note: '' });
};

test('whoever leads no more, and works in another department now, is told of no case', async () => {
  await known('U0PRIYA', { lead: true });
  await office.ask('faults', { groups: { S0LEADS: ['U0TOM'], S0OFFICERS: ['U0ALEX', 'U0TOM'] } });
  await known('U0PRIYA', { lead: false });
  await known('U0TOM', { lead: true });
  await office.at('2024-03-20T09:00:00Z');
  await hears('DU0TOM', new RegExp(unclaimed));
  expect(await direct('U0PRIYA')).toEqual([]);
});

test('a case is handed to nobody who may not work it, and the form says so under its field', async () => {
  for (const user of ['U0SAM', 'U0PRIYA']) {
    const { errors } = await handOver('U0TOM', unclaimed, user);
    expect(errors).toEqual({ to: expect.stringContaining('Only a case officer of this desk can be given a case.') });
  }
  expect((await office.card(unclaimed)).text).toContain('Nobody has claimed this');
});

test('the case of an owner who became a guest is told to the leads, who read why and hand it over', async () => {
  await office.ask('faults', { people: { U0ALEX: 'guest' } });
  await until('Alex to be let in no more', async () =>
    /Guests/.test((await office.command('U0ALEX', 'mine')).ephemeral.at(-1)?.text ?? ''),
  );
  await office.card(alexs, 'Alex Moss, has left');
  const { ephemeral } = await office.command('U0TOM', 'queue');
  expect(JSON.stringify(ephemeral)).toContain('Alex Moss, has left');
  const before = (await direct('U0ALEX')).length;
  await office.at('2024-04-10T09:00:00Z');
  const told = await hears('DU0TOM', new RegExp(`${alexs}.*Alex Moss has it and works cases no more`));
  expect(JSON.stringify(told.blocks)).toContain('Hand over');
  expect(await direct('U0ALEX')).toHaveLength(before);
  await office.command('U0TOM', `assign ${alexs} <@U0TOM|tom>`);
  await office.card(alexs, 'Tom Okafor');
});

test('where nobody leads any more, those who run the office are told', async () => {
  await office.ask('faults', { groups: { S0LEADS: [] } });
  await known('U0TOM', { lead: false });
  await office.at('2024-04-11T09:00:00Z');
  await hears('C0OPS', new RegExp(`needs? you\\..*${unclaimed}`));
});

test('whoever comes back may be given cases again', async () => {
  await office.ask('faults', { people: { U0ALEX: null }, groups: { S0LEADS: null, S0OFFICERS: null } });
  await known('U0PRIYA', { lead: true });
  await until('Alex to be let in again', async () =>
    ((await office.command('U0ALEX', 'mine')).ephemeral as Card[]).every(({ text }) => !/Guests/.test(text)),
  );
  const { errors } = await handOver('U0PRIYA', unclaimed, 'U0ALEX');
  expect(errors).toBeUndefined();
  await office.card(unclaimed, 'Alex Moss');
  expect((await office.card(unclaimed)).text).not.toContain('has left');
});

test('an owner who comes back is shown as one who is there', async () => {
  await office.ask('faults', { people: { U0ALEX: 'guest' } });
  await office.card(unclaimed, 'Alex Moss, has left');
  await office.ask('faults', { people: { U0ALEX: null } });
  await until('the card to say so', async () => !(await office.card(unclaimed)).text.includes('has left'));
});
