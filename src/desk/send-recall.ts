import { randomUUID } from 'node:crypto';
import { addSeconds } from 'date-fns/addSeconds';
import type { Target } from '../../blocks/kit.ts';
import type { LetterId } from '../case/case.ts';
import { recallLetter } from '../case/recall-letter.ts';
import { letterNamed } from '../case/went-wrong.ts';
import { dayOf } from '../case/working-days.ts';
import type { RecallFacts } from '../letters/letter-facts.ts';
import { renderLetter } from '../letters/render-letter.ts';
import { changeCase } from './change-case.ts';
import type { Done, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, openFile } from './find-cases.ts';
import { signerOf } from './letter-facts.ts';
import { waitingLetter } from './post-letter.ts';
import { queueLetter } from './queue-letter.ts';
import { type AsSent, sentLetter } from './sent-letters.ts';

/** What finds the letter, from what is kept of it, and who asks. */
export async function recallFacts(desk: Desk, { kase }: CaseFile, sent: AsSent, person: Person): Promise<RecallFacts> {
  const sentAt = letterNamed(kase, sent.id)?.sentAt ?? desk.clock.now();
  return {
    kind: 'recall',
    letterSentOn: dayOf(sentAt, desk.calendar),
    letterSubject: sent.subject,
    signer: await signerOf(desk, person.id),
    mailbox: desk.mailbox.address,
  };
}

/** Asks for a letter back, where it went and nowhere else: whom letters go to now has no say in it. */
export async function sendRecall(
  desk: Desk,
  person: Person,
  on: Target,
  cause: string,
  recalls: LetterId,
): Promise<Done> {
  const file = await openFile(desk.db, on.reference);
  const sent = await sentLetter(desk.db, on.reference, recalls);
  const rendered = renderLetter(await recallFacts(desk, file, sent, person), {}, desk.policy);
  const leavesAt = addSeconds(desk.clock.now(), desk.policy.undoSeconds);
  const id = randomUUID();
  const changed = await changeCase(desk, { reference: on.reference, cause }, async (kase, _keep, tx) => {
    const events = recallLetter(kase, person, desk.clock.now(), { letter: id, leavesAt, recalls });
    await queueLetter(desk, tx, { id, reference: kase.reference, kind: 'recall', by: person.id, recalls, rendered });
    return events;
  });
  if (changed.repeated) return { reference: on.reference, said: null };
  return { reference: on.reference, said: waitingLetter(desk, file, { kind: 'recall', id, leavesAt }), waits: id };
}
