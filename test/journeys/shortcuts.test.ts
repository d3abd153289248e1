import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseEvents } from '../../db/case-events.ts';
import { clippings } from '../../db/clippings.ts';
import { eventTexts } from '../../db/event-texts.ts';
import { openForms } from '../../db/open-forms.ts';
import { dropOldClippings } from '../../src/desk/clippings.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Answer, type Card, type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

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

const say = (user: string, text: string, thread_ts?: string, channel = 'C0CASES'): Promise<Card> =>
  office.ask('slack/say', { user, channel, text, ...(thread_ts && { thread_ts }) });
const shortcut = (user: string, callbackId: string, on: object = {}): Promise<Answer> =>
  office.ask('slack/shortcut', { user, callbackId, ...on });
const attach = (user: string, { ts }: { ts: string }, channel = 'C0CASES') =>
  shortcut(user, 'attach-message', { channel, ts });
const kept = async () => (await office.db.select().from(clippings)).length;
const historyOf = async (which: string): Promise<string[]> => {
  const { cases } = await office.state();
  const found = cases.find((kase: { reference: string }) => kase.reference === which);
  return found.history.map(({ who, sentence }: { who: string; sentence: string }) => `${who}: ${sentence}`);
};

const shownTo = async (user: string): Promise<View> => {
  const { view } = await office.more(user, await office.card(reference), 'show-case');
  if (!view) throw new Error('Show case opened nothing');
  return view;
};
const notesIn = ({ blocks }: View) =>
  blocks
    .filter(({ type, elements }) => type === 'rich_text' && JSON.stringify(elements).includes('rich_text_quote'))
    .map((block) => JSON.stringify(block));
/** What each button that strikes something names. */
const strikesIn = ({ blocks }: View) =>
  blocks.flatMap(({ accessory }) => {
    const { action_id, value } = (accessory ?? {}) as { action_id?: string; value?: string };
    return action_id === 'strike' ? [value] : [];
  });

const words = 'They rang: the laptop was found &lt;!channel&gt; *sealed* &amp; &lt;https://evil.example|click&gt;';
const asShown = 'They rang: the laptop was found <!channel> *sealed* & <hxxps://evil[.]example|click>';

test('a report by telephone is logged from the shortcut, wherever an officer is', async () => {
  const form = await shortcut('U0ALEX', 'new-case');
  expect(form.view?.callback_id).toBe('new-case');
  await office.submit('U0ALEX', form.view as View, { organisation: 'Wren Estates', words: 'A letter went astray.' });
  const opened = await office.card('IC-', 'Wren Estates');
  expect((await historyOf(opened.text.slice(0, opened.text.indexOf(','))))[0]).toContain('Alex Moss');
});

test('a message under a card is filed as a note on its case: words, author and place, by whoever attached it', async () => {
  const said = await say('U0TOM', words, card.ts);
  const form = await attach('U0ALEX', said);
  expect(form.view?.callback_id).toBe('attach');
  const shown = JSON.stringify(form.view?.blocks);
  expect(shown).toContain(asShown);
  expect(shown).toContain('rich_text_quote');
  expect(shown).toContain(reference);
  await office.submit('U0ALEX', form.view as View);
  await until('the note', async () =>
    (await historyOf(reference)).includes('Alex Moss: Alex Moss attached a message.'),
  );
  const whole = JSON.stringify((await office.more('U0PRIYA', await office.card(reference), 'show-case')).view);
  expect(whole).toContain(asShown);
  expect(whole).toMatch(/Tom Okafor · Slack, [^"]*10:15 · https:\/\/regulator\.slack\.com\/archives\/C0CASES\/p\d+/);
  const line = await until('the line in the thread', async () =>
    (await office.messages()).find(({ text }) => text.includes('attached a message')),
  );
  expect(line.text).not.toContain('laptop');
});

test('a message may be attached to any case that is named, however it is typed', async () => {
  const said = await say('U0TOM', `See ${reference.toLowerCase()}, I think.`);
  const form = await attach('U0ALEX', said);
  const none = await office.submit('U0ALEX', form.view as View, { reference: 'IC-00000-A1B2' });
  expect(none.errors?.['reference']).toContain('There is no case');
  await office.submit('U0ALEX', form.view as View, { reference: reference.slice(-4).toLowerCase() });
  await until('the second note', async () => {
    const lines = await historyOf(reference);
    return lines.filter((line) => line.includes('attached a message')).length === 2;
  });
});

test('what should never have been written is struck by a lead: the words are gone, and who struck them and why stays', async () => {
  const form = await attach('U0ALEX', await say('U0TOM', words, card.ts));
  await office.submit('U0ALEX', form.view as View);
  const abandoned = await attach('U0TOM', await say('U0TOM', words, card.ts));
  await until('the note', async () => (await notesIn(await shownTo('U0ALEX'))).length === 3);
  expect(JSON.stringify(await shownTo('U0ALEX'))).not.toContain('"strike"');

  const press = async (place: number): Promise<Answer> => {
    const kase = await shownTo('U0PRIYA');
    const value = strikesIn(kase)[place];
    return office.ask('slack/click', { user: 'U0PRIYA', viewId: kase.id, actionId: 'strike', value });
  };
  const strike = await press(0);
  expect(JSON.stringify(strike.view?.blocks)).toContain(asShown);
  const unsaid = await office.submit('U0PRIYA', strike.view as View, { reason: ' ' });
  expect(unsaid.errors?.['reason']).toContain('Say why');
  const done = await office.submit('U0PRIYA', strike.view as View, { reason: 'It names a patient.' });
  expect(done.ephemeral.at(-1)?.text).toContain(`Struck from ${reference}`);

  const left = await shownTo('U0PRIYA');
  expect(notesIn(left).filter((note) => note.includes('laptop'))).toHaveLength(1);
  for (const said of [
    'Struck by Priya Anand, ',
    'why words were struck',
    'It names a patient.',
    'struck what Alex Moss wrote ',
  ]) {
    expect(JSON.stringify(left.blocks)).toContain(said);
  }
  // The two notes that stand, and why the first was struck.
  expect(strikesIn(left)).toHaveLength(3);
  const line = await until('the line in the thread', async () =>
    (await office.messages()).find(({ text }) => text.includes('Priya Anand struck what Alex Moss wrote')),
  );
  expect(line.text).not.toContain('laptop');
  expect(line.text).not.toContain('patient');

  await office.submit('U0PRIYA', (await press(1)).view as View, { reason: 'Once more.' });
  for (const table of [eventTexts, clippings, openForms, caseEvents]) {
    expect(JSON.stringify(await office.db.select().from(table))).not.toContain('laptop');
  }
  const late = await office.submit('U0TOM', abandoned.view as View, { reference });
  expect(JSON.stringify(late.view)).toContain('That message is not kept any more');
  await expectWhole(office.db, new Date('2024-03-12T10:15:00Z'));
});

test('nothing of a shared channel is attached, and nothing of it is kept', async () => {
  const before = await kept();
  const said = await say('U0TOM', 'A partner asks about IC-31191-G5C6.', undefined, 'C0SHARED');
  const refused = await attach('U0ALEX', said, 'C0SHARED');
  expect(refused.ephemeral.at(-1)?.text).toMatch(/shared with another organisation.*Nothing was changed/);
  expect(refused.view).toBeNull();
  const direct = await attach('U0ALEX', await say('U0ALEX', 'A word aside.', undefined, 'DU0ALEX'), 'DU0ALEX');
  expect(direct.view).toBeNull();
  expect(await kept()).toBe(before);
});

test.for([
  ['a guest', 'U0SAM', /Guests cannot work cases|another organisation/],
  ['a deactivated officer', 'U0TOM', /This account cannot work cases/],
] as const)('%s uses no shortcut', async ([, user, said]) => {
  const before = await kept();
  if (user === 'U0TOM') await office.ask('faults', { people: { U0TOM: 'deactivated' } });
  const refused = await until('the refusal', async () => {
    const answer = await attach(user, card);
    return said.test(JSON.stringify(answer.view)) && answer;
  });
  expect(JSON.stringify(refused.view)).not.toContain('Northvale');
  expect(JSON.stringify((await shortcut(user, 'new-case')).view)).toMatch(said);
  expect(await kept()).toBe(before);
  await office.ask('faults', { people: { U0TOM: null } });
});

test('an officer outside a restricted case attaches nothing to it', async () => {
  await office.click('U0ALEX', await office.card(reference), 'claim');
  const form = await office.more('U0ALEX', await office.card(reference), 'restrict');
  await office.submit('U0ALEX', form.view as View, {
    restricted: 'yes',
    members: [],
    onePerson: 'no',
    reason: 'Ours.',
  });
  await office.card(reference, 'Restricted');
  const opened = await attach('U0PRIYA', await say('U0PRIYA', `About ${reference}.`));
  const refused = await office.submit('U0PRIYA', opened.view as View, { reference });
  expect(JSON.stringify(refused.view)).toContain('restricted to named officers');
  const lines = await historyOf(reference);
  expect(lines.filter((line) => line.includes('attached a message'))).toHaveLength(3);
});

test('a message is kept no longer than a day', async () => {
  expect(await kept()).toBeGreaterThan(0);
  await dropOldClippings(office.db, new Date('2024-03-13T10:00:00Z'));
  expect(await kept()).toBeGreaterThan(0);
  await dropOldClippings(office.db, new Date('2024-03-13T11:00:00Z'));
  expect(await kept()).toBe(0);
});
