import * as z from 'zod';
import { CannotDo } from '../deed.ts';
import type { Sending } from './cards/actions.ts';
import { type Input, inputsOf } from './cards/contents.ts';
import type { Card } from './posts.ts';
import { everyone } from './tenant.ts';

/** By the id of a field: words, a date, a choice, several of them, or null for nothing. */
export const givenValues = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));
type Given = z.infer<typeof givenValues>;

/** What a press sends beside the button's own data, and by field what Teams itself finds wrong with it. */
export function fillIn(cards: Card[], action: Sending, given: Given) {
  const inputs = cards.flatMap(inputsOf);
  const stranger = Object.keys(given).find((id) => !inputs.some((input) => input.id === id));
  if (stranger !== undefined) {
    const there = inputs.map(({ id }) => id).join(', ') || 'none';
    throw new CannotDo(`There is no field "${stranger}" here; there is ${there}.`);
  }
  if (action.associatedInputs === 'none') return { data: { ...action.data }, errors: {} };
  const held = inputs.map((input) => [input, holds(input, given[input.id])] as const);
  const values = Object.fromEntries(held.flatMap(([{ id }, value]) => (value === null ? [] : [[id, value]])));
  const errors = Object.fromEntries(held.flatMap(([input, value]) => complaint(input, value ?? '')));
  return { data: { ...action.data, ...values }, errors };
}

/** What the field holds once this was typed or chosen; null for one that is sent with nothing. */
function holds(input: Input, given: Given[string] | undefined): string | null {
  if (given === undefined) return input.value ?? (input.type === 'Input.Toggle' ? (input.valueOff ?? 'false') : null);
  const several = Array.isArray(given) ? given : given === null ? [] : [given];
  if (input.type !== 'Input.ChoiceSet') return one(input, several);
  const chosen = several.filter((value) => value !== '').map((value) => choiceOf(input, value));
  if (!input.isMultiSelect && chosen.length > 1) throw new CannotDo(`"${input.id}" takes one choice.`);
  return chosen.join(',');
}

function one({ type, id, valueOn = 'true', valueOff = 'false' }: Input, [given = '', ...more]: string[]): string {
  if (more.length > 0) throw new CannotDo(`The field "${id}" takes one value, not a list.`);
  if (type === 'Input.Date' && given !== '' && !/^\d{4}-\d\d-\d\d$/.test(given)) {
    throw new CannotDo(`A date is written 2019-12-20, not "${given}".`);
  }
  if (type === 'Input.Toggle' && ![valueOn, valueOff].includes(given)) {
    throw new CannotDo(`"${id}" is on with "${valueOn}" and off with "${valueOff}".`);
  }
  return given;
}

function choiceOf({ id, choices: listed = [], 'choices.data': people }: Input, given: string): string {
  const choices = people ? [...listed, ...everyone().map(({ id: value, name: title }) => ({ title, value }))] : listed;
  const found = choices.find(({ value }) => value === given) ?? choices.find(({ title }) => title === given);
  if (found) return found.value;
  const all = choices.map(({ value }) => `"${value}"`).join(', ');
  throw new CannotDo(`"${id}" has no choice "${given}"; the choices are ${all}.`);
}

/** What Teams' own client refuses before the app hears of it. */
function complaint({ id, isRequired, errorMessage, maxLength, regex }: Input, value: string): [string, string][] {
  const said = errorMessage ?? 'This field is not right.';
  if (isRequired && value === '') return [[id, said]];
  if (maxLength !== undefined && value.length > maxLength) return [[id, said]];
  return regex !== undefined && value !== '' && !new RegExp(regex, 'u').test(value) ? [[id, said]] : [];
}
