import type { Target } from '../../blocks/kit.ts';
import type { OfficerId, TextRef } from '../case/case.ts';
import { claim } from '../case/claim.ts';
import { closeWithoutReply } from '../case/close-without-reply.ts';
import { confirmCorrespondent } from '../case/confirm-correspondent.ts';
import { correctContact } from '../case/correct-contact.ts';
import { extendAnswer } from '../case/extend-answer.ts';
import { note as noteVerb } from '../case/note.ts';
import { readCorrespondence } from '../case/read-correspondence.ts';
import { reassign } from '../case/reassign.ts';
import { refer } from '../case/refer.ts';
import { release } from '../case/release.ts';
import { reopen } from '../case/reopen.ts';
import { type TriageChoice, triage } from '../case/triage.ts';
import { changeCase } from './change-case.ts';
import { settledSince } from './changed-since.ts';
import { type Contact, contactText } from './contact.ts';
import type { Deed, Done, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import type { KeepText } from './texts.ts';

/** What an officer does to a case at one press. */
export const claimCase: Deed = async (desk, person, on, cause) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase) => claim(kase, person, desk.clock.now()));
  return done(on);
};

export const markRead: Deed = async (desk, person, on, cause) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase) =>
    readCorrespondence(kase, person, desk.clock.now()),
  );
  return done(on);
};

/** What an officer does to a case with words of their own. */
export type DeedWith<Input> = (desk: Desk, person: Person, on: Target, cause: string, input: Input) => Promise<Done>;

export const releaseCase: DeedWith<{ note: string | null }> = async (desk, person, on, cause, { note }) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
    release(kase, person, desk.clock.now(), { note: kept(note, keep) }),
  );
  return done(on);
};

export const reassignCase: DeedWith<{ to: OfficerId; note: string | null }> = async (
  desk,
  person,
  on,
  cause,
  input,
) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
    reassign(kase, person, desk.clock.now(), { to: input.to, note: kept(input.note, keep) }),
  );
  return done(on);
};

type TriageInput = Omit<TriageChoice, 'note'> & { note: string | null };

export const triageCase: DeedWith<TriageInput> = async (desk, person, on, cause, input) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
    triage(kase, person, desk.clock.now(), { ...input, note: kept(input.note, keep) }),
  );
  return done(on);
};

type NoteInput = { note: string; source?: string };

export const noteOnCase: DeedWith<NoteInput> = async (desk, person, on, cause, { note, source }) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
    noteVerb(kase, person, desk.clock.now(), {
      note: keep(note),
      ...(source !== undefined && { source: keep(source) }),
    }),
  );
  return done(on);
};

export const closeCaseWithoutReply: DeedWith<{ reason: string }> = async (desk, person, on, cause, { reason }) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
    closeWithoutReply(kase, person, desk.clock.now(), { reason: keep(reason) }),
  );
  return done(on);
};

export const referCase: DeedWith<{ outward: string | null }> = async (desk, person, on, cause, { outward }) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
    refer(kase, person, desk.clock.now(), { outward: kept(outward, keep) }),
  );
  return done(on);
};

export const extendAnswerOf: DeedWith<{ answerBy: string }> = async (desk, person, on, cause, { answerBy }) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase) =>
    extendAnswer(kase, person, desk.clock.now(), { answerBy }),
  );
  return done(on);
};

export const reopenCase: DeedWith<{ reason: string }> = async (desk, person, on, cause, { reason }) => {
  await changeCase(desk, { reference: on.reference, cause }, (kase, keep) =>
    reopen(kase, person, desk.clock.now(), { reason: keep(reason) }),
  );
  return done(on);
};

type ContactInput = { contact: Contact | null; confirmed: Contact[]; reason: string | null };

/** Whom letters go to from now on, and who else may write. */
export const changeContactOf: DeedWith<ContactInput> = async (desk, person, on, cause, input) => {
  const at = desk.clock.now();
  await changeCase(desk, { reference: on.reference, cause }, async (kase, keep, tx) => {
    const events = [
      ...(input.contact
        ? correctContact(kase, person, at, {
            contact: keep(contactText(input.contact)),
            reason: kept(input.reason, keep),
          })
        : []),
      ...input.confirmed.flatMap((contact) =>
        confirmCorrespondent(kase, person, at, { contact: keep(contactText(contact)) }),
      ),
    ];
    if (input.contact) await settledSince(tx, kase, on.version, 'contact-corrected');
    return events;
  });
  return done(on);
};

function kept(words: string | null, keep: KeepText): TextRef | null {
  return words === null ? null : keep(words);
}

function done(on: Target): Done {
  return { reference: on.reference, said: null };
}
