import * as z from 'zod';
import contactBlocks from '../../../blocks/contact-form.ts';
import type { DeskForm } from '../deed.ts';
import { targetOf, textOf } from '../deed.ts';
import { newestReport } from '../letter-facts.ts';
import { correctContactOf } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const addressSchema = z.email();

export const contactForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'contact');
    const report = (await newestReport(desk, file))?.fields;
    const others = [
      ...(report?.reporter.email ? [`${report.reporter.email} (reporter in the form)`] : []),
      ...(report?.dpo.email ? [`${report.dpo.email} (data protection officer in the form)`] : []),
    ];
    const { name = null, address = null } = file.contact ?? {};
    return contactBlocks.render({ ...caseForm(file), name, address, others });
  },
  submit: async (desk, person, answers, context, cause) => {
    const address = addressSchema.safeParse(textOf(answers, 'address'));
    if (!address.success) return { errors: { address: 'Write one address, such as dpo@organisation.example.' } };
    const contact = { name: textOf(answers, 'name'), address: address.data };
    const input = { contact, reason: textOf(answers, 'reason') };
    return { done: await correctContactOf(desk, person, targetOf(context), cause, input) };
  },
};
