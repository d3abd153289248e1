import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatPlaces } from '../../db/chat-places.ts';
import type { Seen } from '../../src/sandbox/teams/act.ts';
import type { Post } from '../../src/sandbox/teams/posts.ts';
import { CASE_CHANNEL } from '../../src/sandbox/teams/tenant.ts';
import { type ChatFloor, cardOn, type Shown } from '../support/chat-floor.ts';
import { type Office, until } from '../support/office.ts';
import { idOf } from '../support/teams-floor.ts';
import { openTeamsOffice } from '../support/teams-office.ts';

let office: Office;
let floor: ChatFloor;
let card: Shown;
let reference = '';
beforeAll(async () => {
  ({ office, floor, card, reference } = await openTeamsOffice());
});
afterAll(() => office.stop());

const alex = () => idOf('Alex Moss');
/** Teams tells of sharing; what is done next is done once the desk has heard it. */
const became = async (now: string | null) => {
  await office.ask('faults', { channels: { [CASE_CHANNEL]: now } });
  await until('the desk to hear of it', async () => (await closedNow()) === (now === 'untold' ? null : now));
};
const closedNow = async () => {
  const [place] = await office.db.select().from(chatPlaces).where(eq(chatPlaces.id, CASE_CHANNEL));
  return place?.closed ?? null;
};
const tell = (eventType: string) => office.ask('teams/tell', { eventType, channel: CASE_CHANNEL });
const cards = async () => (await floor.posts()).filter(({ words }) => words.startsWith(reference));
/** In the channel for those who run the office; where that is closed as well, its leads hear them. */
const alarms = async (): Promise<string> => {
  const { messages } = await office.ask(`teams/messages?channel=${encodeURIComponent('19:ops@thread.tacv2')}`);
  return [...messages.map(({ summary }: Post) => summary), ...(await floor.told('Priya Anand'))].join('\n');
};
const history = async (): Promise<string[]> => {
  const { cases } = await office.state();
  return cases[0].history.map(({ sentence }: { sentence: string }) => sentence);
};
const press = (title: string): Promise<Seen> =>
  office.ask('teams/press', { user: alex(), channel: CASE_CHANNEL, id: card.id, title });
const mention = (words: string): Promise<Seen> =>
  office.ask('teams/say', { user: alex(), channel: CASE_CHANNEL, text: `@Breachdesk ${words}` });
const nothingShown = (seen: Seen, why: RegExp) => {
  const heard = [seen.message ?? '', ...seen.direct.map(({ summary }) => summary)].join();
  expect(heard).toMatch(why);
  expect(heard).toContain('Nothing was changed.');
  expect(seen.dialog).toBeNull();
  expect(JSON.stringify(seen)).not.toContain('Northvale');
};
const everything = async (presses = ['Claim', 'Show report', 'Triage']) => [
  ...(await Promise.all(presses.map(press))),
  await mention('queue'),
  await mention(`show ${reference}`),
  await mention(`claim ${reference}`),
];

test.for<[what: string, now: string, why: RegExp]>([
  ['that is shared with other organisations', 'shared', /shared channel, which people of other organisations/],
  ['of which Teams does not tell whether it is', 'untold', /does not tell whether this channel is shared/],
])(
  'in a channel %s every press and every command is refused before anything of a case is shown',
  async ([, now, why]) => {
    const before = await history();
    await became(now);
    for (const seen of await everything()) nothingShown(seen, why);
    expect(await history()).toEqual(before);
    await became(null);
  },
);

test('while Teams does not answer and what it sends tells nothing, nothing is shown or changed', async () => {
  const before = await history();
  await became('untold');
  await office.ask('faults', { teams: '429' });
  for (const title of ['Claim', 'Show report']) {
    nothingShown(await press(title), /does not tell this desk who can see this conversation/);
  }
  await office.ask('faults', { teams: null });
  expect(await history()).toEqual(before);
  await became(null);
});

test('a form that was open when its channel became shared is not taken', async () => {
  const { dialog } = await press('Note');
  const before = await history();
  await became('shared');
  const values = { 'answer-note': 'They rang.' };
  const sent = await office.ask('teams/submit', { user: alex(), dialogId: dialog?.id, title: 'Save', values });
  nothingShown(sent, /shared channel/);
  expect(await history()).toEqual(before);
});

test('in their own chat officers go on, the shared channel hears nothing of it, and those who run the office do', async () => {
  await floor.type('Tom Okafor', `claim ${reference}`);
  await until('the claim', async () => (await history()).includes('Tom Okafor claimed this.'));
  await until('the alarm', async () => (await alarms()).includes('shared channel'));
  expect(JSON.stringify(await floor.posts())).not.toContain('Tom Okafor');
});

test("what stands there is made true once the channel is the office's own again", async () => {
  await became(null);
  await office.ask('restart', {});
  card = await cardOn(floor, reference, 'Tom Okafor');
  expect((await press('Show report')).dialog?.title).toContain('Report');
});

test.for<[told: string, over: string, why: RegExp, alarm: string]>([
  ['channelShared', 'channelUnshared', /shared channel, which people of other organisations/, 'shared with others'],
  ['channelDeleted', 'channelRestored', /was deleted in Teams/, 'was deleted'],
  ['teamArchived', 'teamUnarchived', /was archived in Teams/, 'was archived'],
  ['teamDeleted', 'teamRestored', /was deleted in Teams/, 'was deleted'],
  ['channelMemberRemoved', 'channelMemberAdded', /was taken out of this channel/, 'was taken out of a channel'],
])(
  'when Teams tells %s nothing is shown or changed there, whatever it says when it is asked, until it tells %s',
  async ([told, over, why, alarm]) => {
    const before = await history();
    const shown = await cards();
    await tell(told);
    for (const seen of await everything(['Show report', 'Triage', 'No reply needed'])) nothingShown(seen, why);
    expect(await history()).toEqual(before);
    await until('the alarm', async () => (await alarms()).includes(alarm));
    await floor.type('Priya Anand', `assign ${reference} <@${idOf('Alex Moss')}>`);
    await until('the case to be given', async () => (await history()).length > before.length);
    expect(await cards()).toEqual(shown);
    await tell(over);
    await cardOn(floor, reference, 'Alex Moss');
    await until('the end of the alarm', async () =>
      (await alarms()).includes('A channel of this desk in Teams is back'),
    );
    await floor.type('Priya Anand', `assign ${reference} <@${idOf('Tom Okafor')}>`);
    card = await cardOn(floor, reference, 'Tom Okafor');
  },
);

test.for(['channelRenamed', 'teamRenamed'])('when Teams tells %s the desk asks again, and goes on', async (told) => {
  await tell(told);
  expect(await closedNow()).toBeNull();
  expect((await press('Show report')).dialog?.title).toContain('Report');
});
