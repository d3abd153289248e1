import * as z from 'zod';
import type { Answers } from '../../../blocks/kit.ts';

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

const joints = { paragraph: '\n\n', line: '\n', word: ' ', none: '' };
type Joint = keyof typeof joints;

/** Block ids of a text in several fields: "reasons", "reasons~2~paragraph". The last word says what joins them. */
export function continued(id: string, pieces: string[]): string[] {
  return pieces.map((_, place) => {
    const before = pieces[place - 1];
    return before === undefined ? id : `${id}~${place + 1}~${jointAfter(before)}`;
  });
}

function jointAfter(piece: string): Joint {
  if (piece.endsWith('\n\n')) return 'paragraph';
  if (piece.endsWith('\n')) return 'line';
  return piece.endsWith(' ') ? 'word' : 'none';
}

function whose(block: string): { id: string; place: number; joint: string | null } {
  const [, id, place, joint] = /^(.+)~(\d+)~(paragraph|line|word|none)$/.exec(block) ?? [];
  if (id === undefined || joint === undefined) return { id: block, place: 1, joint: null };
  // The pattern allows these four words alone.
  return { id, place: Number(place), joint: joints[joint as Joint] };
}

function join(before: string, joint: string, answer: string | string[] | null): string {
  return typeof answer === 'string' && answer !== '' ? `${before}${joint}${answer}` : before;
}
