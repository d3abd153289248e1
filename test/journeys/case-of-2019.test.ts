import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Office, openOffice } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/journey-2019/${name}.eml`, import.meta.url));
const REFERENCE = 'IC-31191-G5C6';
const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '01632 960127', initials: 'AM' };

describe.each(['socket', 'http'] as const)('the case of 2019, with Slack over %s', (transport) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ transport, now: '2019-12-20T18:00:00Z' });
  });
  afterAll(() => office.stop());

  test('a report that staff forwarded on Monday is promised an answer from Friday evening', async () => {
    await office.at('2019-12-23T11:12:00Z');
    await office.deliver(fixture('forward'));
    const card = await office.card(REFERENCE, 'Nobody has claimed this');
    expect(card.text).toContain('Reply promised by Fri 27 Dec, 18:16, 4 days left, 2 working days after today');
    expect(JSON.stringify(card.blocks)).toContain('49 h 34 min, within 72 h');
  });

  test('an officer claims it, signs and acknowledges it', async () => {
    const card = await office.card(REFERENCE);
    await office.click('U0ALEX', card, 'claim');
    const claimed = await office.card(REFERENCE, 'New, claimed');
    const asked = await office.click('U0ALEX', claimed, 'acknowledge');
    expect(asked.view?.callback_id).toBe('signature');
    const opened = await office.submit('U0ALEX', asked.view as never, signature);
    expect(opened.view?.callback_id).toBe('acknowledge');
    await office.at('2019-12-23T11:23:00Z');
    const sent = await office.submit('U0ALEX', opened.view as never);
    expect(sent.errors).toBeUndefined();
    expect(sent.ephemeral.at(-1)?.text).toContain('acknowledgement');
    await office.lettersLeave();
    const card2 = await office.card(REFERENCE, 'Acknowledged');
    expect(card2.text).toContain('Decide by Fri 17 Jan 2020');
  });

  test('the follow-up joins its case by the thread of the acknowledgement', async () => {
    const [letter] = await office.mails('sentitems');
    const own = letter.internetMessageId;
    await office.at('2019-12-31T20:02:00Z');
    const raw = fixture('follow-up').toString('utf8').replaceAll('<ACKNOWLEDGEMENT-MESSAGE-ID@regulator.example>', own);
    await office.deliver(raw);
    const card = await office.card(REFERENCE, 'Follow-up in');
    expect(card.text).toContain('Read the follow-up by Fri 3 Jan 2020');
    expect(card.text).toContain('4 answers changed, 7 not comparable');
  });

  test('the decision goes into the same thread and closes the case on day 25', async () => {
    await office.at('2020-01-14T15:47:00Z');
    const card = await office.card(REFERENCE);
    const form = await office.click('U0ALEX', card, 'decide');
    expect(form.view?.callback_id).toBe('decide');
    const letter = await office.submit('U0ALEX', form.view as never, {
      outcome: 'No Further Action',
      reasonBank: ['isolated', 'low-sensitivity', 'no-harm', 'acted'],
      recommendationBank: ['measures-before', 'watch-risk'],
      happened: 'an unintended exposure of personal information',
    });
    expect(letter.view?.callback_id).toBe('decide-letter');
    await office.submit('U0ALEX', letter.view as never);
    await office.lettersLeave();
    const closed = await office.card(REFERENCE, 'Closed');
    expect(closed.text).toContain('Closed Tue 14 Jan 2020, No further action, 25 days');
  });

  test('the record is whole: one case, two reports, two letters in one thread', async () => {
    const { cases } = await office.state();
    expect(cases).toHaveLength(1);
    const sent = await office.mails('sentitems');
    expect(sent.map((mail: { subject: string }) => mail.subject).sort()).toEqual([
      `Acknowledgement: ${REFERENCE}`,
      `Decision: ${REFERENCE}`,
    ]);
    const byKind = (kind: string) => sent.find((mail: { subject: string }) => mail.subject.startsWith(kind));
    const [first, second] = [byKind('Acknowledgement'), byKind('Decision')];
    // Staff forwarded the report, so its answer begins a thread of its own; the follow-up answered that.
    expect(await office.raw(first.id)).not.toMatch(/^(In-Reply-To|References):/im);
    expect(await office.raw(second.id)).toMatch(/^In-Reply-To: <[^>]+@justice\.example>/im);
    expect(await office.raw(second.id)).toContain(first.internetMessageId);
    const history = cases[0].history.map((line: { sentence: string }) => line.sentence);
    expect(history.join('\n')).toMatchSnapshot();
  });

  test('the database is whole: histories, copies, mails and letters', async () => {
    await expectWhole(office.db, new Date('2020-01-14T15:47:00Z'));
  });
});
