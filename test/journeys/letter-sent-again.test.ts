import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChatFloor, cardOn, formOf } from '../support/chat-floor.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice } from '../support/office.ts';
import { slackFloor } from '../support/slack-floor.ts';
import { teamsFloor } from '../support/teams-floor.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ SANDBOX_CHAT: 'both' }) });
});
afterAll(() => office.stop());

const alex = 'Alex Moss';

describe.for([
  ['Slack', slackFloor],
  ['Teams', teamsFloor],
] as const)('an acknowledgement that came back, in %s', ([chat, floorOf]) => {
  let floor: ChatFloor;
  let reference: string;
  const domain = `${chat.toLowerCase()}-estates.example`;
  beforeAll(async () => {
    floor = floorOf(office);
    const names = { 'Northvale Homes': `${chat} Estates`, 'data.team@northvale.example': 'data.team@nowhere.example' };
    await office.deliver(fixtureMail('text-initial', names));
    const card = await cardOn(floor, 'IC-', `${chat} Estates`);
    reference = card.words.slice(0, card.words.indexOf(','));
    await floor.press(alex, card, 'Claim');
    const asked = await floor.press(alex, await cardOn(floor, reference, 'New, claimed'), 'Acknowledge');
    const named = formOf(asked).title === 'Your signature';
    const form = named ? await floor.fill(alex, formOf(asked), 'Save', { name: alex, title: 'Case Officer' }) : asked;
    await floor.fill(alex, formOf(form), 'Send', { opening: `We have the report of ${chat} Estates.` });
    await office.lettersLeave();
  });

  const sent = async (address: string): Promise<string[]> => {
    const mails: { subject: string; id: string; to: { address: string }[] }[] = await office.mails('sentitems');
    const ours = mails.filter(({ subject, to }) => subject.includes(reference) && to[0]?.address === address);
    return Promise.all(ours.map(({ id }) => office.raw(id)));
  };

  test('opens again with its words, says to whom it goes now and what speaks against that, and leaves once', async () => {
    const card = await cardOn(floor, reference, 'came back');
    const contact = await floor.press(alex, card, 'Contact');
    await floor.fill(alex, formOf(contact), 'Save', { name: 'Tom Reed', address: `tom.reed@${domain}` });
    const corrected = await cardOn(floor, reference, 'came back');
    const form = formOf(await floor.press(alex, corrected, 'Send again'));
    expect(form.words).toContain(`We have the report of ${chat} Estates.`);
    expect(form.words).toContain(`Tom Reed, tom.reed@${domain}`);
    expect(form.words).toContain('Nobody has written to us from that address on this case.');
    expect(await sent(`tom.reed@${domain}`)).toEqual([]);
    await floor.fill(alex, form, 'Send');
    await office.lettersLeave();
    await cardOn(floor, reference, 'Acknowledged');
    const [letter, ...more] = await sent(`tom.reed@${domain}`);
    expect([letter, more.length]).toEqual([expect.stringContaining(`We have the report of ${chat} Estates.`), 0]);
    // On the card as it stood when the letter had come back.
    const late = await floor.press('Priya Anand', card, 'Send again');
    expect(late.form?.words).toContain('Another letter has been written since');
    expect(await sent(`tom.reed@${domain}`)).toHaveLength(1);
  });

  test('is an acknowledgement, and none is offered any more', async () => {
    const { drawn } = await cardOn(floor, reference, 'Acknowledged');
    expect(JSON.stringify(drawn)).not.toContain('"acknowledge"');
    expect(JSON.stringify(drawn)).not.toContain('Send again');
  });
});

test('the database is whole: histories, copies, mails and letters', () => expectWhole(office.db, new Date()));
