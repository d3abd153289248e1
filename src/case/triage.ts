import type { Case, CaseEvent, Officer, Route, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { isIncident } from './vocabulary.ts';

export type TriageChoice = {
  incidentType: string;
  category: 'Cyber' | 'Non Cyber' | null;
  urgent: boolean;
  route: Route;
  note: TextRef | null;
};

/** May be done again at any time before the case is closed: the newest triage counts. */
export function triage(kase: Case, by: Officer, at: Date, choice: TriageChoice): CaseEvent[] {
  ensure('triage', kase, by);
  if (!isIncident(choice.incidentType, choice.category)) {
    throw new NotAllowed(`"${choice.incidentType}" is not a published incident type. Choose one from the list.`);
  }
  return [{ type: 'triaged', by: by.id, at, ...choice }];
}
