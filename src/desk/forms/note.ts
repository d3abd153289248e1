import noteBlocks from '../../../blocks/note-form.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { noteOnCase } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const noteForm: DeskForm = {
  open: async (desk, person, on) => noteBlocks.render(caseForm(await fileFor(desk, person, on, 'note'))),
  submit: async (desk, person, answers, context, cause) => {
    const note = textOf(answers, 'note');
    if (!note) return { errors: { note: 'Write the note.' } };
    return { done: await noteOnCase(desk, person, targetOf(context), cause, { note }) };
  },
};
