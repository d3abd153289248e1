import { CannotDo } from '../deed.ts';
import type { Block } from './block-kit/blocks.ts';
import { elementsOf } from './block-kit/blocks.ts';
import { choicesOf, type Element, type Option } from './block-kit/elements.ts';

/** What stands in one field, in the shape of view.state.values: docs.slack.dev/reference/interaction-payloads. */
export type Answer =
  | { type: 'plain_text_input'; value: string | null }
  | { type: 'static_select' | 'radio_buttons' | 'overflow'; selected_option: Option | null }
  | { type: 'multi_static_select' | 'checkboxes'; selected_options: Option[] }
  | { type: 'datepicker'; selected_date: string | null }
  | { type: 'users_select'; selected_user: string | null };

export type Given = string | string[] | null;
export type State = Record<string, Record<string, Answer>>;

/** What the fields hold before anybody touched them, over what was there in fields of the same ids. */
export function stateOf(blocks: Block[], before: State = {}): State {
  const state: State = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const first = untouched(element);
      if (!first) continue;
      const [blockId, actionId] = [block.block_id ?? '', element.action_id ?? ''];
      const old = before[blockId]?.[actionId];
      state[blockId] = { ...state[blockId], [actionId]: old?.type === first.type ? old : first };
    }
  }
  return state;
}

/** What a person types or chooses, as the field holds it. Options are named by their value or their words. */
export function answer(element: Exclude<Element, { type: 'button' }>, given: Given): Answer {
  switch (element.type) {
    case 'plain_text_input':
      return { type: element.type, value: one(given) || null };
    case 'datepicker':
      return { type: element.type, selected_date: date(one(given)) };
    case 'users_select':
      return { type: element.type, selected_user: one(given) };
    case 'overflow':
      return { type: element.type, selected_option: option(element.options, one(given)) };
    case 'radio_buttons':
      return { type: element.type, selected_option: option(element.options, one(given)) };
    case 'static_select':
      return { type: element.type, selected_option: option(choicesOf(element), one(given)) };
    case 'checkboxes':
      return { type: element.type, selected_options: options(element.options, given) };
    case 'multi_static_select':
      return { type: element.type, selected_options: options(choicesOf(element), given) };
  }
}

export function isEmpty(given: Answer): boolean {
  switch (given.type) {
    case 'plain_text_input':
      return given.value === null;
    case 'datepicker':
      return given.selected_date === null;
    case 'users_select':
      return given.selected_user === null;
    case 'checkboxes':
    case 'multi_static_select':
      return given.selected_options.length === 0;
    case 'overflow':
    case 'radio_buttons':
    case 'static_select':
      return given.selected_option === null;
  }
}

function untouched(element: Element): Answer | null {
  switch (element.type) {
    case 'button':
    case 'overflow':
      return null;
    case 'plain_text_input':
      return { type: element.type, value: element.initial_value || null };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'radio_buttons':
    case 'static_select':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type: element.type, selected_options: element.initial_options ?? [] };
  }
}

function one(given: Given): string | null {
  if (Array.isArray(given)) throw new CannotDo('This field takes one value, not a list.');
  return given;
}

function date(given: string | null): string | null {
  if (given && !/^\d{4}-\d\d-\d\d$/.test(given)) throw new CannotDo(`A date is written 2019-12-20, not "${given}".`);
  return given || null;
}

function option(among: Option[], given: string | null): Option | null {
  if (given === null || given === '') return null;
  const found = among.find(({ value }) => value === given) ?? among.find(({ text }) => text.text === given);
  if (!found) {
    const all = among.map(({ value }) => `"${value}"`).join(', ');
    throw new CannotDo(`There is no option "${given}" here; the options are ${all}.`);
  }
  return found;
}

function options(among: Option[], given: Given): Option[] {
  const wanted = Array.isArray(given) ? given : given === null ? [] : [given];
  return wanted.flatMap((value) => option(among, value) ?? []);
}
