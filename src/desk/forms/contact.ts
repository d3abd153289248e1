import { createHash } from 'node:crypto';
import * as z from 'zod';
import contactBlocks from '../../../blocks/contact-form.ts';
import type { Answers, Option } from '../../../blocks/kit.ts';
import { dayAndTime } from '../../case/counting.ts';
import type { Contact } from '../contact.ts';
import { type DeskForm, targetOf, textOf, ticksOf } from '../deed.ts';
import { doubtsAboutContact } from '../doubt-contact.ts';
import { openFile } from '../find-cases.ts';
import { namesOf } from '../officers.ts';
import { contactsBefore, type PersonOfCase, peopleOfCase } from '../people-of-case.ts';
import { changeContactOf } from '../work-case.ts';
import { caseForm, fileFor } from './case-form.ts';

export const addressSchema = z.email();

export const contactForm: DeskForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'contact');
    const people = await peopleOfCase(desk, file);
    const names = await namesOf(desk.db);
    const now = people.find(({ where }) => where === 'the contact');
    const last = file.kase.letters.findLast(({ kind }) => kind !== 'recall');
    const missed = last?.cameBack || last?.wentWrong?.how === 'wrong-person';
    // The address that mail came from works; the one that a letter came back from, or that is not theirs, does not.
    const chosen = (missed ? people.find(({ where }) => where === 'wrote on this case') : undefined) ?? now;
    const before = await contactsBefore(desk, file);
    return contactBlocks.render({
      ...caseForm(file, now && { contact: keyOf(now.address) }),
      now: now ? personWords(now) : null,
      doubts: await doubtsAboutContact(desk, file),
      people: people.map(optionOf),
      chosen: chosen ? keyOf(chosen.address) : null,
      unconfirmed: people.filter(({ party }) => !party).map(optionOf),
      before: before.map(
        ({ contact, until, by }) =>
          `Until ${dayAndTime(until, desk.clock.now(), desk.calendar)}: ${personWords(contact)} (changed by ${names(by)})`,
      ),
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const file = await openFile(desk.db, on.reference);
    const people = await peopleOfCase(desk, file);
    const contact = contactChosen(answers, people, context['contact']);
    if (contact && 'errors' in contact) return contact;
    const same =
      contact?.address.toLowerCase() === file.contact?.address.toLowerCase() && contact?.name === file.contact?.name;
    const confirmed = ticksOf(answers, 'confirmed').flatMap(
      (key) => people.find(({ address }) => keyOf(address) === key) ?? [],
    );
    if ((!contact || same) && confirmed.length === 0) return { errors: { address: 'Nothing was changed.' } };
    const input = { contact: same ? null : contact, confirmed, reason: textOf(answers, 'reason') };
    return { done: await changeContactOf(desk, person, on, cause, input) };
  },
};

/**
 * What is typed counts for more than what is chosen. Null: nobody was named, or whoever was the contact when the form was
 * opened, as it comes back untouched; somebody else may be the contact by now.
 */
function contactChosen(
  answers: Answers,
  people: PersonOfCase[],
  shown: string | undefined,
): Contact | { errors: Record<string, string> } | null {
  const typed = textOf(answers, 'address');
  if (typed) {
    const address = addressSchema.safeParse(typed.replace(/\.$/, ''));
    if (!address.success) return { errors: { address: 'Write one address, such as dpo@organisation.example.' } };
    return { name: textOf(answers, 'name'), address: address.data };
  }
  if (textOf(answers, 'name')) return { errors: { address: 'Write their address too.' } };
  if (answers['person'] === shown) return null;
  const chosen = people.find(({ address }) => keyOf(address) === answers['person']);
  return chosen ? { name: chosen.name, address: chosen.address } : null;
}

function optionOf(person: PersonOfCase): Option {
  return { value: keyOf(person.address), label: personWords(person), description: person.where };
}

function personWords({ name, address }: Contact): string {
  return name ? `${name}, ${address}` : address;
}

/** An address may be longer than what an option carries. */
function keyOf(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16);
}
