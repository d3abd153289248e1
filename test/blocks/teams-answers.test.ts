import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, type Field, type Form, field as placed } from '../../blocks/kit.ts';
import { missingAnswers } from '../../src/chat/teams/missing-answers.ts';
import { readAnswers } from '../../src/chat/teams/render-answers.ts';
import { renderDialog } from '../../src/chat/teams/render-dialog.ts';
import { all } from '../support/adaptive-card.ts';
import { drawGallery } from './gallery-files.ts';
import { partsOf } from './teams-parts.ts';
import { sentByTeams, untouchedInSlack, untouchedInTeams } from './untouched.ts';

const gallery = await drawGallery();
const asking = gallery.flatMap(({ file, name, drawn }) =>
  'form' in drawn && drawn.submit !== undefined ? [{ file, name, form: drawn }] : [],
);

test.for(asking)('$file, $name: says in Teams what it says in Slack', ({ form }) => {
  expect(untouchedInTeams(form)).toEqual(untouchedInSlack(form));
});

const words = fc.string({
  unit: fc.constantFrom('a', 'ŵ', '&', ' b', '👩‍👧c', ',', '%2C', '\n', '"', '*'),
  maxLength: 3000,
});
const option = fc.uniqueArray(fc.constantFrom('Cyber, other', 'Non-cyber', '100%', '%2C', 'yes', 'no', 'a b'), {
  minLength: 1,
});

test('whatever is typed and chosen, Teams and Slack give it back alike', () => {
  fc.assert(
    fc.property(words, words, option, fc.nat(), (text, other, values, pick) => {
      const options = values.map((value) => ({ value, label: `It is ${value}` }));
      const chosen = values[pick % values.length] ?? '';
      const form = of(
        { kind: 'text', id: 'reference', label: 'Reference', value: text.trim(), multiline: true },
        { kind: 'text', id: 'action', label: 'Action', value: other.trim(), multiline: true, optional: true },
        { kind: 'choice', id: 'version', label: 'Version', options, value: chosen },
        { kind: 'choice', id: 'id', label: 'Id', options, optional: true },
        { kind: 'grouped-choice', id: 'form', label: 'Form', groups: [{ label: 'All', options }], value: chosen },
        { kind: 'ticks', id: 'context', label: 'Context', options, values: values.slice(pick % values.length) },
        { kind: 'date', id: 'part', label: 'Part', value: '2020-01-06' },
        { kind: 'officer', id: 'asked', label: 'Asked', value: 'U0TOM' },
      );
      expect(untouchedInTeams(form)).toEqual(untouchedInSlack(form));
    }),
    { numRuns: 40 },
  );
});

test('a text that no field can hold comes back whole, its paragraphs where they were', () => {
  const paragraph = fc.string({ unit: fc.constantFrom('a', 'ŵ', '&', ' b', '👩‍👧c'), minLength: 1, maxLength: 4000 });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 3, maxLength: 7 }), (paragraphs) => {
      const value = paragraphs.map((one) => one.trim()).join('\n\n');
      const form = of({ kind: 'text', id: 'reasons', label: 'Reasons', value, multiline: true });
      expect(untouchedInTeams(form)).toEqual({ reasons: value });
    }),
    { numRuns: 20 },
  );
});

describe('a form that comes back', () => {
  const form = of(
    { kind: 'text', id: 'opening', label: 'Opening', value: 'Dear Sir', multiline: true },
    { kind: 'date', id: 'answerBy', label: 'Answer by', value: '2020-01-06' },
    { kind: 'ticks', id: 'bank', label: 'Questions', options: [{ value: 'a', label: 'A' }], values: ['a'] },
  );

  test('keeps what was typed, says what is wrong beside it, and says so first', () => {
    const typed = { opening: 'Dear Madam', answerBy: '2020-01-05', bank: [] };
    const { card } = renderDialog(form, { typed, errors: { answerBy: 'That is a Sunday.' } });
    expect(readAnswers(sentByTeams(card))).toEqual(typed);
    const read = all(card).flatMap(({ type, inlines, label }) => {
      if (type === 'RichTextBlock')
        return [
          all(inlines)
            .map(({ text }) => text)
            .join(''),
        ];
      return label ? [String(label)] : [];
    });
    expect(read).toEqual([
      'Not taken yet. Something below needs another look.',
      'Opening',
      'Answer by',
      'That is a Sunday.',
      'Questions',
    ]);
  });

  test('says what is wrong with something that it does not ask', () => {
    const { card } = renderDialog(form, { errors: { address: 'Nothing was changed.' } });
    expect(JSON.stringify(card)).toContain('Nothing was changed.');
  });

  test('opens at the part in which something is wrong', () => {
    const letters = Array.from({ length: 4 }, (_, place): Field => {
      return { kind: 'text', id: `part${place}`, label: `Part ${place}`, value: 'a b '.repeat(1400), multiline: true };
    });
    const long = of(
      ...letters,
      { kind: 'date', id: 'by', label: 'By' },
      ...letters.map((one) => ({ ...one, id: `${one.id}x` })),
    );
    expect(partsOf(long).length).toBeGreaterThan(3);
    const { card } = renderDialog(long, { errors: { by: 'Choose a day.' } });
    expect(JSON.stringify(card)).toContain('Choose a day.');
    expect(JSON.stringify(card)).not.toContain('Part 1 of');
  });
});

test('what is missing holds a form back, but neither a draft nor the turn to another part', () => {
  const whole = of({ kind: 'text', id: 'note', label: 'Note' });
  expect(JSON.stringify(renderDialog(whole).card)).toContain('isRequired');
  const drafted = { ...whole, body: [...whole.body, saveDraft()] };
  expect(JSON.stringify(renderDialog(drafted).card)).not.toContain('isRequired');
  const long = of(
    ...Array.from({ length: 4 }, (_, place): Field => {
      return { kind: 'text', id: `n${place}`, label: 'Note', value: 'a b '.repeat(1400), multiline: true };
    }),
  );
  expect(JSON.stringify(renderDialog(long).card)).not.toContain('isRequired');
});

test.for<[what: string, answers: Answers, missing: string[]]>([
  ['all is there', { note: 'Yes', by: '2020-01-06', bank: ['a'] }, []],
  ['nothing is there', {}, ['note', 'by', 'bank']],
  ['there is nothing but space', { note: ' \n', by: null, bank: [] }, ['note', 'by', 'bank']],
])('the desk looks itself whether something is missing: %s', ([, answers, missing]) => {
  const form = of(
    { kind: 'text', id: 'note', label: 'Note' },
    { kind: 'date', id: 'by', label: 'By' },
    { kind: 'ticks', id: 'bank', label: 'Questions', options: [{ value: 'a', label: 'A' }] },
    { kind: 'text', id: 'more', label: 'More', optional: true },
    { kind: 'choice', id: 'none', label: 'None to choose', options: [] },
  );
  expect(Object.keys(missingAnswers(form, answers))).toEqual(missing);
});

test('Save draft sends what stands in the form; other buttons leave it', () => {
  const form = of({ kind: 'text', id: 'note', label: 'Note', value: 'Rang at 10:02.' });
  const correct = {
    act: 'correct-answer',
    label: 'Correct',
    on,
    says: 'Correct an answer, case IC-31191-G5C6',
  } as const;
  const { card } = renderDialog({
    ...form,
    body: [...form.body, saveDraft(), { kind: 'buttons', buttons: [correct] }],
  });
  const [save, other] = all(card).filter(({ type, data }) => type === 'Action.Submit' && all(data)[0]?.['reference']);
  expect(save).toMatchObject({ data: { action: 'save-draft', form: 'note', asked: ['answer-note'] } });
  expect(save).not.toHaveProperty('associatedInputs');
  expect(other).toMatchObject({ data: { action: 'correct-answer', ...on }, associatedInputs: 'none' });
});

test('an officer is chosen from those who are given, else from the people of the team', () => {
  const form = of({ kind: 'officer', id: 'to', label: 'To' });
  const given = renderDialog(form, { people: [{ value: 'a-1', label: 'Alex *Moss*' }] });
  expect(all(given.card)).toContainEqual(
    expect.objectContaining({ choices: [{ title: 'Alex ＊Moss＊', value: 'a-1' }] }),
  );
  expect(JSON.stringify(given)).not.toContain('choices.data');
  expect(JSON.stringify(renderDialog(form))).toContain('graph.microsoft.com/users?scope=currentContext');
});

const on = { reference: 'IC-31191-G5C6', version: 4 };

function saveDraft() {
  return {
    kind: 'buttons' as const,
    buttons: [{ act: 'save-draft' as const, label: 'Save draft', on, says: 'Save draft, case IC-31191-G5C6' }],
  };
}

function of(...fields: Field[]): Form {
  return { form: 'note', title: 'Note', submit: 'Save', context: {}, body: fields.map(placed) };
}
