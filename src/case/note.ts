import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';

type Note = {
  note: TextRef;
  /** Of words that are not the officer's own: whose they are, and where they were said. */
  source?: TextRef;
};

export function note(kase: Case, by: Officer, at: Date, { note: text, source }: Note): CaseEvent[] {
  ensure('note', kase, by);
  return [{ type: 'noted', by: by.id, at, note: text, ...(source !== undefined && { source }) }];
}
