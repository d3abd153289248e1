import * as z from 'zod';
import type { Answers } from '../../../blocks/kit.ts';
import { join, whose } from '../continued-text.ts';

/** The action of every field; its block carries the field's id. */
export const ANSWER = 'answer';

const option = z.object({ value: z.string() });
const given = z.union([
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }).transform(({ value }) => value),
  z
    .object({ type: z.enum(['static_select', 'radio_buttons']), selected_option: option.nullish() })
    .transform(({ selected_option }) => selected_option?.value),
  z
    .object({ type: z.enum(['checkboxes', 'multi_static_select']), selected_options: z.array(option) })
    .transform(({ selected_options }) => selected_options.map(({ value }) => value)),
  z
    .object({ type: z.literal('datepicker'), selected_date: z.iso.date().nullish() })
    .transform(({ selected_date }) => selected_date),
  z
    .object({ type: z.literal('users_select'), selected_user: z.string().nullish() })
    .transform(({ selected_user }) => selected_user),
]);
const state = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });

/**
 * What an officer typed and chose, by field id, from the state of a view; null where nothing was given. Texts
 * that were drawn in several fields are put together again. Throws ZodError for what no form of ours sends.
 */
export function readAnswers(viewState: unknown): Answers {
  const answers: Answers = {};
  const fields = Object.entries(state.parse(viewState).values).map(([block, actions]) => ({
    ...whose(block),
    actions,
  }));
  // Slack does not promise the order of the form.
  for (const { id, joint, actions } of fields.toSorted((one, other) => one.place - other.place)) {
    if (!(ANSWER in actions)) continue;
    const answer = given.parse(actions[ANSWER]) ?? null;
    const before = answers[id];
    answers[id] = typeof before === 'string' && joint !== null ? join(before, joint, answer) : answer;
  }
  return answers;
}

const textField = z.object({
  block_id: z.string(),
  label: z.object({ text: z.string() }),
  element: z.object({ type: z.literal('plain_text_input') }),
});

/** The labels of the fields in a view that words are typed into, by field id. */
export function textLabels(blocks: unknown[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const block of blocks) {
    const { data: field } = textField.safeParse(block);
    if (!field) continue;
    const { id } = whose(field.block_id);
    // A long text stands in several; the first has the label.
    if (!labels.has(id)) labels.set(id, field.label.text);
  }
  return labels;
}
