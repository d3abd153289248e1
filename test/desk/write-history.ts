import type { CaseEvent } from '../../src/case/case.ts';
import { changeCase, openWithin } from '../../src/desk/change-case.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { opened } from '../case/seed.ts';

/** A case to which all this happened, each thing written down by itself. */
export async function writeHistory(desk: Desk, reference: string, reportedAt: string, ...events: CaseEvent[]) {
  const first = opened({ at: reportedAt, reportedAt }).map((event) => ({ ...event, reference }));
  await desk.db.transaction((tx) => openWithin(desk, tx, { reference, cause: 'report' }, () => first));
  for (const [place, event] of events.entries()) {
    await changeCase(desk, { reference, cause: `event ${place}` }, () => [event]);
  }
}
