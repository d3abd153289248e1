import { createHash } from 'node:crypto';
import { type CaseEvent, caseEventSchema } from '../case/events.ts';

const FORMAT = 1;

/** The text an event is stored and hashed as: keys sorted, instants in UTC with milliseconds, format named. */
export function canonical(event: CaseEvent): string {
  return JSON.stringify({ ...event, format: FORMAT }, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The event that a stored text holds. Throws when the text is no event this version knows. */
export function eventFrom(body: string): CaseEvent {
  const { format, ...event } = JSON.parse(body) as { format: number };
  if (format !== FORMAT) throw new Error(`An event of format ${format} needs a newer Breachdesk`);
  return caseEventSchema.parse(event);
}

/** sha256 over the previous hash and the stored text, as hex; the first event follows the empty string. */
export function hashAfter(previous: string, body: string): string {
  return createHash('sha256').update(previous).update(body).digest('hex');
}

export type Break = { reference: string; version: number; what: 'missing' | 'altered' };

/** The first place where a case's history does not follow from what came before it. */
export function findBreak(reference: string, history: { version: number; body: string; hash: string }[]): Break | null {
  let previous = '';
  for (const [index, row] of history.entries()) {
    if (row.version !== index + 1) return { reference, version: index + 1, what: 'missing' };
    if (hashAfter(previous, row.body) !== row.hash) return { reference, version: row.version, what: 'altered' };
    previous = row.hash;
  }
  return null;
}
