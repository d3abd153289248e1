import type { Case, Officer, OfficerId } from './case.ts';
import { ensureMaySee } from './visibility.ts';

/** What the history says of an officer who puts a mail on a case. Throws NotAllowed when the case is closed to them. */
export function filedBy(kase: Case, officer: Pick<Officer, 'id'> | undefined): { filedBy?: OfficerId } {
  if (!officer) return {};
  ensureMaySee(kase, officer);
  return { filedBy: officer.id };
}
