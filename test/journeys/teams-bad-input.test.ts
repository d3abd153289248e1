import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Seen } from '../../src/sandbox/teams/act.ts';
import { CASE_CHANNEL } from '../../src/sandbox/teams/tenant.ts';
import { type ChatFloor, cardOn, type Shown, type Somebody } from '../support/chat-floor.ts';
import type { Office } from '../support/office.ts';
import { idOf } from '../support/teams-floor.ts';
import { openTeamsOffice } from '../support/teams-office.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
let floor: ChatFloor;
let card: Shown;
let reference = '';
beforeAll(async () => {
  ({ office, floor, card, reference } = await openTeamsOffice());
});
afterAll(() => office.stop());

const fault = (body: object) => office.ask('faults', body);
const history = async () => (await office.state()).cases.flatMap((kase: { history: unknown[] }) => kase.history);
const invoke = (name: string, value: object, who: Somebody = 'Alex Moss'): Promise<Seen> =>
  office.ask('teams/invoke', { user: idOf(who), channel: CASE_CHANNEL, name, value, replyToId: card.id });
/** How many requests in the name of Teams the desk has counted as turned away. */
const turnedAway = async () => {
  const metrics = await (await fetch(`${office.url.replace(/\/$/, '')}/metrics`)).text();
  return Number(/refusals_total\{action="teams-request".*\} (\d+)/.exec(metrics)?.[1] ?? 0);
};
const execute = (data: object, who?: Somebody): Promise<Seen> =>
  invoke('adaptiveCard/action', { action: { type: 'Action.Execute', data }, trigger: 'manual' }, who);

test.for([
  'unsigned',
  'expired',
  'wrong-key',
  'wrong-audience',
  'wrong-issuer',
  'wrong-tenant',
  'other-cloud',
  'other-channel',
  'foreign-entra',
  'service-url-forged',
  'service-url-missing',
  'service-url-unclaimed',
])('what claims to come from Teams and is %s changes nothing', async (forgery) => {
  await fault({ teams: forgery });
  const [before, recorded] = [await history(), await turnedAway()];
  const answer: Seen = await office.ask('teams/press', {
    user: idOf('Alex Moss'),
    channel: CASE_CHANNEL,
    id: card.id,
    title: 'Claim',
  });
  await fault({ teams: null });
  expect(answer).toMatchObject({ ok: false, error: 'unable_to_reach_app', status: 401 });
  expect(await history()).toEqual(before);
  expect(await turnedAway()).toBe(recorded + 1);
});

test('a message of more than a megabyte is turned away, and one of many pages is answered in words', async () => {
  const [before, recorded] = [await history(), await turnedAway()];
  const say = (text: string): Promise<Seen> =>
    office.ask('teams/say', { user: idOf('Alex Moss'), channel: 'personal', text });
  expect(await say('find '.repeat(210_000))).toMatchObject({ ok: false, status: 400 });
  expect(await turnedAway()).toBe(recorded + 1);
  const { direct } = await say('x'.repeat(100_000));
  expect(direct).toMatchObject([{ summary: expect.stringContaining('is not a command of this desk') }]);
  expect(await history()).toEqual(before);
});

test.for<[what: string, data: object]>([
  ['an action that nobody knows', { action: 'delete-everything', reference: 'IC-1', version: 1 }],
  ['an action without a case', { action: 'claim' }],
  ['a form where a deed belongs', { action: 'triage', reference: 'IC-1', version: 1 }],
  ['no data at all', {}],
])('%s is answered in words', async (_what, data) => {
  const { message } = await execute(data);
  expect(message).toMatch(/does nothing any more\. Nothing was changed/);
});

test('a forged case is refused in words', async () => {
  const { message } = await execute({ action: 'claim', reference: 'IC-99999-ZZZZ', version: 1 });
  expect(message).toContain('Nothing was changed');
});

test('a guest who forges the data of a press is judged by who they are', async () => {
  const forged = { action: 'claim', reference, version: 1, user: idOf('Alex Moss') };
  expect((await execute(forged, 'Sam Reed')).message).toContain('You are not a case officer of this desk');
  expect((await cardOn(floor, reference)).words).toContain('Nobody has claimed this');
});

test('a form that was never opened is refused, with what was typed in it', async () => {
  const context = { reference, version: '1', dialog: '00000000-0000-4000-8000-000000000000' };
  const data = { action: 'submit', form: 'note', context, part: 1, asked: ['answer-note'], 'answer-note': 'Mine.' };
  const { dialog } = await invoke('task/submit', { data });
  expect(JSON.stringify(dialog?.card)).toContain('Open it again');
  expect(JSON.stringify(dialog?.card)).toContain('Mine.');
});

test("another officer's open form is not theirs to send", async () => {
  const opened: Seen = await office.ask('teams/press', {
    user: idOf('Tom Okafor'),
    channel: CASE_CHANNEL,
    id: card.id,
    title: 'Note',
  });
  const submit = JSON.stringify(opened.dialog?.card);
  const dialog = /"dialog":"([^"]+)"/.exec(submit)?.[1] ?? '';
  const context = { reference, version: '1', dialog };
  const data = { action: 'submit', form: 'note', context, part: 1, asked: ['answer-note'], 'answer-note': 'Forged.' };
  expect(JSON.stringify((await invoke('task/submit', { data })).dialog?.card)).toContain('Nothing was changed');
  expect(JSON.stringify(await history())).not.toContain('note');
});

test('a press that Teams repeats because its answer was lost is done once', async () => {
  await fault({ teams: 'lost-answer', for: 1 });
  await floor.press('Alex Moss', card, 'Claim');
  await fault({ teams: null });
  await cardOn(floor, reference, 'Alex Moss');
  const claims = (await history()).filter((line: { sentence: string }) => line.sentence.includes('claimed'));
  expect(claims).toHaveLength(1);
});

test('a form that Teams sends twice because its answer was lost is taken once, and both are told the same', async () => {
  const opened = await floor.press('Alex Moss', await cardOn(floor, reference), 'Note');
  if (!opened.form) throw new Error('No form opened');
  await fault({ teams: 'lost-answer', for: 1 });
  const { heard } = await floor.fill('Alex Moss', opened.form, 'Save', { note: 'They rang.' });
  await fault({ teams: null });
  expect(heard.join()).toContain(reference);
  const notes = (await history()).filter((line: { sentence: string }) => line.sentence.includes('note'));
  expect(notes).toHaveLength(1);
});

test('a dialog that was left open while its case moved is not taken, and comes back with what was typed', async () => {
  const opened = await floor.press('Alex Moss', await cardOn(floor, reference), 'Release');
  if (!opened.form) throw new Error('No form opened');
  await floor.type('Priya Anand', `assign ${reference} <@${idOf('Tom Okafor')}>`);
  await cardOn(floor, reference, 'Tom Okafor');
  const before = await history();
  const { form } = await floor.fill('Alex Moss', opened.form, 'Release', { note: 'Back on Monday.' });
  expect(form?.words).toMatch(/Tom Okafor/);
  expect(form?.words).toContain('Back on Monday.');
  expect(await history()).toEqual(before);
  await floor.type('Priya Anand', `assign ${reference} <@${idOf('Alex Moss')}>`);
  await cardOn(floor, reference, 'Alex Moss');
});

test('a card from last month is judged by the case as it is now', async () => {
  await office.at('2024-04-12T10:15:00Z');
  const { message } = await execute({ action: 'claim', reference, version: 1 }, 'Tom Okafor');
  expect(message).toMatch(/^Alex Moss claimed IC-.* Nothing was changed\.$/);
});

test('the record is whole', async () => {
  await expectWhole(office.db, new Date('2024-04-12T10:15:00Z'));
});
