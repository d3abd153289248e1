import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import type { Target } from '../../blocks/kit.ts';
import letterWaiting from '../../blocks/letter-waiting.ts';
import type { Case, CaseEvent, LetterId, LetterKind } from '../case/case.ts';
import { timeWords } from '../case/counting.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import { ensureReturned } from '../case/returned-letter.ts';
import type { LetterFacts } from '../letters/letter-facts.ts';
import { renderLetter } from '../letters/render-letter.ts';
import { changeCase } from './change-case.ts';
import { changedSince } from './changed-since.ts';
import type { Done, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, openFile, organisationName } from './find-cases.ts';
import { draftLeaves } from './leaving-drafts.ts';
import type { Begun } from './letter-begun.ts';
import { queueLetter } from './queue-letter.ts';
import { letterNames } from './sentences.ts';
import type { KeepText } from './texts.ts';

export type LetterToPost = {
  facts: LetterFacts;
  /** What the officer made of the letter's parts. */
  parts: Record<string, string>;
  /** What it began with, so that its own drafts leave with it and no others. */
  begins?: Begun | undefined;
  /** The verb that this letter carries out. */
  verb: (kase: Case, at: Date, leaving: { letter: LetterId; leavesAt: Date }, keep: KeepText) => CaseEvent[];
};

/**
 * Writes a letter into the history and puts it on its way, in one commit. Refused when something since the form
 * was opened touches what its words rest on.
 */
export async function postLetter(
  desk: Desk,
  person: Person,
  on: Target,
  cause: string,
  { facts, parts, begins, verb }: LetterToPost,
): Promise<Done> {
  const file = await openFile(desk.db, on.reference);
  const to = file.contact;
  if (!to) throw new NotAllowed('There is nobody to write to on this case. Press Contact first and say who it is.');
  const rendered = renderLetter(facts, parts, desk.policy);
  const leavesAt = addSeconds(desk.clock.now(), desk.policy.undoSeconds);
  const id = randomUUID();
  const changed = await changeCase(desk, { reference: on.reference, cause }, async (kase, keep, tx) => {
    await changedSince(tx, kase, on.version);
    const events = verb(kase, desk.clock.now(), { letter: id, leavesAt }, keep);
    if (begins === 'returned') ensureReturned(kase, on.id);
    const letter = { id, reference: kase.reference, kind: facts.kind, by: person.id };
    const written = { parts, about: facts.about, answerBy: facts.answerBy };
    await queueLetter(desk, tx, { ...letter, to, rendered, written });
    await draftLeaves(tx, { ...letter, begins });
    return events;
  });
  if (changed.repeated) return { reference: on.reference, said: null };
  return { reference: on.reference, said: waitingLetter(desk, file, { kind: facts.kind, id, leavesAt }), waits: id };
}

type Waiting = { kind: LetterKind; id: LetterId; leavesAt: Date };

/** What its author is told while a letter can be taken back. */
export function waitingLetter(desk: Desk, file: CaseFile, { kind, id, leavesAt }: Waiting) {
  return letterWaiting.render({
    reference: file.kase.reference,
    version: file.kase.version + 1,
    organisation: organisationName(file.organisation),
    letter: `The ${letterNames[kind]}`,
    leavesAt: timeWords(leavesAt, desk.clock.now(), desk.calendar),
    offers: [
      { act: 'undo', label: 'Undo', id },
      ...(desk.practice ? [{ act: 'send-now', label: 'Send now (practice only)', id } as const] : []),
    ],
  });
}
