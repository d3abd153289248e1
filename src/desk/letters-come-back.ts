import { and, desc, eq, exists, inArray, lte, not, notInArray, or, sql } from 'drizzle-orm';
import { anyOf } from '../../db/any-of.ts';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import type { LetterId } from '../case/case.ts';
import { letterCameBack } from '../case/letter-came-back.ts';
import { replay, restingOf } from '../case/replay.ts';
import { closedTo } from '../case/visibility.ts';
import type { Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { type CaseFile, openFile } from './find-cases.ts';
import { certainlyUnsent } from './letter-outcome.ts';
import { lettersAbout } from './look-up-letters.ts';
import type { MailReading } from './mail-reader.ts';

/** follows: what it means for its case, or for the mail that it answered, once it is said to have come back. */
export type MayBeBack = { id: LetterId; reference: string | null; kind: string; leftAt: Date; follows: string };

const MOST = 8;

/** They would yet be sent, by the desk or by an officer, unless they came back. */
const WAITING = ['queued', 'needs-person'];

/**
 * The letters of which an officer may say that a delivery report means them, newest first: those that the desk would think
 * of, and those of the cases that the report names, for mail systems rewrite what they return; of these none that certainly
 * has not left. None that is with nobody any more, and none of a case that is closed to this officer.
 */
export async function lettersThatMayBeBack(
  { clock }: Desk,
  db: Queryable,
  person: Person,
  { row, mail }: { row: typeof messages.$inferSelect; mail: MailReading },
): Promise<MayBeBack[]> {
  if (!mail.bounce) return [];
  const about = (await lettersAbout(db, mail.bounce, row.receivedAt)).map(({ id }) => id);
  const named = mail.references.map(({ reference }) => reference);
  const left = sql<Date>`coalesce(${letters.sentAt}, ${letters.sendAfter})`.mapWith(letters.sendAfter);
  // Taken back, and on its case as sent from Outlook all the same. Anybody may have written the key.
  const its = sql`${messages.reading} -> 'envelope' ->> 'ownKey' = ${letters.id}::text`;
  const copies = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.reference, letters.reference), its));
  const leftByHand = and(eq(letters.state, 'withdrawn'), exists(copies));
  const found = await db
    .select({
      ...{ id: letters.id, reference: letters.reference, kind: letters.kind, leftAt: left },
      state: letters.state,
    })
    .from(letters)
    .where(
      and(
        or(notInArray(letters.state, ['withdrawn', 'bounced']), leftByHand),
        or(inArray(letters.id, about), and(anyOf(letters.reference, named), not(certainlyUnsent()))),
        lte(left, row.receivedAt.toISOString()),
      ),
    )
    .orderBy(desc(left))
    .limit(MOST);
  const judged = await Promise.all(
    found.map(async (letter) => {
      if (!letter.reference)
        return { ...letter, follows: 'The mail that it answered waits again, or its case is told.' };
      const file = await openFile(db, letter.reference);
      const follows = closedTo(file.kase, person) ? null : whatFollows(file, letter, clock.now());
      const byHand = file.kase.byHand.find((sent) => sent.letter === letter.id);
      return follows === null ? [] : { ...letter, leftAt: byHand?.sentAt ?? letter.leftAt, follows };
    }),
  );
  return judged.flat();
}

/** Played through, so that the words are true of this very case; null when nothing would change. */
function whatFollows(
  { kase, history }: CaseFile,
  { id, state }: { id: LetterId; state: string },
  now: Date,
): string | null {
  const events = letterCameBack(kase, now, { letter: id, reason: '' });
  if (events.length === 0) return null;
  const after = replay([...history, ...events]);
  const [before, resting] = [restingOf(kase).status, restingOf(after).status];
  const moved = resting !== before;
  const over = moved && (before === 'closed' || before === 'referred') ? `the ${before} case` : null;
  const promise = kase.promise.kept && !after.promise.kept ? 'the promise of a reply' : null;
  const again = [over, promise].flatMap((what) => what ?? []).join(' and ');
  const open = again && `${again} ${over && promise ? 'open' : 'opens'} again`;
  const unasked = moved && before === 'waiting-for-controller' ? 'its questions count as not asked' : '';
  const unsent = WAITING.includes(state) ? 'it is not sent any more' : '';
  const words = [unsent, open, unasked].filter(Boolean).join('; ') || 'it counts as not arrived; nothing else changes';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
