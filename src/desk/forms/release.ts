import releaseBlocks from '../../../blocks/release-form.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { namesOf } from '../officers.ts';
import { releaseCase } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const releaseForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'release');
    const names = await namesOf(desk.db);
    const { owner } = file.kase;
    return releaseBlocks.render({ ...caseForm(file), owner: owner && owner !== person.id ? names(owner) : null });
  },
  submit: async (desk, person, answers, context, cause) => ({
    done: await releaseCase(desk, person, targetOf(context), cause, { note: textOf(answers, 'note') }),
  }),
};
