import { addMilliseconds } from 'date-fns/addMilliseconds';
import { subMilliseconds } from 'date-fns/subMilliseconds';
import { and, asc, eq, isNotNull, isNull, min, sql } from 'drizzle-orm';
import threadNote from '../../blocks/thread-note.ts';
import { cards } from '../../db/cards.ts';
import { notes } from '../../db/notes.ts';
import type { Lane } from './channel-lane.ts';
import { type Chat, ChatError } from './chat.ts';
import type { Desk } from './desk.ts';
import { timeOnly } from './sentences.ts';
import { redrawCard } from './show-card.ts';

type Here = Pick<Lane, 'surface' | 'channel'>;
type Owed = { reference: string; ts: string; notes: (typeof notes.$inferSelect)[] };

/** Lines of one case that follow each other within this time become one post. */
const TOGETHER_MS = 5_000;
/** A post of more lines than this is no glance any more. */
const MOST = 10;

/** The cards that stand and are owed lines under them, with the time since when. */
export function threadsOwed({ db }: Desk, here: Here) {
  return db
    .select({ reference: notes.reference, ts: sql<string>`min(${cards.ts})`, since: SINCE })
    .from(notes)
    .innerJoin(cards, and(eq(cards.reference, notes.reference), eq(cards.surface, notes.surface)))
    .where(
      and(
        eq(notes.surface, here.surface),
        isNull(notes.postedAt),
        isNull(notes.trouble),
        isNotNull(cards.ts),
        isNull(cards.trouble),
        eq(cards.channel, here.channel),
      ),
    )
    .groupBy(notes.reference);
}

const SINCE = min(notes.owedAt);

/** The next lines that a thread is owed, or when some will be. */
export async function nextNotes(desk: Desk, here: Here): Promise<Owed | Date | null> {
  const [first] = await threadsOwed(desk, here).orderBy(asc(SINCE), asc(notes.reference)).limit(1);
  if (!first?.since) return null;
  if (first.since > subMilliseconds(desk.wall(), TOGETHER_MS)) return addMilliseconds(first.since, TOGETHER_MS);
  const { reference, ts } = first;
  return { reference, ts, notes: await owedUnder(desk, here, reference) };
}

function owedUnder(desk: Desk, { surface }: Here, reference: string) {
  return desk.db
    .select()
    .from(notes)
    .where(
      and(eq(notes.surface, surface), eq(notes.reference, reference), isNull(notes.postedAt), isNull(notes.trouble)),
    )
    .orderBy(asc(notes.version), asc(notes.seq))
    .limit(MOST);
}

export async function postNotes(desk: Desk, chat: Chat, channel: string, owed: Owed): Promise<'posted' | 'nothing'> {
  const lines = owed.notes.map((note) => {
    // Written by announce.ts and file-mail.ts, and nowhere else.
    const { at, text } = note.message as { at: string; text: string };
    return { at: timeOnly(new Date(at), desk.calendar), text };
  });
  try {
    await chat.reply({ channel, ts: owed.ts }, threadNote.render({ lines }));
    await settle(desk, owed, { postedAt: desk.wall() });
    return 'posted';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    // The card is not there any more: the lines wait until it stands again, as a new post.
    if (error.trouble === 'gone') await redrawCard(desk, owed.reference);
    else await settle(desk, owed, { trouble: error.trouble });
    return 'nothing';
  }
}

async function settle(desk: Desk, owed: Owed, now: { postedAt: Date } | { trouble: string }) {
  await desk.db.transaction(async (tx) => {
    for (const { reference, version, seq, surface } of owed.notes) {
      await tx
        .update(notes)
        .set(now)
        .where(
          and(
            eq(notes.reference, reference),
            eq(notes.version, version),
            eq(notes.seq, seq),
            eq(notes.surface, surface),
          ),
        );
    }
  });
}
