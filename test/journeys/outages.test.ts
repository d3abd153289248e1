import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { reminders } from '../../db/reminders.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };

let office: Office;
/** A report of an organisation of its own, delivered. */
async function report(organisation: string) {
  const address = `${organisation.toLowerCase().replaceAll(' ', '.')}@northvale.example`;
  await office.deliver(
    fixtureMail('text-initial', {
      'Northvale Homes': organisation,
      'data.team@northvale.example': address,
      'one@northvale.example': `${address.replace('@', '.')}@northvale.example`,
    }),
  );
}
const cardsOf = async (organisation: string) =>
  (await office.messages()).filter((card) => !card.thread_ts && card.text.includes(organisation));
const cardOf = (organisation: string, saying = '') =>
  until(`a card of ${organisation} saying "${saying}"`, async () =>
    (await cardsOf(organisation)).find(({ text }) => text.includes(saying)),
  );
async function acknowledge(card: Card) {
  const first = await office.command('U0ALEX', `ack ${card.text.slice(0, card.text.indexOf(','))}`);
  const signed = first.view?.callback_id === 'signature' ? await office.submit('U0ALEX', first.view, signature) : first;
  await office.submit('U0ALEX', signed.view as never);
}
const sentTo = async (words: string) =>
  (await office.mails('sentitems')).filter((mail: unknown) => JSON.stringify(mail).includes(words));

describe('when Slack or the mailbox fails', () => {
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  });
  afterAll(() => office.stop());

  test('a report that comes while Slack is down is announced once when it is back', async () => {
    await office.ask('faults', { slack: 'down' });
    await report('Quiet Harbour');
    await until('the case', async () => (await office.state()).cases.length === 1);
    expect(await cardsOf('Quiet Harbour')).toEqual([]);
    await office.ask('faults', { slack: null });
    await cardOf('Quiet Harbour');
    expect(await cardsOf('Quiet Harbour')).toHaveLength(1);
  });

  test('a Slack that asks to wait is given its time, and hears everything once', async () => {
    await office.ask('faults', { slack: '429', for: 3 });
    await report('Slow Lane Crafts');
    await cardOf('Slow Lane Crafts');
    expect(await cardsOf('Slow Lane Crafts')).toHaveLength(1);
  });

  test('a mailbox that is down for a while hands over all that came meanwhile', async () => {
    await office.ask('faults', { graph: 'down' });
    await report('Patient Mills');
    await report('Late Post Office');
    await office.ask('faults', { graph: null });
    for (const organisation of ['Patient Mills', 'Late Post Office']) {
      await cardOf(organisation);
      expect(await cardsOf(organisation)).toHaveLength(1);
    }
  });

  test.for(['504-after-send', '503', '429'])('a letter leaves once through a mailbox that answers %s', async (kind) => {
    const organisation = `Letters of ${kind}`.replaceAll('-', ' ');
    await report(organisation);
    await acknowledge(await cardOf(organisation));
    await office.ask('faults', { graph: kind, for: 1 });
    await office.lettersLeave();
    await cardOf(organisation, 'Acknowledged');
    expect(await sentTo(organisation.toLowerCase().replaceAll(' ', '.'))).toHaveLength(1);
  });

  test('the ledger holds every letter that left as one of our own', async () => {
    const sent = () => office.db.select().from(messages).where(eq(messages.outgoing, true));
    const rows = await until('all to be listed', async () => {
      const listed = await sent();
      return listed.length >= 3 && listed;
    });
    expect(rows.map(({ state, why }) => [state, why])).toEqual(rows.map(() => ['kept', 'A letter of our own']));
  });

  test('the database is whole: histories, copies, mails and letters', () => expectWhole(office.db, new Date()));
});

describe('an acknowledgement to an address that does not exist', () => {
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z' });
    await office.deliver(fixtureMail('text-initial', { 'data.team@northvale.example': 'data.team@nowhere.example' }));
    await acknowledge(await office.card('IC-', 'Northvale Homes'));
    await office.lettersLeave();
  });
  afterAll(() => office.stop());

  test('comes back, and the promise lives on by its old time', async () => {
    const card = await office.card('IC-', 'came back');
    expect(card.text).toContain('Reply promised by Tue 19 Mar, 10:15');
  });

  test('the reminders of the promise are told as if nothing had been sent', async () => {
    await office.at('2024-03-19T09:00:00Z');
    const rows = await office.db
      .select()
      .from(reminders)
      .where(and(eq(reminders.commitment, 'reply'), eq(reminders.told, true)));
    expect(rows.length).toBeGreaterThan(0);
  });

  test('the database is whole: histories, copies, mails and letters', () => expectWhole(office.db, new Date()));
});

describe('two desks on one database', () => {
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z', desks: 2 });
  });
  afterAll(() => office.stop());

  test('announce a report once', async () => {
    await report('Twice Read Books');
    await cardOf('Twice Read Books');
    expect((await office.state()).cases).toHaveLength(1);
    expect(await cardsOf('Twice Read Books')).toHaveLength(1);
  });

  test('send a letter once, and tell its sending once', async () => {
    await acknowledge(await cardOf('Twice Read Books'));
    await office.lettersLeave();
    await cardOf('Twice Read Books', 'Acknowledged');
    expect(await office.mails('sentitems')).toHaveLength(1);
  });

  test('tell a reminder once', async () => {
    await report('Nobody Claims Ltd');
    await cardOf('Nobody Claims Ltd');
    await office.at('2024-03-18T09:00:00Z');
    const told = async () => (await office.messages('DU0PRIYA')).filter(({ text }) => text.includes('IC-'));
    await until('the lead to hear of it', async () => (await told()).length > 0);
    // Both desks have looked at the clock again by then.
    await office.at('2024-03-18T09:01:00Z');
    expect(await told()).toHaveLength(1);
  });

  test('the database is whole: histories, copies, mails and letters', () => expectWhole(office.db, new Date()));
});
