import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Answer, type Card, type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };

let office: Office;
let card: Card;
let reference: string;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  await office.deliver(fixtureMail('text-initial'));
  card = await office.card('IC-', 'Northvale Homes');
  reference = card.text.slice(0, card.text.indexOf(','));
  await office.click('U0ALEX', card, 'claim');
  card = await office.card('IC-', 'Alex Moss');
});
afterAll(() => office.stop());

const shown = (view: View | null) => JSON.stringify(view?.blocks);
const press = (user: string, view: View, actionId: string) =>
  office.ask('slack/click', { user, viewId: view.id, actionId }) as Promise<Answer>;

async function report(user = 'U0ALEX'): Promise<View> {
  const direct = JSON.stringify(card.blocks).includes('"action_id":"show-report"');
  const { view } = await (direct ? office.click(user, card, 'show-report') : office.more(user, card, 'show-report'));
  if (!view) throw new Error('The report did not open');
  return view;
}

type Typed = Record<string, string | string[] | null>;

async function correct(field: string, answers: Typed, user = 'U0ALEX'): Promise<Answer> {
  const chooser = await press(user, await report(user), 'correct-answer');
  const form = await office.submit(user, chooser.view as View, { field });
  return office.submit(user, form.view as View, answers);
}

test('the report opens with every answer in its own words', async () => {
  const words = shown(await report());
  expect(words).toContain('The officer picked the wrong file');
  expect(words).toContain('How many data subjects could be affected?');
  expect(words).toContain('not stated');
  expect(words).toContain('does not apply');
});

test('the original opens by a link that is asked for when it is wanted, and the opening is recorded', async () => {
  const original = await press('U0ALEX', await report(), 'open-original');
  const [link] = /http:\/\/127[^|"\\]+/.exec(shown(original.view)) ?? [];
  const raw = await (await fetch(link ?? '')).text();
  expect(raw).toContain('Message-ID');
  const looked = (await office.command('U0PRIYA', `looked ${reference}`)).ephemeral.at(-1);
  expect(JSON.stringify(looked)).toContain('Alex Moss · Original');
  expect(JSON.stringify(await office.messages())).not.toContain('/raw');
});

test('a corrected number is what card, letters and history go by, and what was read stays', async () => {
  expect(JSON.stringify(card)).toContain('100 to 999');
  await correct('subjectCount', { answer: '1,923' });
  const after = await until('the corrected card', async () => {
    const now = await office.card(reference);
    return JSON.stringify(now).includes('1,000 to 9,999') && now;
  });
  expect(JSON.stringify(after)).not.toContain('1,923');
  const words = shown(await report());
  expect(words).toContain('1,923');
  expect(words).toContain('Corrected by Alex Moss, Tue 12 Mar');
  expect(words).toContain('Before the correction by Alex Moss');
  expect(words).toContain('923');
  const { cases } = await office.state();
  expect(cases[0].history.at(-1).sentence).toBe(
    'Alex Moss corrected an answer of the report ("How many data subjects could be affected?").',
  );
  const history = shown((await office.more('U0ALEX', after, 'show-case')).view);
  expect(history).toContain('Was \\"923\\", now \\"1,923\\".');
});

test('a corrected time moves the 72 hours', async () => {
  expect(JSON.stringify(card)).toContain('within 72 h');
  await correct('discoveredAt', { answer: '2024-03-08', 'answer-time': '09:20' });
  await until('the later card', async () => JSON.stringify(await office.card(reference)).includes('later than 72 h'));
});

test('a corrected name of the organisation is what the card is called', async () => {
  await correct('controllerName', { answer: 'Northvale Homes Ltd' });
  await office.card(reference, 'Northvale Homes Ltd');
});

test.for<[string, string, Typed, Record<string, string>]>([
  [
    'nothing',
    'subjectCount',
    { answer: null },
    { answer: 'Give the answer, or tick that the report does not state it.' },
  ],
  ['no number', 'subjectCount', { answer: 'many' }, { answer: 'Write one number, such as 1,200, or about 1,200.' }],
  [
    'no time',
    'discoveredAt',
    { answer: '2024-03-08', 'answer-time': 'noon' },
    { 'answer-time': 'Write the time as 14:05.' },
  ],
  ['a day to come', 'discoveredAt', { answer: '2031-01-01' }, { answer: 'That day is still to come.' }],
])('%s is no answer', async ([, field, answers, errors]) => {
  expect((await correct(field, answers)).errors).toEqual(errors);
});

test('an answer that the report does not state is said to be not stated', async () => {
  await correct('happenedAt', { answer: '2024-03-08', blank: ['blank'] });
  expect(shown(await report())).toContain('When did the breach happen? (corrected)');
});

test('of two officers who correct the same answer, the second is told who was first', async () => {
  const open = async (user: string) => {
    const chooser = await press(user, await report(user), 'correct-answer');
    return (await office.submit(user, chooser.view as View, { field: 'recordCount' })).view as View;
  };
  const [first, second] = [await open('U0ALEX'), await open('U0PRIYA')];
  await office.submit('U0ALEX', first, { answer: '2,000' });
  const refused = await office.submit('U0PRIYA', second, { answer: '3,000' });
  expect(shown(refused.view)).toContain('Alex Moss corrected this answer');
  expect(shown(refused.view)).toContain('3,000');
});

test('a letter that quotes the report is stopped by a correction that came while it was written', async () => {
  const signed = await office.click('U0ALEX', card, 'acknowledge');
  const letter = await office.submit('U0ALEX', signed.view as View, signature);
  await correct('subjectCount', { answer: '924' }, 'U0PRIYA');
  const stopped = await office.submit('U0ALEX', letter.view as View);
  expect(shown(stopped.view)).toContain('While you wrote, an answer of the report was corrected');
  expect(await office.mails('sentitems')).toEqual([]);
});

test("a colleague's report is looked at, and not corrected", async () => {
  const view = await report('U0TOM');
  expect(shown(view)).toContain('open-original');
  expect(shown(view)).not.toContain('correct-answer');
});

test('a lead may have the mail read again, and is told when nothing differs', async () => {
  await press('U0PRIYA', await report('U0PRIYA'), 'read-again');
  // A reader takes its time; the form stands in the place of its skeleton when it has read.
  await until('the reading', async () => {
    const { views } = await office.ask('slack/views?user=U0PRIYA');
    return JSON.stringify(views).includes('No answer differs.');
  });
  expect(shown(await report('U0ALEX'))).not.toContain('read-again');
});

test('a correction of the follow-up is counted among what changed, and each report can be opened', async () => {
  await office.at('2024-03-13T09:00:00Z');
  await office.deliver(fixtureMail('text-follow-up', { 'IC-40112-K3T7': reference }));
  card = await office.card(reference, 'Follow-up in');
  const changed = Number(/(\d+) answers? changed/.exec(card.text)?.[1]);
  await correct('training', { answer: "Don't know" });
  card = await office.card(reference, `${changed + 1} answers changed`);
  const changes = (await office.click('U0ALEX', card, 'show-changes')).view;
  expect(shown(changes)).toContain("Don't know");
  const newest = (await office.more('U0ALEX', card, 'show-report')).view as View;
  expect(shown(newest)).toContain('Follow-up report');
  const first = (await press('U0ALEX', newest, 'show-report')).view;
  expect(first?.id).toBe(newest.id);
  expect(shown(first)).toContain('Initial report, Tue 12 Mar 2024');
});

test('no answer and no figure stands in the channel', async () => {
  const channel = JSON.stringify(await office.messages());
  for (const words of ['1,923', '924', '09:20', 'wrong file', 'Powell']) expect(channel).not.toContain(words);
});

test('the database is whole', async () => {
  await expectWhole(office.db, new Date('2024-03-12T10:20:00Z'));
});
