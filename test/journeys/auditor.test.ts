import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuredSlack } from '../support/configured-slack.ts';
import { emlOf } from '../support/eml.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until } from '../support/office.ts';

let office: Office;
let card: Card;
beforeAll(async () => {
  office = await openOffice({
    now: '2024-03-12T10:15:00Z',
    env: (sandbox) => ({
      ...configuredSlack(sandbox),
      SLACK_OFFICERS: 'U0ALEX',
      SLACK_LEADS: 'U0PRIYA',
      SLACK_AUDITORS: 'U0TOM',
    }),
  });
  await office.deliver(fixtureMail('text-initial'));
  card = await office.card('IC-', 'Northvale Homes');
});
afterAll(() => office.stop());

const reference = () => card.text.slice(0, card.text.indexOf(','));

test('an auditor sees the queue, a case and its report', async () => {
  const queue = await office.command('U0TOM', 'queue');
  expect(queue.ephemeral.at(-1)?.text).toContain(reference());
  const shown = await office.command('U0TOM', `show ${reference()}`);
  expect(shown.ephemeral.at(-1)?.text).toContain('Northvale Homes');
  const report = await office.click('U0TOM', card, 'show-report');
  expect(report.view?.callback_id).toBe('report');
});

test.for(['claim', 'triage', 'ask', 'note', 'new'])('an auditor cannot %s', async (word) => {
  const answer = await office.command('U0TOM', word === 'new' ? word : `${word} ${reference()}`);
  const said = JSON.stringify([answer.view, answer.ephemeral.at(-1)?.text]);
  expect(said).toContain('You may look at cases and change nothing.');
});

test('an auditor is given no case', async () => {
  await office.command('U0ALEX', `claim ${reference()}`);
  const answer = await office.command('U0ALEX', `assign ${reference()} <@U0TOM>`);
  expect(answer.ephemeral.at(-1)?.text).toContain('Only a case officer of this desk can be given a case.');
});

test('an auditor reads which mails wait, and puts none of them aside', async () => {
  for (const from of ['a@prizes.example', 'b@prizes.example']) {
    const headers = { From: from, Subject: 'You have won', 'X-Spam-Flag': 'YES' };
    await office.deliver(emlOf({ headers, text: 'Hello?' }));
  }
  const list = await until('both to wait', async () => {
    const shown = (await office.command('U0TOM', 'look')).ephemeral.at(-1);
    return shown?.text.startsWith('2 mails need a look') && shown;
  });
  const { view } = await office.click('U0TOM', list, 'dismiss-mails');
  expect(view?.callback_id).toBe('refused');
  expect(JSON.stringify(view)).toContain('You may look at cases and change nothing.');
});

test('nothing came of it', async () => {
  const { cases } = await office.state();
  expect(cases[0].history.map((line: { sentence: string }) => line.sentence)).toEqual([
    'Report received.',
    'Alex Moss claimed this.',
  ]);
});
