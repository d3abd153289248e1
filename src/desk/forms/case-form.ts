import type { Answers, Form, Target } from '../../../blocks/kit.ts';
import type { CaseForm } from '../../../blocks/parts/form-head.ts';
import type { LetterShown } from '../../../blocks/parts/letter.ts';
import signatureForm from '../../../blocks/signature-form.ts';
import type { LetterId } from '../../case/case.ts';
import { ensure, type LifecycleAct } from '../../case/lifecycle.ts';
import { ensureMaySee } from '../../case/visibility.ts';
import { type LetterFacts, SignatureMissing } from '../../letters/letter-facts.ts';
import { showLetter } from '../../letters/render-letter.ts';
import type { Person } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { doubtsAboutContact } from '../doubt-contact.ts';
import { type CaseFile, openFile, organisationName } from '../find-cases.ts';
import type { Begun } from '../letter-begun.ts';

/** The case a form is about, refused at once when the lifecycle would refuse its Send. */
export async function fileFor(desk: Desk, person: Person, on: Target, act?: LifecycleAct): Promise<DoubtedFile> {
  const file = await openFile(desk.db, on.reference);
  ensureMaySee(file.kase, person);
  if (act) ensure(act, file.kase, person);
  return { ...file, doubts: await doubtsAboutContact(desk, file) };
}

/** With what speaks against writing to its contact, which every letter form says. */
export type DoubtedFile = CaseFile & { doubts: string[] };

export function caseForm({ kase, organisation }: CaseFile, ids: Record<string, string> = {}): CaseForm {
  return {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationName(organisation),
    ids,
  };
}

/** What a letter's form begins with; ids: which of the letters of its kind that makes it. */
export type Beginning = {
  ids?: { begins: Begun } | { begins: Begun; id: LetterId };
  parts: Record<string, string>;
  notices?: string[];
};

export function begunForm(file: CaseFile, { ids, notices }: Beginning): CaseForm {
  return { ...caseForm(file, { ...ids }), ...(notices && { notices }) };
}

/** A letter as its form shows it: recipient and subject above, fixed words and editable parts in order. */
export function shownLetter(
  desk: Desk,
  { contact, doubts }: DoubtedFile,
  facts: LetterFacts,
  parts: Record<string, string> = {},
): LetterShown {
  const { subject, pieces } = showLetter(facts, parts, desk.policy);
  const to = contact ? `${contact.name ? `${contact.name}, ` : ''}${contact.address} (contact on the case)` : null;
  return { to, doubts, subject, pieces };
}

/** What an officer may be about to sign when their signature is asked for; signature.ts goes on from there. */
export type Signing =
  | 'acknowledge'
  | 'ask'
  | 'ask-readable'
  | 'decide'
  | 'write'
  | 'recall'
  | 'remind'
  | 'file-mail'
  | 'send-returned';

/** Opens a letter's form, or first the officer's own signature when that is not set. */
export async function signedFirst(person: Person, act: Signing, on: Target, open: () => Promise<Form>): Promise<Form> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof SignatureMissing)) throw error;
    return signatureForm.render({
      name: person.name,
      title: '',
      telephone: '',
      initials: '',
      hours: null,
      notice: 'Letters carry the name and title of whoever signs them. Set yours, and the letter opens.',
      ids: { act, reference: on.reference, version: String(on.version), ...(on.id !== undefined && { id: on.id }) },
    });
  }
}

const PARTS = ['opening', 'questions', 'reasons', 'recommendations', 'closing', 'body'];

/** The letter's parts as the officer left them. */
export function partsIn(answers: Answers): Record<string, string> {
  const parts = PARTS.flatMap((id) => {
    const text = answers[id];
    return typeof text === 'string' ? [[id, text]] : [];
  });
  return Object.fromEntries(parts);
}

/** What was typed one a line, with or without the dashes of a list. */
export function linesIn(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[-\u2022]\s*/, '').trim())
    .filter(Boolean);
}
