import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChatFloor, cardOn, formOf, type Seen } from '../support/chat-floor.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice } from '../support/office.ts';
import { slackFloor } from '../support/slack-floor.ts';
import { teamsFloor } from '../support/teams-floor.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ SANDBOX_CHAT: 'both' }) });
});
afterAll(() => office.stop());

const alex = 'Alex Moss';
const about = 'your report';

describe.for([
  ['Slack', slackFloor],
  ['Teams', teamsFloor],
] as const)('a letter that an officer writes in %s in two steps', ([chat, floorOf]) => {
  let floor: ChatFloor;
  let reference: string;
  beforeAll(async () => {
    floor = floorOf(office);
    const name = `${chat.toLowerCase()}-estates`;
    await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': `${chat} Estates`, northvale: name }));
    const card = await cardOn(floor, 'IC-', `${chat} Estates`);
    reference = card.words.slice(0, card.words.indexOf(','));
    await floor.press(alex, card, 'Claim');
  });

  const opened = async (label: string, state = 'Acknowledged'): Promise<Seen> => {
    const asked = await floor.press(alex, await cardOn(floor, reference, state), label);
    if (formOf(asked).title !== 'Your signature') return asked;
    return floor.fill(alex, formOf(asked), 'Save', { name: alex, title: 'Case Officer' });
  };
  const sent = async () => {
    await office.lettersLeave();
    const mails: { subject: string; preview: string; id: string }[] = await office.mails('sentitems');
    const bodies = await Promise.all(
      mails.filter(({ subject }) => subject.includes(reference)).map(({ id }) => office.raw(id)),
    );
    return bodies.join('\n');
  };

  test('leaves as it was polished in the second, when the first stands as it did', async () => {
    const first = formOf(await opened('Write', 'New, claimed'));
    const letter = await floor.fill(alex, first, 'See the letter', { about, body: 'It is read.' });
    await floor.fill(alex, formOf(letter), 'Save draft', { 'letter-body': 'It is read and polished.' });
    const again = await floor.fill(alex, formOf(await opened('Write', 'New, claimed')), 'See the letter');
    await floor.fill(alex, formOf(again), 'Send');
    expect(await sent()).toContain('It is read and polished.');
  });

  test('leaves as it was written last, when the first was written anew', async () => {
    const letter = await floor.fill(alex, formOf(await opened('Write')), 'See the letter', { about, body: 'Once.' });
    await floor.fill(alex, formOf(letter), 'Save draft', { 'letter-body': 'Once, polished.' });
    const anew = await floor.fill(alex, formOf(await opened('Write')), 'See the letter', { about, body: 'Twice.' });
    await floor.fill(alex, formOf(anew), 'Send');
    expect(await sent()).toContain('Twice.');
    expect(await sent()).not.toContain('Once');
  });

  test('can be taken back, and its words stand in both steps again', async () => {
    const form = formOf(await opened('Write'));
    expect(form.words).not.toContain('Your draft is back');
    const letter = await floor.fill(alex, form, 'See the letter', { about, body: 'Thrice.' });
    await floor.fill(alex, formOf(letter), 'Send', { 'letter-body': 'Thrice, polished.' });
    await floor.press(alex, await cardOn(floor, reference, 'Letter leaving'), 'Undo');
    await cardOn(floor, reference, 'Draft of a letter by Alex Moss');
    const first = formOf(await opened('Write'));
    expect(first.words).toContain('Thrice.');
    const second = await floor.fill(alex, first, 'See the letter');
    await floor.fill(alex, formOf(second), 'Send');
    expect(await sent()).toContain('Thrice, polished.');
  });

  test('is thrown away alone: what is drafted of another stays', async () => {
    await floor.fill(alex, formOf(await opened('Decide')), 'Save draft', { ownReasons: 'It came back unopened.' });
    await floor.fill(alex, formOf(await opened('Write')), 'Save draft', { about, body: 'Four times.' });
    await floor.fill(alex, formOf(await opened('Write')), 'Throw away');
    expect(formOf(await opened('Write')).words).not.toContain('Four times.');
    expect(formOf(await opened('Decide')).words).toContain('It came back unopened.');
  });
});
