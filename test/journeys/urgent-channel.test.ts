import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cards } from '../../db/cards.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until, type View } from '../support/office.ts';

describe('a case that becomes urgent', () => {
  let office: Office;
  let card: Card;
  let reference: string;
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z' });
    await office.deliver(fixtureMail('text-initial'));
    card = await office.card('IC-', 'Northvale Homes');
    reference = card.text.slice(0, card.text.indexOf(','));
  });
  afterAll(() => office.stop());

  const triaged = async (urgent: 'yes' | 'no') => {
    const form = await office.command('U0TOM', `triage ${reference}`);
    const incidentType = 'Cyber|Ransomware';
    // A form that the office answered with is there.
    await office.submit('U0TOM', form.view as View, { incidentType, urgent, route: 'decide' });
  };
  const standsIn = (channel: string) =>
    until(`the card in ${channel}`, async () =>
      (await office.messages(channel)).find((one) => !one.thread_ts && one.text.startsWith(`${reference}, Northvale`)),
    );
  const stubIn = (channel: string) =>
    until(`the stub in ${channel}`, async () =>
      (await office.messages(channel)).find((one) => one.text.startsWith(reference) && one.text.includes('moved')),
    );

  test('its card moves to the urgent channel and leaves word where it went', async () => {
    await triaged('yes');
    const now = await standsIn('C0URGENT');
    const stub = await stubIn('C0CASES');
    expect(stub.ts).toBe(card.ts);
    expect(stub.text).toContain('because it became urgent');
    expect(JSON.stringify(stub.blocks)).toContain(`/archives/C0URGENT/p${now.ts.replace('.', '')}`);
    expect(JSON.stringify(stub.blocks)).not.toContain('"button"');
  });

  test('its thread goes on under the new card, lines that came together in one post', async () => {
    await office.command('U0ALEX', `claim ${reference}`);
    const now = await standsIn('C0URGENT');
    const line = await until('the thread', async () =>
      (await office.messages('C0URGENT')).find((one) => one.thread_ts === now.ts && one.text.includes('Alex Moss')),
    );
    expect(line.text).toContain('Tom Okafor triaged it');
    expect((await office.messages('C0CASES')).filter((one) => one.thread_ts)).toEqual([]);
  });

  test('the card that was left can do nothing any more, and the new one can', async () => {
    const note = await office.click('U0ALEX', await standsIn('C0URGENT'), 'show-report', 'C0URGENT');
    expect(note.view?.callback_id).toBe('report');
  });

  test('when it is no longer urgent it comes back', async () => {
    await triaged('no');
    const back = await until('the card in C0CASES', async () =>
      (await office.messages('C0CASES')).find(
        (one) => !one.thread_ts && !one.ephemeral_to && one.text.includes('Ransomware'),
      ),
    );
    expect(back.ts).not.toBe(card.ts);
    expect((await stubIn('C0URGENT')).text).toContain('because it is no longer urgent');
    const [row] = await office.db.select().from(cards).where(eq(cards.reference, reference));
    expect(row).toMatchObject({ channel: 'C0CASES', ts: back.ts, trouble: null });
  });

  test('when it is restricted, the word that it left says its reference and no longer whose it is', async () => {
    const back = await office.card(reference, 'Ransomware');
    const form = await office.more('U0ALEX', back, 'restrict');
    await office.submit('U0ALEX', form.view as View, { restricted: 'yes', members: [] });
    await until('both posts to be silent', async () => {
      const posts = [...(await office.messages('C0URGENT')), ...(await office.messages())];
      const ours = posts.filter((one) => !one.thread_ts && !one.ephemeral_to && one.text.startsWith(reference));
      return ours.length > 1 && !JSON.stringify(ours).includes('Northvale');
    });
  });
});
