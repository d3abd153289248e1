import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { Field } from '../../../blocks/kit.ts';
import { continued } from '../continued-text.ts';
import { clean, split } from '../words.ts';
import { limits } from './limits.ts';
import { ANSWER } from './render-answers.ts';
import { drawChoices, drawWhole } from './render-choices.ts';
import { plain } from './render-text.ts';

type Of<Kind> = Extract<Field, { kind: Kind }>;

/** One field of a form, its block named by the field's id. A choice without options draws nothing. */
export function drawField(field: Field): KnownBlock[] {
  switch (field.kind) {
    case 'text':
      return drawText(field);
    case 'choice':
      return field.options.length === 0 ? [] : drawChoice(field);
    case 'grouped-choice':
      return field.groups.length === 0 ? [] : [drawGroups(field)];
    case 'ticks':
      return field.options.length === 0 ? [] : drawTicks(field);
    case 'date':
      return [
        input(field, { type: 'datepicker', action_id: ANSWER, ...(field.value && { initial_date: field.value }) }),
      ];
    case 'officer':
      return [
        input(field, { type: 'users_select', action_id: ANSWER, ...(field.value && { initial_user: field.value }) }),
      ];
  }
}

/** A text that is longer than a field holds goes on in the next; nothing is cut, and the officer is told. */
function drawText(field: Of<'text'>): InputBlock[] {
  const value = clean(field.value ?? '');
  if (value.length <= limits.inputText) return [textInput(field, field.id, value)];
  // Room to type is left in each.
  const pieces = split(value, limits.inputText - 200);
  const ids = continued(field.id, pieces);
  const [length, room] = [value.length, limits.inputText].map((count) => count.toLocaleString('en-GB'));
  const hint = `This part is ${length} characters long and a field holds ${room}: it goes on in the next field.`;
  return pieces.map((piece, place) =>
    textInput(
      {
        ...field,
        label: place === 0 ? field.label : `${field.label} (continued)`,
        ...(place < pieces.length - 1 && { hint }),
        ...(place > 0 && { optional: true }),
      },
      ids[place] ?? field.id,
      piece.trim(),
    ),
  );
}

function textInput(field: Of<'text'>, id: string, value: string): InputBlock {
  const most = Math.min(field.maxLength ?? limits.inputText, limits.inputText);
  return input(
    { ...field, id },
    {
      type: 'plain_text_input',
      action_id: ANSWER,
      multiline: field.multiline ?? false,
      max_length: Math.max(most, value.length),
      ...(value && { initial_value: value }),
    },
  );
}

/** A few required options are seen at once; Slack cannot take back a radio button, so others are a menu. */
function drawChoice(field: Of<'choice'>): KnownBlock[] {
  const { whole, options } = drawChoices(field.options);
  const chosen = selected(options, field.value);
  const initial = chosen ? { initial_option: chosen } : {};
  const few = options.length <= 5 && !field.optional;
  const element = few
    ? ({ type: 'radio_buttons', action_id: ANSWER, options, ...initial } as const)
    : ({ type: 'static_select', action_id: ANSWER, options, ...initial } as const);
  return [...drawWhole(field.label, whole), input(field, element)];
}

function drawGroups(field: Of<'grouped-choice'>): InputBlock {
  const groups = field.groups.map(({ label, options }) => ({
    label: plain(label, limits.optionText),
    options: drawChoices(options).options,
  }));
  const chosen = selected(
    groups.flatMap(({ options }) => options),
    field.value,
  );
  return input(field, {
    type: 'static_select',
    action_id: ANSWER,
    option_groups: groups,
    ...(chosen && { initial_option: chosen }),
  });
}

/** Checkboxes take ten; more than that are a menu in which several can be chosen. */
function drawTicks(field: Of<'ticks'>): KnownBlock[] {
  const { whole, options } = drawChoices(field.options);
  const ticked = options.filter(({ value }) => value !== undefined && field.values?.includes(value));
  const initial = ticked.length > 0 ? { initial_options: ticked } : {};
  const element =
    options.length <= limits.checkboxOptions
      ? ({ type: 'checkboxes', action_id: ANSWER, options, ...initial } as const)
      : ({ type: 'multi_static_select', action_id: ANSWER, options, ...initial } as const);
  return [...drawWhole(field.label, whole), input(field, element)];
}

function selected(options: PlainTextOption[], value: string | undefined): PlainTextOption | undefined {
  return options.find((option) => option.value === value);
}

function input(field: Field, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label, limits.inputLabel),
    element,
    ...(field.hint !== undefined && { hint: plain(field.hint, limits.inputHint) }),
    ...(field.optional && { optional: true }),
  };
}
