import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import reminder from '../../blocks/reminder.ts';
import { tellings } from '../../db/tellings.ts';
import { CASE_CHANNEL } from '../../src/sandbox/teams/tenant.ts';
import { type ChatFloor, cardOn } from '../support/chat-floor.ts';
import { anotherEvent, fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { slackFloor } from '../support/slack-floor.ts';
import { teamsFloor } from '../support/teams-floor.ts';
import { expectWhole } from '../support/whole.ts';

const chats = {
  slack: { floorOf: slackFloor, channel: 'C0CASES' },
  teams: { floorOf: teamsFloor, channel: CASE_CHANNEL },
};
const line = { version: 1, duty: 'Reply promised by Tue 19 Mar, 10:15', rest: [], answers: 'reply' };

/** An office without a channel for those who run it is told in the channel of its cases. */
describe.each(['slack', 'teams'] as const)('what is told beside the cards in %s', (chat) => {
  const { floorOf, channel } = chats[chat];
  let office: Office;
  let floor: ChatFloor;
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ SANDBOX_CHAT: chat }) });
    floor = floorOf(office);
  });
  afterAll(() => office.stop());

  async function report(number: number, organisation: string): Promise<string> {
    const northvale = `told${number}`;
    await office.deliver(
      fixtureMail('text-initial', { 'Northvale Homes': organisation, northvale, ...anotherEvent(number) }),
    );
    const { words } = await cardOn(floor, 'IC-', organisation);
    return words.slice(0, words.indexOf(','));
  }

  test('stays as it is when a button of one case on it is pressed, and the cards of its cases stay cards', async () => {
    const [one, other] = [await report(1, 'Harbour Housing'), await report(2, 'Meadow Clinic')];
    const message = reminder.render({
      lines: [
        { ...line, reference: one, organisation: 'Harbour Housing', offer: { act: 'claim', label: 'Claim' } },
        { ...line, reference: other, organisation: 'Meadow Clinic', offer: { act: 'note', label: 'Note' } },
      ],
      practice: null,
    });
    await office.db.insert(tellings).values({ surface: chat, recipient: channel, message, askedAt: new Date(0) });
    const told = async () => (await floor.posts()).find(({ words }) => words.startsWith('2 cases need you'));
    const before = await until('the reminder', told);
    const { heard } = await floor.press('Tom Okafor', before, 'Claim');
    const beside = async () => [...heard, ...(await floor.beside('Tom Okafor'))];
    await until('what came of it', async () => (await beside()).some((words) => words.includes(one)));
    await cardOn(floor, one, 'Tom Okafor');
    // A stub would be owed at once; the next card of the channel is drawn after it.
    await report(3, 'Quarry Logistics');
    expect((await told())?.drawn).toEqual(before.drawn);
    const { heard: refused } = await floor.press('Alex Moss', before, 'Claim');
    expect(refused.join('\n')).toMatch(/^Tom Okafor claimed IC-/);
    await cardOn(floor, other, 'Nobody has claimed this');
  });

  test('leaves the database whole: histories, copies, mails and letters', () => expectWhole(office.db, new Date()));
});
