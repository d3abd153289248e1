import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Answer, type Card, type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
let card: Card;
let reference: string;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  await office.deliver(fixtureMail('docx-locked'));
  card = await office.card('IC-', 'could not be read');
  reference = card.text.slice(0, card.text.indexOf(','));
});
afterAll(() => office.stop());

const shown = (view: View | null) => JSON.stringify(view?.blocks);
const buttons = () => JSON.stringify(card.blocks);

test('the card says why the mail could not be read, and offers the original', () => {
  expect(card.text).toContain('This mail could not be read:');
  expect(card.text).toContain('password');
  expect(card.text).toContain('Organisation not stated');
  expect(buttons()).toContain('"open-original"');
  expect(buttons()).not.toContain('"enter-answers"');
});

test('the original is a press away for whoever may look', async () => {
  const { view } = await office.click('U0TOM', card, 'open-original');
  expect(shown(view)).toContain('Open the mail');
});

test('once claimed, its officer can ask for a readable copy', async () => {
  await office.click('U0ALEX', card, 'claim');
  card = await office.card(reference, 'Alex Moss');
  const signature = await office.click('U0ALEX', card, 'ask-readable');
  await office.submit('U0ALEX', signature.view as View, {
    name: 'Alex Moss',
    title: 'Case Officer',
    telephone: '',
    initials: '',
  });
  await saveQuestions();
  const ask = await office.click('U0ALEX', await office.card(reference, 'Draft of questions'), 'ask-readable');
  expect(shown(ask.view)).toContain('we cannot read it: ');
  expect(shown(ask.view)).toContain('password');
  expect(shown(ask.view)).not.toContain('Who locked it?');
  const letter = await office.submit('U0ALEX', ask.view as View, {
    ownQuestions: 'Please send us your report again, as words in the mail itself.',
    answerBy: '2024-03-26',
  });
  await office.submit('U0ALEX', letter.view as View);
  await office.lettersLeave();
  card = await office.card(reference, 'Answer due from the controller');
  const [sent] = await office.mails('sentitems');
  const raw = await office.raw(sent.id);
  expect(raw.replaceAll('=\r\n', '')).toContain('cannot read it');
});

test('what was saved in Ask is neither shown in that request nor gone with it', async () => {
  const { view } = await office.command('U0ALEX', `ask ${reference}`);
  expect(shown(view)).toContain('Who locked it?');
});

/** In Ask, as a draft. */
async function saveQuestions() {
  const { view } = await office.command('U0ALEX', `ask ${reference}`);
  const values = { ownQuestions: { answer: 'Who locked it?' } };
  await office.ask('slack/click', { user: 'U0ALEX', viewId: view?.id, actionId: 'save-draft', values });
}

test('nothing typed is no report', async () => {
  const form = await office.click('U0ALEX', card, 'enter-answers');
  const refused = await office.submit('U0ALEX', form.view as View);
  expect(refused.errors).toEqual({ whatHappened: 'Give at least one answer.' });
});

test('what an officer makes out is what the card and the report say from then on', async () => {
  const form = await office.click('U0ALEX', card, 'enter-answers');
  expect(shown(form.view)).toContain('password');
  await office.submit('U0ALEX', form.view as View, {
    controllerName: 'Pennant Logistics Ltd',
    whatHappened: 'A driver lost a list of addresses.',
    discoveredAt: '2024-03-11',
    'discoveredAt-time': '9:30',
    subjectCount: 'about 1,200',
    dataCategories: ['Health data', 'Location data'],
  });
  card = await until('the answered card', async () => {
    const now = await office.card(reference, 'Pennant Logistics Ltd');
    return !now.text.includes('could not be read') && now;
  });
  expect(buttons()).not.toContain('"open-original"');
  const { view } = (await office.more('U0ALEX', card, 'show-report')) as Answer;
  expect(shown(view)).toContain('A driver lost a list of addresses.');
  expect(shown(view)).toContain('about 1,200');
  expect(shown(view)).toContain('an officer entered its answers from the original');
  const { cases } = await office.state();
  expect(cases[0].history.at(-1).sentence).toBe('Alex Moss entered 5 answers of the report by hand.');
  expect(JSON.stringify(await office.messages())).not.toContain('driver');
});

test('it was entered, so that it is corrected from now on', async () => {
  const old = await office.ask('slack/command', { user: 'U0ALEX', channel: 'C0CASES', text: `show ${reference}` });
  expect(JSON.stringify(old)).not.toContain('enter-answers');
});

test('the database is whole', async () => {
  await expectWhole(office.db, new Date('2024-03-12T10:20:00Z'));
});
