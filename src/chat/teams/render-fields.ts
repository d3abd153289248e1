import type { CardElement, IChoice, IChoiceSetInput, IDateInput, ITextInput } from '@microsoft/teams.cards';
import type { Field, Option } from '../../../blocks/kit.ts';
import { continued } from '../continued-text.ts';
import { clean, split, trim } from '../words.ts';
import { limits } from './limits.ts';
import { answerInput, encodeTick, NO_CHOICE, ticksInput } from './render-answers.ts';
import { drawChoices } from './render-choices.ts';
import { line, unmarked } from './render-text.ts';

type Of<Kind> = Extract<Field, { kind: Kind }>;
type Input = ITextInput | IChoiceSetInput | IDateInput;

/** What stands around every field of one form. */
export type Asking = {
  /** What is wrong with an answer, by the field's id. */
  errors: Record<string, string>;
  /** Whether Teams itself may hold a form back in which something is missing. */
  strict: boolean;
  /** Officers who can be chosen, by their ids on this surface. Without any, Teams offers the people of the team. */
  people: Option[];
};

/** An input with what belongs to it, in pieces that may stand on two parts of a long form. */
export type DrawnField = { elements: CardElement[]; input: string | null }[];

/** One field of a form. A choice without options draws nothing. */
export function drawField(field: Field, asking: Asking): DrawnField {
  switch (field.kind) {
    case 'text':
      return drawText(field, asking);
    case 'choice':
      return field.options.length === 0 ? [] : drawChoice(field, field.options, asking);
    case 'grouped-choice':
      return field.groups.length === 0 ? [] : drawChoice(field, ungrouped(field.groups), asking);
    case 'ticks':
      return field.options.length === 0 ? [] : drawTicks(field, asking);
    case 'date':
      return [around(field, { type: 'Input.Date', id: answerInput(field.id), ...valued(field.value) }, asking)];
    case 'officer':
      return [around(field, people(field, asking), asking)];
  }
}

/** A text that is longer than a field holds goes on in the next; nothing is cut, and the officer is told. */
function drawText(field: Of<'text'>, asking: Asking): DrawnField {
  const value = clean(field.value ?? '');
  if (value.length <= limits.inputText) return [around(field, textInput(field, field.id, value), asking)];
  // Room to type is left in each.
  const pieces = split(value, limits.inputText - 200);
  const ids = continued(field.id, pieces);
  const [length, room] = [value.length, limits.inputText].map((count) => count.toLocaleString('en-GB'));
  const hint = `This part is ${length} characters long and a field holds ${room}: it goes on in the next field.`;
  return pieces.map((piece, place) => {
    const shown = {
      ...field,
      ...(place < pieces.length - 1 && { hint }),
      ...(place > 0 && { label: `${field.label} (continued)`, optional: true }),
    };
    return around(shown, textInput(shown, ids[place] ?? field.id, piece.trim()), asking);
  });
}

function textInput(field: Of<'text'>, id: string, value: string): ITextInput {
  return {
    type: 'Input.Text',
    id: answerInput(id),
    isMultiline: field.multiline ?? false,
    maxLength: Math.max(field.maxLength ?? limits.inputText, value.length),
    ...valued(value),
  };
}

/** A few are seen at once, many are a menu. Teams cannot take a choice back, so an optional one offers none of them. */
function drawChoice(field: Of<'choice'> | Of<'grouped-choice'>, options: Option[], asking: Asking): DrawnField {
  const { choices, above } = drawChoices(field.label, options);
  const none: IChoice[] = field.optional ? [{ title: 'No choice', value: NO_CHOICE }] : [];
  const input: IChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: answerInput(field.id),
    choices: [...none, ...choices],
    style: styleFor(choices.length),
    wrap: true,
    ...valued(choices.some(({ value }) => value === field.value) ? field.value : undefined),
  };
  return [...said(above), around(field, input, asking)];
}

function styleFor(count: number): 'expanded' | 'compact' | 'filtered' {
  if (count <= limits.choicesAtOnce) return 'expanded';
  return count <= limits.choicesInMenu ? 'compact' : 'filtered';
}

function drawTicks(field: Of<'ticks'>, asking: Asking): DrawnField {
  const { choices, above } = drawChoices(field.label, field.options);
  const ticked = field.options.filter(({ value }) => field.values?.includes(value));
  const input: IChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: ticksInput(field.id),
    isMultiSelect: true,
    style: 'expanded',
    choices: choices.map(({ title, value }) => ({ title, value: encodeTick(value) })),
    wrap: true,
    ...valued(ticked.map(({ value }) => encodeTick(value)).join(',')),
  };
  return [...said(above), around(field, input, asking)];
}

function people(field: Of<'officer'>, asking: Asking): IChoiceSetInput {
  return {
    type: 'Input.ChoiceSet',
    id: answerInput(field.id),
    style: 'filtered',
    choices: asking.people.map(({ value, label }) => ({ title: unmarked(label, limits.choiceTitle), value })),
    ...(asking.people.length === 0 && {
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
    }),
    ...valued(field.value),
  };
}

/** Each group's name stands before its options, for Teams knows no groups. */
function ungrouped(groups: Of<'grouped-choice'>['groups']): Option[] {
  return groups.flatMap(({ label, options }) =>
    options.map((option) => ({ ...option, label: `${label}: ${option.label}` })),
  );
}

function said(elements: CardElement[]): DrawnField {
  return elements.map((element) => ({ elements: [element], input: null }));
}

function around(field: Field, input: Input, { errors, strict }: Asking): DrawnField[number] {
  const label = trim(clean(field.label), limits.label - 20);
  const wrong = errors[field.id];
  return {
    input: input.id ?? null,
    elements: [
      {
        ...input,
        label: unmarked(field.optional ? `${label} (optional)` : label, limits.label),
        ...(strict &&
          !field.optional && { isRequired: true, errorMessage: unmarked(`${label} is missing.`, limits.label) }),
      },
      ...(wrong === undefined
        ? []
        : [line(wrong, limits.hint, { color: 'Attention', weight: 'Bolder' }, { spacing: 'None' })]),
      ...(field.hint === undefined
        ? []
        : [line(field.hint, limits.hint, { isSubtle: true, size: 'Small' }, { spacing: 'None' })]),
    ],
  };
}

function valued(value: string | undefined): { value?: string } {
  return value ? { value } : {};
}
