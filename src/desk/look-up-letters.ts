import { and, eq, gte, inArray, lte, or, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queryable } from '../../db/database.ts';
import { letters } from '../../db/letters.ts';
import { wentTo } from './letters-to.ts';
import type { MailReading } from './mail-reader.ts';
import type { LetterReported } from './match-bounce.ts';

/** Mail systems try for up to five days before they give up (RFC 5321 4.5.4.1). */
const TRYING_DAYS = 5;

/** The most patient ones, such as qmail, try for a week; what comes later was not made by one that tried. */
const LATEST_DAYS = 7;

const DAY = 86_400_000;

/**
 * The letters that a delivery report may be about: those whose key or Message-ID it returns; failing both, those that
 * left for its recipient in the days in which a mail system tries.
 */
export async function lettersAbout(
  tx: Queryable,
  bounce: NonNullable<MailReading['bounce']>,
  receivedAt: Date,
): Promise<LetterReported[]> {
  const { originalMessageId, recipient, recipients, action } = bounce;
  // Anybody may have written it there.
  const key = z.uuid().safeParse(bounce.key).data;
  const given = bounce.key !== null || originalMessageId !== null;
  const found = { id: letters.id, reference: letters.reference, sentAt: letters.sentAt };
  const named = [
    ...(key ? [eq(letters.id, key)] : []),
    ...(originalMessageId ? [eq(letters.internetMessageId, originalMessageId)] : []),
  ];
  if (given) {
    if (named.length === 0) return [];
    const rows = await tx
      .select({ ...found, toAddress: letters.toAddress })
      .from(letters)
      .where(or(...named))
      .limit(2);
    const latest = (sentAt: Date) => sentAt.getTime() + LATEST_DAYS * DAY;
    return rows.map(({ id, reference, sentAt, toAddress }) => {
      const others = recipients.length > 0 && !recipients.includes(toAddress.toLowerCase());
      const late = sentAt !== null && receivedAt.getTime() > latest(sentAt) ? 'late' : null;
      // One that only says how it goes on undoes nothing.
      return { id, reference, doubt: others && action === 'failed' ? 'another' : late };
    });
  }
  if (!recipient) return [];
  const since = new Date(receivedAt.getTime() - TRYING_DAYS * DAY);
  // When the mailbox says that it left; before that is known, when it was to.
  const left = sql`coalesce(${letters.sentAt}, ${letters.sendAfter})`;
  const rows = await tx
    .select(found)
    .from(letters)
    .where(
      and(
        wentTo(recipient),
        inArray(letters.state, ['sent', 'accepted', 'submitting']),
        gte(left, since.toISOString()),
        lte(left, receivedAt.toISOString()),
      ),
    );
  return rows.map(({ id, reference }) => ({ id, reference, doubt: 'unnamed' }));
}
