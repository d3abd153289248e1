import { and, eq, gte, inArray, lte, or } from 'drizzle-orm';
import { letters } from '../../db/letters.ts';
import type { Transaction } from './desk.ts';
import type { MailReading } from './mail-reader.ts';

/** Mail systems try for up to five days before they give up (RFC 5321 4.5.4.1). */
const TRYING_DAYS = 5;

/**
 * The letters that a delivery report may be about: the one whose key or Message-ID it returns; failing both, those
 * that left for its recipient in the days in which a mail system tries.
 */
export async function lettersAbout(tx: Transaction, bounce: NonNullable<MailReading['bounce']>, receivedAt: Date) {
  const { key, originalMessageId, recipient } = bounce;
  const named = [
    ...(key && /^[0-9a-f-]{36}$/i.test(key) ? [eq(letters.id, key)] : []),
    ...(originalMessageId ? [eq(letters.internetMessageId, originalMessageId)] : []),
  ];
  const found = { id: letters.id, reference: letters.reference };
  if (named.length > 0)
    return tx
      .select(found)
      .from(letters)
      .where(or(...named))
      .limit(1);
  if (!recipient) return [];
  const since = new Date(receivedAt.getTime() - TRYING_DAYS * 86_400_000);
  return tx
    .select(found)
    .from(letters)
    .where(
      and(
        eq(letters.toAddress, recipient.toLowerCase()),
        inArray(letters.state, ['sent', 'accepted', 'submitting']),
        gte(letters.sendAfter, since),
        lte(letters.sendAfter, receivedAt),
      ),
    );
}
