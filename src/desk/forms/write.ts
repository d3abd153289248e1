import writeBlocks from '../../../blocks/write-form.ts';
import type { DeskForm, Person } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { beginsIn } from '../letter-begun.ts';
import { factsFor } from '../letter-facts.ts';
import {
  type Beginning,
  begunForm,
  type DoubtedFile,
  fileFor,
  partsIn,
  shownLetter,
  signedFirst,
} from './case-form.ts';
import { previewOf } from './preview.ts';

export const writeForm: DeskForm = {
  open: (desk, person, on) =>
    signedFirst(person, 'write', on, async () => {
      const file = await fileFor(desk, person, on, 'write');
      return writeWith(desk, person, file, { parts: {} });
    }),
  submit: async (desk, person, answers, context) => {
    const on = targetOf(context);
    const file = await fileFor(desk, person, on, 'write');
    const about = textOf(answers, 'about');
    const parts = partsIn(answers);
    const errors = {
      ...(about ? {} : { about: 'Say what the letter is about: it stands in the subject.' }),
      ...(parts['body']?.trim() ? {} : { body: 'Write the letter.' }),
    };
    if (Object.keys(errors).length > 0) return { errors };
    const facts = { ...(await factsFor(desk, file, 'letter', person)), about };
    return { next: previewOf(desk, file, on, facts, parts, beginsIn(context)) };
  },
};

/** The free letter as an officer finds it, with what is already written. */
export async function writeWith(desk: Desk, person: Person, file: DoubtedFile, begun: Beginning & { about?: string }) {
  const facts = await factsFor(desk, file, 'letter', person);
  return writeBlocks.render({
    ...begunForm(file, begun),
    ...(begun.about !== undefined && { about: begun.about }),
    letter: shownLetter(desk, file, facts, begun.parts),
  });
}
