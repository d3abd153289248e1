import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuredSlack } from '../support/configured-slack.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
let bot: WebClient;
beforeAll(async () => {
  office = await openOffice({
    now: '2024-03-12T10:15:00Z',
    env: (sandbox) => {
      bot = new WebClient('xoxb-sandbox', { slackApiUrl: `${sandbox}/slack/api/` });
      return {
        ...configuredSlack(sandbox),
        SLACK_OPS_CHANNEL: 'C0OPS',
        SLACK_OFFICERS: 'S0OFFICERS',
        SLACK_LEADS: 'S0LEADS',
      };
    },
  });
});
afterAll(() => office.stop());

const fault = (body: object) => office.ask('faults', body);
async function report(organisation: string) {
  const address = organisation.toLowerCase().replaceAll(' ', '.');
  await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': organisation, northvale: address }));
}
const cardsOf = async (organisation: string) =>
  (await office.messages()).filter(
    (card) => !card.thread_ts && card.ephemeral_to === null && card.text.includes(organisation),
  );
const cardOf = (organisation: string, saying = '') =>
  until(`a card of ${organisation} saying "${saying}"`, async () =>
    (await cardsOf(organisation)).find(({ text }) => text.includes(saying)),
  );
const referenceOf = (card: Card) => card.text.slice(0, card.text.indexOf(','));
const alarms = async () => (await office.messages('C0OPS')).filter(({ text }) => text.includes('could not be shown'));

test('a desk that starts while Slack is down takes mail in, and lets officers in once Slack is back', async () => {
  await fault({ slack: 'down' });
  await office.ask('restart', {});
  await report('Dark Morning');
  await until('the case', async () => JSON.stringify((await office.state()).cases).includes('Dark Morning'));
  const ready = await (await fetch(`${office.url}readyz`)).json();
  expect(JSON.stringify(ready)).toContain('not connected to Slack');
  await fault({ slack: null });
  const card = await cardOf('Dark Morning');
  await until('a press to be heard', async () => {
    await office.click('U0ALEX', card, 'claim').catch(() => null);
    return (await cardsOf('Dark Morning')).some(({ text }) => text.includes('Alex Moss'));
  });
});

test('a card whose post got no answer stands twice until the first is pressed; then one of them lives', async () => {
  await fault({ slack: 'lost' });
  await report('Echo Valley');
  await cardOf('Echo Valley');
  await fault({ slack: null });
  const [first, second] = await until('both posts', async () => {
    const cards = await cardsOf('Echo Valley');
    // A slow machine may have posted a third before Slack answers again.
    return cards.length >= 2 && cards;
  });
  await office.command('U0TOM', `claim ${referenceOf(second as Card)}`);
  await cardOf('Echo Valley', 'Tom Okafor');
  await office.ask('restart', {});
  await office.at('2024-04-15T09:00:00Z');
  const late = await office.click('U0ALEX', first as Card, 'claim');
  expect(late.ephemeral.at(-1)?.text).toMatch(/Tom Okafor .*Nothing was changed/);
  await cardOf('Echo Valley', 'stands further down');
  const cards = await cardsOf('Echo Valley');
  expect(cards.filter(({ blocks }) => JSON.stringify(blocks).includes('"button"'))).toHaveLength(1);
});

test.for(['archived', 'left', 'shared', 'pending-shared', 'public'] as const)(
  'a channel that is %s takes no card; those who run the office hear it once, and the cards come when it is mended',
  async (state) => {
    const before = (await alarms()).length;
    await fault({ channels: { C0CASES: state } });
    await report(`First ${state} Trust`);
    await report(`Second ${state} Trust`);
    await until('the alarm', async () => (await alarms()).length > before);
    await until('both cases', async () => {
      const { cases } = await office.state();
      return cases.filter((kase: unknown) => JSON.stringify(kase).includes(`${state} Trust`)).length === 2;
    });
    expect(await cardsOf(`${state} Trust`)).toEqual([]);
    await fault({ channels: { C0CASES: null } });
    await office.ask('restart', {});
    await cardOf(`First ${state} Trust`);
    await cardOf(`Second ${state} Trust`);
    expect(await alarms()).toHaveLength(before + 1);
  },
);

test('a card that Slack lets nobody edit any more gets a successor that says what is true now', async () => {
  await report('Closed Window Glass');
  const card = await cardOf('Closed Window Glass');
  await fault({ slack: 'edit_window_closed' });
  await office.command('U0TOM', `claim ${referenceOf(card)}`);
  const next = await cardOf('Closed Window Glass', 'Tom Okafor');
  await fault({ slack: null });
  expect(next.ts).not.toBe(card.ts);
});

test('a Slack that takes no posts for a while still opens forms', async () => {
  await report('Patient Forms');
  const card = await cardOf('Patient Forms');
  await fault({ slack: '429-posts' });
  await report('Waiting For A Post');
  const opened = await office.click('U0ALEX', card, 'show-report');
  expect(opened.view?.callback_id).toBe('report');
  await fault({ slack: null });
  await cardOf('Waiting For A Post');
});

test.for<[who: string, switches: object, said: RegExp]>([
  ['a deactivated officer', { people: { U0ALEX: 'deactivated' } }, /This account cannot work cases/],
  ['somebody who became a guest', { people: { U0ALEX: 'guest' } }, /Guests cannot work cases/],
  ['somebody of another organisation', { people: { U0ALEX: 'stranger' } }, /another organisation/],
  ['somebody who left the user group', { groups: { S0OFFICERS: ['U0TOM'] } }, /not a case officer/],
])('%s is refused at the next press, and told why', async ([who, switches, said]) => {
  await report(`Case of ${who}`);
  const card = await cardOf(`Case of ${who}`);
  await office.click('U0ALEX', card, 'show-report');
  await fault(switches);
  const refused = await until('the refusal', async () => {
    const answer = await office.click('U0ALEX', card, 'claim');
    return answer.ephemeral.at(-1);
  });
  expect(refused.text).toMatch(said);
  expect((await cardOf(`Case of ${who}`)).text).not.toContain('Alex Moss');
  await fault({ people: { U0ALEX: null }, groups: { S0OFFICERS: null } });
});

test.for(['an act of another desk', 'a value that nobody can read'])(
  '%s is answered, and changes nothing',
  async (what) => {
    const button = {
      type: 'button' as const,
      action_id: what === 'an act of another desk' ? 'approve' : 'claim',
      text: { type: 'plain_text' as const, text: 'Old' },
      value: what,
    };
    const { ts = '' } = await bot.chat.postMessage({
      channel: 'C0OPS',
      text: 'An old card.',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const answer = await office.click('U0ALEX', { ts }, button.action_id, 'C0OPS');
    expect(answer.ephemeral.at(-1)?.text).toMatch(/does nothing any more/);
  },
);

test('the database is whole: histories, copies, mails and letters', () => expectWhole(office.db, new Date()));
