import type { Case, CaseEvent, Officer, OfficerId, TextRef } from './case.ts';
import { ensure, restrictedWords } from './lifecycle.ts';
import { NotAllowed, type Words } from './not-allowed.ts';

type Choice = { members: OfficerId[] | null; onePerson: string | null; reason: TextRef | null };

/** Says who may open the case, and whether its organisation is one person whose name the channel must not carry. */
export function setVisibility(kase: Case, by: Officer, at: Date, { members, onePerson, reason }: Choice): CaseEvent[] {
  ensure('restrict', kase, by);
  const self = closedTo(kase, by) ? [] : [by.id];
  const closing = members && [...new Set([...members, ...self, ...(kase.owner ? [kase.owner] : [])])];
  return [{ type: 'visibility-set', by: by.id, at, members: closing, onePerson, reason }];
}

/** Throws NotAllowed for everybody whom a restricted case does not name, leads and auditors among them. */
export function ensureMaySee(kase: Case, by: Pick<Officer, 'id'>): void {
  const no = closedTo(kase, by);
  if (no) throw new NotAllowed(no);
}

export function closedTo({ visibility, reference }: Case, by: Pick<Officer, 'id'>): ((words: Words) => string) | null {
  if (!visibility.members || visibility.members.includes(by.id)) return null;
  return restrictedWords(reference);
}
