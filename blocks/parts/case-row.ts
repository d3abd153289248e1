import type { Offer, Part, Run } from '../kit.ts';
import { button } from './card-buttons.ts';

/** One case in a list: what is due, whose case it is, and the one thing to press. */
export type CaseRow = {
  reference: string;
  version: number;
  organisation: string;
  /** "Reply promised by Fri 27 Dec, 18:16". */
  duty: string;
  /** "late by 2 days". */
  late?: string;
  /** "due Fri 27 Dec, the next working day", "Waiting", "unclaimed 3 days". */
  rest: string[];
  /** null when there is nothing to press. */
  offer: Offer | null;
};

/** Duty first, then late, then the case: read in two seconds. */
export function caseRow(row: CaseRow): Part {
  const tail = [...row.rest, row.reference, row.organisation].map((words) => ` · ${words}`).join('');
  const runs: Run[] = [{ strong: row.duty }, ...(row.late ? [' · ', { strong: row.late }] : []), tail];
  return { kind: 'row', runs, ...(row.offer && { button: button(row.offer, row) }) };
}

/** The same, to be heard. */
export function caseAloud(row: CaseRow): string {
  return `${[row.reference, row.organisation, row.duty, row.late ?? [], row.rest].flat().join(', ')}.`;
}
