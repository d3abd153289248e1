import { and, eq, sql } from 'drizzle-orm';
import { cases } from '../../db/cases.ts';
import { notes } from '../../db/notes.ts';
import { ringChannels } from './channel-lane.ts';
import type { Desk, Transaction } from './desk.ts';

/** A line in a case's thread that is no event: the history stays as it is. at: office time. */
export async function mention(desk: Desk, tx: Transaction, at: Date, reference: string, text: string) {
  // Locked, for two lines of one moment would take the same place.
  const [kase] = await tx.select().from(cases).where(eq(cases.reference, reference)).for('update');
  // Of a restricted case the channel reads nothing.
  if (!kase || kase.restricted) return;
  const { version } = kase;
  const [last] = await tx
    .select({ seq: sql<number>`coalesce(max(${notes.seq}), 0)::int` })
    .from(notes)
    .where(and(eq(notes.reference, reference), eq(notes.version, version)));
  // An event's own line has seq 0; mentions come after it.
  const message = { at: at.toISOString(), text };
  const line = { reference, version, seq: (last?.seq ?? 0) + 1, message, owedAt: desk.wall() };
  for (const { surface } of desk.chats) await tx.insert(notes).values({ ...line, surface });
  await ringChannels(desk, tx);
}
