import type { Act } from '../../blocks/ids.ts';
import type { Case, CaseEvent, Officer } from '../../src/case/case.ts';
import { can, type LifecycleAct, lifecycle } from '../../src/case/lifecycle.ts';
import { replay } from '../../src/case/replay.ts';
import { returnedLetter } from '../../src/case/returned-letter.ts';
import { closedTo } from '../../src/case/visibility.ts';

/** A press or a form, with the version of the case that its card or form was drawn from, and what it names. */
export type Claimed = { act: Act; by: Officer; seen: number; id?: string | undefined };

/**
 * A press is honest when its button stood on the card that the presser last saw, drawn from version `seen` of the case,
 * and this officer might do the act at that version and at every version from there to the newest one that can have
 * been there when the press was judged. A form is honest in the same way from the version that it was opened at; one
 * whose words leave the office only while nothing came that its words rest on, which are a follow-up, a
 * mail of the controller, another contact, a letter that came back, or an answer that was corrected, entered or read
 * anew. Whatever is honest must be done; whoever was overtaken may be refused.
 */
export function isHonest(history: CaseEvent[], { act, by, seen, id }: Claimed): boolean {
  const versions = Array.from({ length: history.length - seen + 1 }, (_, later) => seen + later);
  return versions.every((version) => mayDo({ act, by, id }, replay(history.slice(0, version))));
}

/** Nothing has come since that a letter's words rest on. */
export function restsUnchanged(history: CaseEvent[], seen: number): boolean {
  return history.slice(seen).every(({ type }) => !restsOn.includes(type));
}

const restsOn: CaseEvent['type'][] = [
  'follow-up-received',
  'message-received',
  'contact-corrected',
  'letter-came-back',
  'letter-went-wrong',
  'answer-corrected',
  'answers-entered',
  'report-read-again',
];

function mayDo({ act, by, id }: Omit<Claimed, 'seen'>, kase: Case): boolean {
  if (act === 'send-returned') {
    const returned = returnedLetter(kase);
    return returned !== null && returned.id === id && can(returned.act, kase, by);
  }
  const ruled = ruledBy(act);
  return ruled ? can(ruled, kase, by) : closedTo(kase, by) === null;
}

/** The row of the lifecycle that rules a button; null for those that only show. */
function ruledBy(act: Act): LifecycleAct | null {
  if (act === 'no-reply-needed') return 'mark-read';
  if (act === 'ask-readable') return 'ask';
  // Its keys are acts.
  return act in lifecycle ? (act as LifecycleAct) : null;
}
