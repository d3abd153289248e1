import { isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officers } from '../../db/officers.ts';
import { type ChatFloor, cardOn, type Seen, type Shown } from '../support/chat-floor.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { slackFloor } from '../support/slack-floor.ts';
import { idOf, teamsFloor } from '../support/teams-floor.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
let slack: ChatFloor;
let teams: ChatFloor;
let reference = '';
/** As they stood before anybody had pressed anything. */
let first: Record<'inSlack' | 'inTeams', Shown>;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ SANDBOX_CHAT: 'both' }) });
  slack = slackFloor(office);
  teams = teamsFloor(office);
});
afterAll(() => office.stop());

test('a report is announced in both chats at once, in the same words', async () => {
  await office.deliver(fixtureMail('text-initial'));
  const inSlack = await cardOn(slack, 'IC-', 'Northvale Homes');
  const inTeams = await cardOn(teams, 'IC-', 'Northvale Homes');
  expect(inTeams.words).toBe(inSlack.words);
  reference = inSlack.words.slice(0, inSlack.words.indexOf(','));
  first = { inSlack, inTeams };
});

test('who claims it in Teams has it in Slack', async () => {
  await teams.press('Alex Moss', await cardOn(teams, reference), 'Claim');
  await cardOn(slack, reference, 'Alex Moss');
});

test('a press in Slack on what was done in Teams is refused, and says who and when', async () => {
  const { heard } = await slack.press('Tom Okafor', first.inSlack, 'Claim');
  expect(heard.at(-1)).toMatch(/^Alex Moss claimed IC-.* Nothing was changed\.$/);
});

test('a press in Teams on what was done in Slack is refused, and says who and when', async () => {
  await slack.type('Priya Anand', `assign ${reference} <@U0TOM>`);
  await cardOn(teams, reference, 'Tom Okafor');
  const { heard } = await teams.press('Priya Anand', first.inTeams, 'Claim');
  expect(heard.at(-1)).toMatch(/Tom Okafor.* Nothing was changed\.$/);
  await slack.type('Priya Anand', `assign ${reference} <@U0ALEX>`);
  await cardOn(teams, reference, 'Alex Moss');
});

test('one of two presses at the same moment claims a case, and the other hears who has it', async () => {
  await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': 'Eastvale Homes', northvale: 'eastvale' }));
  const inSlack = await cardOn(slack, 'IC-', 'Eastvale Homes');
  const inTeams = await cardOn(teams, 'IC-', 'Eastvale Homes');
  const [one, other] = await Promise.all([
    slack.press('Tom Okafor', inSlack, 'Claim'),
    teams.press('Alex Moss', inTeams, 'Claim'),
  ]);
  const refused = [...one.heard, ...other.heard].filter((words) => words.includes('Nothing was changed.'));
  expect(refused).toMatchObject([expect.stringMatching(/^(Tom Okafor|Alex Moss) claimed IC-/)]);
  const eastvale = inSlack.words.slice(0, inSlack.words.indexOf(','));
  const owner = refused[0]?.startsWith('Tom') ? 'Tom Okafor' : 'Alex Moss';
  await Promise.all([cardOn(slack, eastvale, owner), cardOn(teams, eastvale, owner)]);
});

test('somebody who is known in both is one officer, with one signature', async () => {
  const asked = await teams.press('Alex Moss', await cardOn(teams, reference), 'Acknowledge');
  const signature = { name: 'Alexandra Moss', title: 'Case Officer' };
  expect((await teams.fill('Alex Moss', formOf(asked), 'Save', signature)).form?.title).toBe('Acknowledge');
  const opened = await slack.press('Alex Moss', await cardOn(slack, reference), 'Acknowledge');
  expect(opened.form?.title).toBe('Acknowledge');
  expect(opened.form?.words).toContain('Alexandra Moss');
  const known = await office.db.select().from(officers).where(isNotNull(officers.title));
  expect(known).toMatchObject([{ slackUserId: 'U0ALEX', teamsUserId: idOf('Alex Moss'), name: 'Alexandra Moss' }]);
});

test('a form that was sent in Slack is refused in Teams, where it lay open, with what was typed', async () => {
  const note = 'They will write again on Friday.';
  const opened = await teams.press('Alex Moss', await cardOn(teams, reference), 'Release');
  await slack.type('Priya Anand', `assign ${reference} <@U0TOM>`);
  await cardOn(teams, reference, 'Tom Okafor');
  const late = await teams.fill('Alex Moss', formOf(opened), 'Release', { note });
  expect(late.form?.words).toContain(note);
  expect(late.form?.words).toMatch(/Tom Okafor/);
  expect((await cardOn(slack, reference)).words).toContain('Tom Okafor');
});

test('an outage of one chat holds up nothing in the other', async () => {
  await office.ask('faults', { teams: 'down' });
  await slack.press('Tom Okafor', await cardOn(slack, reference), 'Note').then(async (opened) => {
    await slack.fill('Tom Okafor', formOf(opened), 'Save', { note: 'Called them.' });
  });
  await slack.type('Priya Anand', `assign ${reference} <@U0PRIYA>`);
  await cardOn(slack, reference, 'Priya Anand');
  await office.ask('faults', { teams: null });
  await cardOn(teams, reference, 'Priya Anand');
});

test('a desk that is put out of its team says so where it still can, and catches up when it is back', async () => {
  await office.ask('faults', { teamsApp: 'removed' });
  const ops = async () => (await office.messages('C0OPS')).map(({ text }) => text).join('\n');
  await until('the alarm', async () => (await ops()).includes('Breachdesk was removed from its team in Teams'));
  await slack.type('Priya Anand', `assign ${reference} <@U0ALEX>`);
  await cardOn(slack, reference, 'Alexandra Moss');
  expect((await cardOn(teams, reference)).words).not.toContain('Alexandra Moss');
  await office.ask('faults', { teamsApp: 'installed' });
  await cardOn(teams, reference, 'Alexandra Moss');
});

test('an officer hears of things where they last were, and once', async () => {
  await slack.type('Priya Anand', 'mine');
  await slack.type('Alex Moss', 'mine');
  await office.at('2024-03-20T09:00:00Z');
  const reminded = (said: string[]) => said.filter((words) => words.includes('late since'));
  await until('a reminder', async () => reminded(await slack.told('Priya Anand')).length > 0);
  expect(reminded(await teams.told('Priya Anand'))).toEqual([]);
});

test('the record is whole', async () => {
  await expectWhole(office.db, new Date('2024-03-20T09:00:00Z'));
});

function formOf({ form, heard }: Seen) {
  if (form) return form;
  throw new Error(`No form opened; what was said: ${heard.join(' ')}`);
}
