import attachBlocks from '../../../blocks/attach-form.ts';
import told from '../../../blocks/refusal.ts';
import { clippingOf } from '../clippings.ts';
import type { DeskForm } from '../deed.ts';
import { noteOnCase } from '../work-case.ts';
import { namedCase } from './named-case.ts';

/** A message of a chat, and which case it is to be filed on. */
export const attachForm: DeskForm = {
  open: async (desk, person, on) => {
    const { id, words, source, suggested } = await clippingOf(desk, person, on.id ?? '');
    return attachBlocks.render({ clipping: id, words, source, reference: suggested });
  },
  submit: async (desk, person, answers, context, cause) => {
    const { words, source } = await clippingOf(desk, person, context['id'] ?? '');
    const on = await namedCase(desk, answers);
    if ('errors' in on) return on;
    await noteOnCase(desk, person, on, cause, { note: words, source });
    const sentence = `Attached to ${on.reference}. It stands in Show case, under Notes.`;
    return { done: { reference: on.reference, said: told.render({ sentence }) } };
  },
};
