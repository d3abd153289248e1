import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChatFloor, cardOn, formOf } from '../support/chat-floor.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until } from '../support/office.ts';
import { slackFloor } from '../support/slack-floor.ts';
import { idOf, teamsFloor } from '../support/teams-floor.ts';

let office: Office;
let slack: ChatFloor;
let teams: ChatFloor;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ SANDBOX_CHAT: 'both' }) });
  slack = slackFloor(office);
  teams = teamsFloor(office);
});
afterAll(() => office.stop());

/** A case of an organisation of its own, with the letter of its acknowledgement before Alex. */
async function begun(floor: ChatFloor, organisation: string) {
  const name = organisation.toLowerCase().replace(' ', '-');
  await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': organisation, northvale: name }));
  const card = await cardOn(floor, 'IC-', organisation);
  const reference = card.words.slice(0, card.words.indexOf(','));
  await floor.press('Alex Moss', card, 'Claim');
  let asked = await floor.press('Alex Moss', await cardOn(floor, reference, 'Alex Moss'), 'Acknowledge');
  if (asked.form?.title !== 'Acknowledge') {
    asked = await floor.fill('Alex Moss', formOf(asked), 'Save', { name: 'Alex Moss', title: 'Case Officer' });
  }
  return { reference, form: formOf(asked) };
}

/** Sent from one of the chats, and on its way. */
async function acknowledged(floor: ChatFloor, organisation: string): Promise<string> {
  const { reference, form } = await begun(floor, organisation);
  // Whoever sends it reads of it in their own chat while the channel of the cases is closed to them.
  await office.ask('faults', { channels: { C0CASES: 'shared' } });
  await floor.fill('Alex Moss', form, 'Send');
  await office.ask('faults', { channels: { C0CASES: null } });
  return reference;
}

type Told = { text?: string; summary?: string; blocks?: unknown; cards?: unknown };
/** What stands of a case's letter in somebody's own chat. */
const inSlack = async (reference: string): Promise<Told[]> =>
  (await office.messages('DU0ALEX')).filter(({ text }: Card) => text.includes(`acknowledgement for ${reference}`));
const inTeams = async (reference: string): Promise<Told[]> => {
  const own = `teams/messages?channel=personal&user=${idOf('Alex Moss')}`;
  return (await office.ask(own)).messages.filter(({ summary }: { summary: string }) =>
    summary.includes(`acknowledgement for ${reference}`),
  );
};
const places = {
  Slack: { floor: () => slack, told: inSlack },
  Teams: { floor: () => teams, told: inTeams },
};

test.for(['Slack', 'Teams'] as const)(
  'in an officer’s own chat in %s a letter that waits can be taken back; once it has left, that is what stands there',
  async (where) => {
    const { floor, told } = places[where];
    const reference = await acknowledged(floor(), `${where} Estates`);
    const waiting = await until('it to be told', async () => {
      const all = await told(reference);
      return all.length > 0 && all;
    });
    expect(JSON.stringify(waiting)).toContain('leaves at');
    expect(JSON.stringify(waiting)).toContain('Undo');
    await office.lettersLeave();
    const left = await until('it to say that it left', async () => {
      const all = await told(reference);
      return JSON.stringify(all).includes(' left ') && all;
    });
    expect(left).toHaveLength(waiting.length);
    expect(JSON.stringify(left)).toMatch(/The acknowledgement for IC-[^"]* left [^"]*10:1\d/);
    expect(JSON.stringify(left)).not.toContain('Undo');
  },
);

describe('in Slack, what only its officer sees beside the cards', () => {
  /** What is seen by Alex alone in the channel of the cases. */
  const beside = async (ts: string) => (await office.messages()).find((post) => post.ts === ts);
  const sent = async (organisation: string) => {
    const { reference, form } = await begun(slack, organisation);
    await slack.fill('Alex Moss', form, 'Send');
    const waits = await until('the letter to be said to wait', async () =>
      (await office.messages()).find(({ text }) => text.includes(`${reference}, ${organisation}, leaves at`)),
    );
    return { reference, waits };
  };

  test('says after Undo that the letter was taken back, and that its words are kept', async () => {
    const { reference, waits } = await sent('Harbour Homes');
    await office.click('U0ALEX', waits, 'undo');
    const now = await beside(waits.ts);
    expect(now?.text).toBe(
      `The acknowledgement for ${reference} was taken back before it left. Its words are kept: open the form again and they stand in it.`,
    );
    expect(JSON.stringify(now?.blocks)).not.toContain('Undo');
  });

  test('says that the letter has left to whoever presses Undo too late', async () => {
    const { reference, waits } = await sent('Meadow Homes');
    await office.lettersLeave();
    const { ephemeral } = await office.click('U0ALEX', waits, 'undo');
    expect(ephemeral.map(({ text }) => text)).toContainEqual(expect.stringContaining('it has left'));
    expect((await beside(waits.ts))?.text).toContain(`The acknowledgement for ${reference} left `);
  });
});

test('in Teams the post that offered Undo says at once that the letter was taken back', async () => {
  const reference = await acknowledged(teams, 'Teams Homes');
  const waiting = await until('it to be told', async () => (await inTeams(reference))[0]);
  await office.ask('teams/press', {
    user: idOf('Alex Moss'),
    channel: 'personal',
    id: (waiting as { id: string }).id,
    title: 'Undo',
  });
  const [now] = await inTeams(reference);
  expect(JSON.stringify(now)).toContain('was taken back before it left. Its words are kept');
  expect(JSON.stringify(now)).not.toContain('Undo');
});
