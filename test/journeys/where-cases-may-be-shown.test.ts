import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '../../src/log.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Answer, type Card, type Office, openOffice, until } from '../support/office.ts';

let office: Office;
let card: Card;
let reference: string;
const logged: object[] = [];
beforeAll(async () => {
  office = await openOffice({
    now: '2024-03-12T10:15:00Z',
    log: { ...silent, warn: (fields, what) => void logged.push({ what, ...fields }) },
  });
  await office.deliver(fixtureMail('text-initial'));
  card = await office.card('IC-', 'Northvale Homes');
  reference = card.text.slice(0, card.text.indexOf(','));
});
afterAll(() => office.stop());

const fault = (body: object) => office.ask('faults', body);
const history = async (): Promise<string[]> => {
  const { cases } = await office.state();
  return cases[0].history.map(({ sentence }: { sentence: string }) => sentence);
};
const nothingShown = (answer: Answer, why: RegExp) => {
  expect(answer.view).toBeNull();
  expect(answer.ephemeral.at(-1)?.text).toMatch(why);
  expect(answer.ephemeral.at(-1)?.text).toContain('Nothing was changed.');
  expect(JSON.stringify(answer)).not.toMatch(/Northvale/);
};

const commands = () => ['queue', `show ${reference}`, `claim ${reference}`];

test.for<[what: string, channel: string, became: string | null, why: RegExp]>([
  ['a channel shared with another organisation', 'C0SHARED', null, /shared with another organisation/],
  ['a channel that will be shared', 'C0URGENT', 'pending-shared', /shared with another organisation/],
  ['a public channel', 'C0URGENT', 'public', /is public/],
  ['the channel everybody is in', 'C0GENERAL', null, /everybody is in/],
  ['a channel the bot is not in', 'C0OPS', 'left', /does not tell this desk who can see/],
  ['a conversation between people', 'DU0ALEX', null, /does not tell this desk who can see/],
])('in %s every command is refused before anything of a case is shown', async ([, channel, became, why]) => {
  const before = await history();
  if (became) await fault({ channels: { [channel]: became } });
  for (const command of commands()) nothingShown(await office.command('U0ALEX', command, channel), why);
  expect(await history()).toEqual(before);
  await fault({ channels: { [channel]: null } });
});

test('a card in a channel that becomes shared can be pressed no more, and is not drawn anew', async () => {
  await office.click('U0ALEX', card, 'show-report');
  await fault({ channels: { C0CASES: 'shared' } });
  await until('the news', async () =>
    (await office.click('U0ALEX', card, 'claim')).ephemeral.at(-1)?.text.includes('another organisation'),
  );
  const before = await history();
  for (const act of ['claim', 'show-report']) {
    nothingShown(await office.click('U0ALEX', card, act), /shared with another organisation/);
  }
  for (const act of ['triage', 'show-case']) {
    nothingShown(await office.more('U0ALEX', card, act), /shared with another organisation/);
  }
  expect(await history()).toEqual(before);
  await office.command('U0TOM', `claim ${reference}`, 'C0OPS');
  await until('the claim', async () => (await history()).includes('Tom Okafor claimed this.'));
  await until('the alarm', async () =>
    (await office.messages('C0OPS')).find(({ text }) => text.includes('shared with another organisation')),
  );
  const shared = (await office.messages()).filter(({ ephemeral_to }) => ephemeral_to === null);
  expect(JSON.stringify(shared)).not.toContain('Tom Okafor');
});

test('what stands there is made true once the channel is the office’s own again, and its thread goes on', async () => {
  await fault({ channels: { C0CASES: null } });
  await office.ask('restart', {});
  card = await office.card(reference, 'Tom Okafor');
  await until('the line in the thread', async () =>
    (await office.messages()).find(({ thread_ts, text }) => thread_ts && text.includes('Tom Okafor claimed this')),
  );
  const report = await office.click('U0ALEX', card, 'show-report');
  expect(report.view?.callback_id).toBe('report');
});

test('who presses in Home or in what the bot told them is in no channel, and goes on', async () => {
  await fault({ channels: { C0CASES: 'shared' } });
  const { view } = await office.ask('slack/home', { user: 'U0TOM' }).then(() => office.ask('slack/home?user=U0TOM'));
  const button = JSON.stringify(view).match(/"action_id":"(triage|acknowledge)".*?"value":"((?:[^"\\]|\\.)*)"/);
  const opened = await office.ask('slack/click', {
    user: 'U0TOM',
    viewId: view.id,
    actionId: button?.[1],
    value: JSON.parse(`"${button?.[2]}"`),
  });
  expect(opened.view?.callback_id).toMatch(/triage|acknowledge|signature/);
  await fault({ channels: { C0CASES: null } });
});

test('where those who run the office cannot be told either, the leads are, once', async () => {
  await fault({ channels: { C0CASES: 'shared', C0OPS: 'shared' }, people: { U0PRIYA: null } });
  await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': 'Second Lettings', northvale: 'second' }));
  const toLead = async () =>
    (await office.messages('DU0PRIYA')).filter(({ text }) => text.includes('shared with another organisation'));
  await until('the lead to hear of it', async () => (await toLead()).length > 0);
  expect(await toLead()).toHaveLength(1);
  await fault({ channels: { C0CASES: null, C0OPS: null } });
  await office.ask('restart', {});
  await office.card('IC-', 'Second Lettings');
});

test('while Slack says of no channel who is in it, nothing is changed where it has not said so just before', async () => {
  const before = await history();
  await fault({ slack: '429' });
  nothingShown(await office.command('U0ALEX', `release ${reference}`, 'C0URGENT'), /does not tell this desk/);
  await fault({ slack: null });
  expect(await history()).toEqual(before);
});

test.for<[who: string, user: string, switches: object, why: RegExp]>([
  ['a guest', 'U0SAM', {}, /Guests cannot|another organisation/],
  ['somebody of another workspace', 'U0TOM', { U0TOM: 'stranger' }, /another organisation/],
  ['a deactivated officer', 'U0TOM', { U0TOM: 'deactivated' }, /This account cannot work cases/],
])('%s learns nothing by a command or a press, and that they tried is logged', async ([, user, people, why]) => {
  await fault({ people });
  logged.length = 0;
  for (const command of ['queue', `show ${reference}`, `claim ${reference}`]) {
    const answer = await until('the refusal', async () => {
      const said = await office.command(user, command);
      return why.test(said.ephemeral.at(-1)?.text ?? '') && said;
    });
    nothingShown(answer, why);
  }
  const before = await history();
  expect(JSON.stringify((await office.click(user, card, 'show-report')).view)).toMatch(why);
  expect(await history()).toEqual(before);
  const refused = { what: 'somebody without a role was refused', user };
  expect(logged.filter((line) => isDeepStrictEqual(line, refused)).length).toBeGreaterThanOrEqual(4);
  await fault({ people: { U0TOM: null } });
});
