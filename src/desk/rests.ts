import { addSeconds } from 'date-fns/addSeconds';
import { isNull, lte, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Desk } from './desk.ts';
import type { MailboxError } from './mailbox.ts';

const LONGEST_SECONDS = 300;

/** Whether the mailbox may be asked again about what was put off. */
export function rested(restsUntil: PgColumn, at: Date): SQL | undefined {
  return or(isNull(restsUntil), lte(restsUntil, at));
}

/** However long the mailbox asks to be left alone, it is; where it does not say, twice as long each time. */
export function restsUntil(desk: Desk, { retryAfter }: MailboxError, attempts: number): Date {
  return addSeconds(desk.wall(), retryAfter ?? Math.min(2 ** (1 + attempts), LONGEST_SECONDS));
}
