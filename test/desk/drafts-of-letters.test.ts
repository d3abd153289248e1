import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Act } from '../../blocks/ids.ts';
import type { Answers, Form } from '../../blocks/kit.ts';
import { drafts } from '../../db/drafts.ts';
import { letters } from '../../db/letters.ts';
import { officers } from '../../db/officers.ts';
import { bounceLetter } from '../../src/desk/bounce-letter.ts';
import type { Person } from '../../src/desk/deed.ts';
import { keepDraft, throwAwayDraft } from '../../src/desk/drafts.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { itLeft, undoLetter } from '../../src/desk/undo-letter.ts';
import { fillingForms, standing } from './filling-forms.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const filling = fillingForms(office);

const on = () => ({ reference: office.reference, version: 2 });

const { next, send: sendForm } = filling;

/** A form of the card, opened as an officer does. */
const opened = (act: Act, person?: Person) => filling.opened(act, on(), person);
const send = (form: Form, changes: Answers = {}, cause?: string) =>
  sendForm(form, changes, cause === undefined ? {} : { cause: `${cause} of ${office.reference}` });

/** Save draft, in the form. */
function save({ form, context, ...rest }: Form, changes: Answers) {
  return keepDraft(office.desk, office.alex.id, form, context, { ...standing({ form, context, ...rest }), ...changes });
}

const undo = (letter: string) =>
  undoLetter(office.desk, office.alex, { ...on(), id: letter }, `undo ${letter} of ${office.reference}`);
const kept = async () =>
  (await office.desk.db.select().from(drafts).where(eq(drafts.reference, office.reference)))
    .map(({ form }) => form)
    .toSorted();
const onCard = async () => JSON.stringify((await drawCard(office.desk, office.reference)).message);

const about = 'your report';

describe('the words of an earlier step that were written anew', () => {
  test('stand in the letter, whatever was drafted of it before', async () => {
    const before = await next(await opened('write'), { about, body: 'The first words.' });
    await save(before, { 'letter-body': 'The first words, polished.' });
    const letter = await next(await opened('write'), { body: 'The second words.' });
    expect(standing(letter)).toMatchObject({ 'letter-body': 'The second words.' });
    await send(letter);
    expect(
      (await office.desk.db.select().from(letters).where(eq(letters.reference, office.reference)))[0]?.text,
    ).toContain('The second words.');
  });

  test('stand in it also when they were saved as a draft first', async () => {
    await save(await next(await opened('write'), { about, body: 'The first words.' }), { 'letter-body': 'Polished.' });
    await save(await opened('write'), { body: 'The second words.' });
    expect(standing(await next(await opened('write')))).toMatchObject({ 'letter-body': 'The second words.' });
  });

  test('are the questions that are asked', async () => {
    const first = await next(await opened('ask'), { questionBank: ['cause'] });
    await save(first, { 'letter-questions': `${standing(first)['letter-questions']}\nAnd when?` });
    const second = await next(await opened('ask'), { questionBank: ['training'] });
    expect(standing(second)['letter-questions']).not.toContain('And when?');
  });

  test('are the reasons that are given', async () => {
    const first = await next(await opened('decide'), { outcome: 'No Further Action', ownReasons: 'It came back.' });
    await save(first, { reasons: 'It came back, unopened.' });
    const second = await next(await opened('decide'), { ownReasons: 'It was destroyed.' });
    expect(standing(second)['reasons']).toBe('- It was destroyed.');
  });
});

describe('what was edited in the letter itself', () => {
  test('is back while the step before it stands as it did', async () => {
    await save(await next(await opened('write'), { about, body: 'The first words.' }), { 'letter-body': 'Polished.' });
    expect(standing(await next(await opened('write')))).toMatchObject({ 'letter-body': 'Polished.' });
    const decision = await next(await opened('decide'), { outcome: 'No Further Action', ownReasons: 'It came back.' });
    await save(decision, { reasons: 'It came back, unopened.' });
    expect(standing(await next(await opened('decide')))).toMatchObject({ reasons: 'It came back, unopened.' });
  });

  test('is back whichever chat sends the step before it: one says that a field is empty, the other leaves it out', async () => {
    await save(await next(await opened('ask'), { questionBank: ['training', 'cause'] }), {
      'letter-questions': 'When?',
    });
    const form = await opened('ask');
    const { ownQuestions: _empty, ...answers } = standing(form);
    const bare = { ...form, body: form.body.filter((piece) => piece.kind !== 'field') };
    expect(standing(await next(bare, { ...answers, questionBank: ['cause', 'training'] }))).toMatchObject({
      'letter-questions': 'When?',
    });
  });

  test('is kept for each kind of letter', async () => {
    await save(await next(await opened('ask'), { questionBank: ['cause'] }), { 'letter-questions': 'When?' });
    await save(await next(await opened('write'), { about, body: 'The first words.' }), { 'letter-body': 'Polished.' });
    expect(standing(await next(await opened('ask')))).toMatchObject({ 'letter-questions': 'When?' });
    expect(standing(await next(await opened('write')))).toMatchObject({ 'letter-body': 'Polished.' });
  });

  test('is nobody else’s', async () => {
    await save(await next(await opened('write'), { about, body: 'The first words.' }), { 'letter-body': 'Polished.' });
    const who = { name: 'Priya Anand', title: 'Case Officer', lead: true, seenAt: office.now };
    const [card] = await office.desk.db.insert(officers).values(who).returning();
    const priya = { id: card?.id ?? '', lead: true, name: 'Priya Anand' };
    const others = await opened('write', priya);
    expect(standing(await next(others, { about, body: 'The first words.' }, priya))['letter-body']).toBe(
      'The first words.',
    );
  });
});

test('what is thrown away in the letter is thrown away in the step before it as well, and nowhere else', async () => {
  await save(await opened('ask'), { ownQuestions: 'When?' });
  const { form, context } = await next(await opened('write'), { about, body: 'The first words.' });
  await throwAwayDraft(office.desk, office.alex.id, form, context);
  expect(await kept()).toEqual(['ask']);
});

describe('a draft whose letter is on its way', () => {
  const decided = async () => {
    const letter = await next(await opened('decide'), { outcome: 'No Further Action', ownReasons: 'It came back.' });
    return send(letter, { reasons: 'It came back, unopened, on the same day.' }, `decide ${office.reference}`);
  };

  test('is off the card, and gone once the letter has left', async () => {
    const letter = await decided();
    expect(await onCard()).not.toContain('Draft of');
    await office.pass(letter, 2);
    expect([await office.stateOf(letter), await kept()]).toEqual(['sent', []]);
  });

  test('is back on the card and in its forms when the letter is taken back', async () => {
    await undo(await decided());
    expect(await onCard()).toContain('Draft of the decision by Alex Moss');
    const form = await opened('decide');
    expect(standing(form)).toMatchObject({ outcome: 'No Further Action', ownReasons: 'It came back.' });
    expect(standing(await next(form))).toMatchObject({ reasons: 'It came back, unopened, on the same day.' });
  });

  test('does not come back when Send is heard a second time, while it waits or long after', async () => {
    const form = await next(await opened('write'), { about, body: 'When was it?' });
    const letter = await send(form, {}, 'pressed twice');
    await send(form, {}, 'pressed twice');
    expect(await onCard()).not.toContain('Draft of');
    await office.pass(letter, 2);
    await send(form, {}, 'pressed twice');
    expect(await kept()).toEqual([]);
  });

  test('waits while a person must look, and is gone when they have found that it left', async () => {
    office.mailbox.onSend('stays-unsaid');
    const letter = await decided();
    await office.pass(letter, 90);
    expect([await office.stateOf(letter), await kept()]).toEqual(['needs-person', ['decide', 'decide-letter']]);
    expect(await onCard()).not.toContain('Draft of');
    await itLeft(office.desk, office.alex, { ...on(), id: letter }, 'found it');
    expect(await kept()).toEqual([]);
  });

  test('is given back when the mailbox refused the letter and it is taken back', async () => {
    office.mailbox.onSend('refused');
    const letter = await decided();
    await office.pass(letter, 2);
    expect(await office.stateOf(letter)).toBe('needs-person');
    await undo(letter);
    expect(standing(await opened('decide'))).toMatchObject({ ownReasons: 'It came back.' });
    expect(await onCard()).toContain('Draft of the decision by Alex Moss');
  });

  test('is given back when the letter came back before anybody knew that it had left', async () => {
    office.mailbox.onSend('stays-accepted');
    const letter = await decided();
    office.now = new Date(office.now.getTime() + 120_000);
    await sendLetter(office.desk, letter);
    await office.desk.db.transaction((tx) => bounceLetter(tx, letter));
    expect(await onCard()).toContain('Draft of the decision by Alex Moss');
  });

  test('is not given back where Send again opens what was written', async () => {
    office.mailbox.onSend('stays-accepted');
    const letter = await send(await next(await opened('write'), { about, body: 'When was it?' }));
    office.now = new Date(office.now.getTime() + 120_000);
    await sendLetter(office.desk, letter);
    await office.desk.db.transaction((tx) => bounceLetter(tx, letter));
    expect([await office.stateOf(letter), await kept()]).toEqual(['bounced', []]);
  });

  test('goes alone: what is drafted of another letter stays', async () => {
    await save(await opened('decide'), { outcome: 'No Further Action', ownReasons: 'It came back.' });
    const letter = await send(await next(await opened('write'), { about, body: 'When was it?' }));
    expect(await onCard()).toContain('Draft of the decision by Alex Moss');
    await office.pass(letter, 2);
    expect(await kept()).toEqual(['decide']);
    expect(standing(await opened('decide'))).toMatchObject({ ownReasons: 'It came back.' });
  });

  test('is a draft again when other words are saved meanwhile', async () => {
    const form = await opened('write');
    const letter = await send(await next(form, { about, body: 'When was it?' }));
    await save(form, { about, body: 'And where?' });
    expect(await onCard()).toContain('Draft of a letter by Alex Moss');
    await office.pass(letter, 2);
    expect(standing(await opened('write'))).toMatchObject({ body: 'And where?' });
  });
});

describe('a letter that begins with words of its own', () => {
  beforeEach(async () => {
    await office.pass(await send(await next(await opened('ask'), { questionBank: ['cause'] })), 2);
  });

  test('is no draft of the free letter, and leaves that one as it was', async () => {
    await save(await opened('write'), { about, body: 'We wish to visit you.' });
    const reminder = await opened('remind');
    expect(standing(reminder)['body']).toContain('answer');
    expect(standing(reminder)['body']).not.toContain('visit');
    const letter = await next(reminder, { body: 'Please answer.' });
    expect(standing(await opened('write'))).toMatchObject({ about, body: 'We wish to visit you.' });
    await office.pass(await send(letter, { 'letter-body': 'Please answer us.' }), 2);
    expect(standing(await opened('write'))).toMatchObject({ about, body: 'We wish to visit you.' });
    expect(await kept()).toEqual(['write']);
  });

  test('is a draft of its own, also on the card, after Undo and when it is thrown away', async () => {
    await save(await opened('write'), { about, body: 'We wish to visit you.' });
    await save(await opened('remind'), { body: 'Please answer.' });
    expect(await onCard()).toContain('Draft of a reminder by Alex Moss');
    expect(await onCard()).toContain('Draft of a letter by Alex Moss');
    const letter = await send(await next(await opened('remind')));
    expect(await onCard()).not.toContain('Draft of a reminder');
    await undo(letter);
    expect(await onCard()).toContain('Draft of a reminder by Alex Moss');
    const { form, context, body } = await opened('remind');
    expect(standing({ form, title: '', context, body })).toMatchObject({ body: 'Please answer.' });
    await throwAwayDraft(office.desk, office.alex.id, form, context);
    expect(await kept()).toEqual(['write']);
  });
});
