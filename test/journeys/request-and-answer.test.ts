import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseEvents } from '../../db/case-events.ts';
import { openings } from '../../db/openings.ts';
import { caseFile } from '../../src/export-case-file.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };

describe('a report, questions, an answer and a decision', () => {
  let office: Office;
  let card: Card;
  let reference: string;
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  });
  afterAll(() => office.stop());

  test('a new report is announced under a reference of the office', async () => {
    await office.deliver(fixtureMail('text-initial'));
    card = await office.card('IC-', 'Northvale Homes');
    reference = card.text.slice(0, card.text.indexOf(','));
    expect(reference).toMatch(/^IC-400000-[A-HJ-NPR-Z]\d[A-HJ-NPR-Z]\d$/);
    expect(card.text).toContain('Reply promised by Tue 19 Mar, 10:15');
  });

  test('of two officers who claim in the same second one wins and the other learns who', async () => {
    await Promise.all([office.click('U0ALEX', card, 'claim'), office.click('U0TOM', card, 'claim')]);
    // Each looks at the card that the other's press has changed, so the refusal may come when they have looked away.
    const refusals = await until('a refusal', async () => {
      const told = (await office.messages()).filter((one) => one.ephemeral_to && one.text.includes('claimed'));
      return told.length > 0 && told;
    });
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.text).toMatch(/^(Alex Moss|Tom Okafor) claimed IC-/);
    const owner = refusals[0]?.text.startsWith('Tom') ? 'Tom Okafor' : 'Alex Moss';
    if (owner === 'Tom Okafor') await office.command('U0PRIYA', `assign ${reference} <@U0ALEX>`);
    await office.card(reference, 'Alex Moss');
  });

  test('a double click is done once', async () => {
    const now = await office.card(reference);
    await Promise.all(
      [office.click('U0ALEX', now, 'claim'), office.click('U0ALEX', now, 'claim')].map((one) => one.catch(() => null)),
    );
    const claims = await office.db.select().from(caseEvents).where(eq(caseEvents.reference, reference));
    expect(claims.filter(({ type }) => type === 'claimed')).toHaveLength(1);
  });

  test('somebody who is not the owner may not ask, and hears whose case it is', async () => {
    const answer = await office.command('U0TOM', `ask ${reference}`);
    expect(JSON.stringify(answer.view)).toContain('Ask them or a team lead');
  });

  test('a guest may do nothing at all', async () => {
    const answer = await office.click('U0SAM', await office.card(reference), 'acknowledge');
    expect(JSON.stringify(answer.view)).toContain('another organisation');
  });

  test('it is acknowledged, undone, and acknowledged again: one letter leaves', async () => {
    const first = await office.click('U0ALEX', await office.card(reference), 'acknowledge');
    const opened = await office.submit('U0ALEX', first.view as never, signature);
    const waiting = await office.submit('U0ALEX', opened.view as never);
    expect(waiting.ephemeral.at(-1)?.text).toContain('take it back');
    await office.click('U0ALEX', await office.card(reference, 'Letter leaving'), 'undo');
    const again = await office.click('U0ALEX', await office.card(reference, 'New, claimed'), 'acknowledge');
    await office.submit('U0ALEX', again.view as never);
    await office.lettersLeave();
    expect(await office.mails('sentitems')).toHaveLength(1);
  });

  test('triage leads on to the questions, and the letter is seen whole before it leaves', async () => {
    const form = await office.click('U0TOM', await office.card(reference, 'Acknowledged'), 'triage');
    const saved = await office.submit('U0TOM', form.view as never, {
      incidentType: 'Non cyber|Data emailed to incorrect recipient',
      urgent: 'no',
      route: 'decide',
    });
    expect(saved.view).toBeNull();
    const ask = await office.click('U0ALEX', await office.card(reference, 'Triaged'), 'ask');
    const missing = await office.submit('U0ALEX', ask.view as never, { answerBy: '2024-03-31', ownQuestions: 'Why?' });
    expect(Object.values(missing.errors ?? {})).toEqual(['Sun 31 Mar 2024 is not a working day. Choose one that is.']);
    const preview = await office.submit('U0ALEX', ask.view as never, {
      answerBy: '2024-03-28',
      questionBank: ['cause'],
      ownQuestions: 'Which supplier was it?',
    });
    expect(preview.view?.callback_id).toBe('preview');
    expect(JSON.stringify(preview.view)).toContain('Questions, please answer by 28 March 2024');
    await office.submit('U0ALEX', preview.view as never);
    await office.lettersLeave();
    expect((await office.card(reference, 'Waiting')).text).toContain('Answer due from the controller Thu 28 Mar');
  });

  test('the controller gets more time: the new date is due, the old one stands in the history, and a reminder is begun in the office’s words', async () => {
    const waiting = await office.card(reference, 'Waiting');
    const extend = await office.click('U0ALEX', waiting, 'extend');
    const past = await office.submit('U0ALEX', extend.view as never, { answerBy: '2024-03-12' });
    expect(past.errors).toEqual({ answerBy: 'Choose a day after today.' });
    await office.submit('U0ALEX', extend.view as never, { answerBy: '2024-04-04' });
    const later = await office.card(reference, 'Answer due from the controller Thu 4 Apr');
    const remind = await office.click('U0ALEX', later, 'remind');
    expect(JSON.stringify(remind.view)).toContain('4 April 2024');
    const shown = JSON.stringify((await office.more('U0ALEX', later, 'show-case')).view);
    for (const said of [
      'to be answered by Thu 28 Mar',
      'gave the controller until Thu 4 Apr',
      '*Answer due Thu 4 Apr*',
      '*Decide by Thu 11 Apr*',
    ]) {
      expect(shown).toContain(said);
    }
  });

  test('the answer brings the follow-up, and the changes can be read', async () => {
    const [letter] = (await office.mails('sentitems')).filter((mail: { subject: string }) =>
      mail.subject.startsWith('Questions'),
    );
    await office.at('2024-03-25T16:05:00Z');
    await office.deliver(
      fixtureMail('text-follow-up', { 'IC-40112-K3T7': reference, '<q@regulator.example>': letter.internetMessageId }),
    );
    const follow = await office.card(reference, 'Follow-up in');
    const changes = await office.click('U0ALEX', follow, 'show-changes');
    expect(changes.view?.callback_id).toBe('changes');
  });

  test('who opened which form is written down, and nobody can take it back', async () => {
    const opened = await office.db.select().from(openings).where(eq(openings.reference, reference));
    expect(opened.map(({ form }) => form)).toEqual(
      expect.arrayContaining(['Acknowledge', 'Triage', 'Ask', 'The letter', 'What changed']),
    );
    await expect(office.db.delete(openings)).rejects.toThrow();
    const said = await office.command('U0PRIYA', `looked ${reference}`);
    expect(said.ephemeral.at(-1)?.text).toMatch(/was opened \d+ times\..*Alex Moss . What changed/);
    const refused = await office.command('U0ALEX', `looked ${reference}`);
    expect(refused.ephemeral.at(-1)?.text).toContain('Only a team lead');
  });

  test('it is found by its organisation, and no promise of it is late', async () => {
    expect((await office.command('U0TOM', 'find northvale')).ephemeral.at(-1)?.text).toContain(reference);
    expect((await office.command('U0TOM', 'find 100%')).ephemeral.at(-1)?.text).toContain('No case fits "100%".');
    expect((await office.command('U0TOM', 'late')).ephemeral.at(-1)?.text).toBe('No promise is late.');
  });

  test('the decision closes it: three letters, all to the contact on the case', async () => {
    const form = await office.click('U0ALEX', await office.card(reference), 'decide');
    const letter = await office.submit('U0ALEX', form.view as never, {
      outcome: 'Informal Action Taken',
      reasonBank: ['acted'],
      happened: 'a list of tenants sent with a newsletter',
    });
    await office.submit('U0ALEX', letter.view as never);
    await office.lettersLeave();
    await office.card(reference, 'Closed');
    const sent = await office.mails('sentitems');
    expect(sent).toHaveLength(3);
    for (const mail of sent) expect(JSON.stringify(mail.to)).toContain('data.team@northvale.example');
  });

  test('the figures say that the promise was kept, and how much of the time was waiting', async () => {
    const figures = (await office.command('U0PRIYA', 'stats 30d')).ephemeral.at(-1);
    expect(figures?.text).toBe(
      'Kept 1 of 1 promises that fell due in the 30 days to Mon 25 Mar 2024 (100 %). 1 reported, 1 closed, half of them within 13 days. Of their time 100 % was waiting for a controller.',
    );
    expect(JSON.stringify(figures?.blocks)).toContain('Data emailed to incorrect recipient');
    const none = (await office.command('U0PRIYA', 'stats 1d')).ephemeral.at(-1);
    expect(none?.text).toContain('No promise fell due in the last day.');
    expect((await office.command('U0PRIYA', 'stats 90y')).ephemeral.at(-1)?.text).toContain('Name a period');
  });

  test('the thread tells it all in order', async () => {
    // The channel takes one post a second, and lines that come close together are one post.
    const said = await until('the last line', async () => {
      const lines = (await office.messages()).filter((one) => one.thread_ts).map(({ text }) => text);
      return lines.at(-1)?.includes('Decision letter sent') && lines.join(' ');
    });
    const told = [
      'claimed this',
      'withdrew the acknowledgement',
      'triaged it',
      'Follow-up report',
      'Decision letter sent',
    ];
    expect(told.toSorted((one, other) => said.indexOf(one) - said.indexOf(other))).toEqual(told);
  });

  test('its file holds what officers did and what the desk did by itself, and lists by exemption what to look at before it is shown', async () => {
    const text = await caseFile(
      bareDesk(office.db, () => new Date('2024-03-25T16:10:00Z')),
      reference,
    );
    for (const said of [
      'Alex Moss withdrew the acknowledgement before it left.',
      'Breachdesk: Acknowledgement sent Tue 12 Mar, 10:15.',
      'Alex Moss: What changed',
      'Not sent: withdrawn, by Alex Moss',
      'Questions, please answer by 28 March 2024',
      'From Data Team, data.team@northvale.example',
      'The mail itself: sha256 ',
    ]) {
      expect(text).toContain(said);
    }
    const [file = '', list = ''] = text.split('To look at before anything is disclosed.');
    const papers = new Map(
      file
        .split(/^(?=\[[A-Z][\d.]+\] )/m)
        .map((paper) => [/^\[([^\]]+)\]/.exec(paper)?.[1] ?? '', paper.toLowerCase()]),
    );
    const [, people = '', officers = ''] = list.split(/^Freedom of Information Act 2000, section/m);
    const named = [...`${people}\n${officers}`.matchAll(/^- (.+): (.+)$/gm)].map(([, words = '', marks = '']) => ({
      words,
      marks,
    }));
    expect(named.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['Rhian Powell', 'data.team@northvale.example', 'Alex Moss', 'Tom Okafor']),
    );
    for (const { words, marks } of named) {
      for (const mark of marks.split(', ')) expect(papers.get(mark)).toContain(words.toLowerCase());
      const elsewhere = [...papers].filter(([mark]) => mark !== '' && !marks.split(', ').includes(mark));
      expect(elsewhere.filter(([, paper]) => paper.includes(words.toLowerCase()))).toEqual([]);
    }
    expect(list).toMatch(/section 44.*\n- Answers of the report: R1\.1, R1\.2/);
    expect(list).toMatch(/section 31\(1\).*\n- .*: R1\.\d+/);
    const looked = (await office.command('U0PRIYA', `looked ${reference}`)).ephemeral.at(-1);
    expect(looked?.text).toContain('Whoever runs the desk \u00b7 Case file');
  });

  test('the database is whole: histories, copies, mails and letters', async () => {
    await expectWhole(office.db, new Date('2024-03-25T16:05:00Z'));
  });
});
