import alarm from '../../blocks/alarm.ts';
import type { Target } from '../../blocks/kit.ts';
import type { Case, LetterId } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Mishap } from '../case/events.ts';
import { informationWentAstray, letterWentWrong } from '../case/letter-went-wrong.ts';
import { reportBy } from '../case/went-wrong.ts';
import { changeWithin } from './change-case.ts';
import type { Person } from './deed.ts';
import type { Desk, Transaction } from './desk.ts';
import { allOfficers, reachOf } from './officers.ts';
import { againOnConflict } from './retry.ts';
import { opsOf, oweTelling } from './tellings.ts';

type Said = { letter: LetterId; how: Mishap; note: string; other: string | null };

/** A letter went wrong: its case and the one that it told of learn it in one commit, and so do those who lead the office. */
export function sayWentWrong(desk: Desk, person: Person, on: Target, cause: string, said: Said): Promise<Case> {
  const at = desk.clock.now();
  const { reference } = on;
  return againOnConflict(() =>
    desk.db.transaction(async (tx) => {
      const its = () =>
        changeWithin(desk, tx, { reference, cause }, (kase, keep) =>
          letterWentWrong(kase, person, at, { ...said, note: keep(said.note) }),
        );
      const others = async (other: string) =>
        changeWithin(desk, tx, { reference: other, cause }, (kase) =>
          informationWentAstray(kase, person, at, { letterOf: reference }),
        );
      // Locked in the order of their references, as everywhere.
      if (said.other && said.other < reference) await others(said.other);
      const changed = await its();
      if (said.other && said.other > reference) await others(said.other);
      if (!changed.repeated) await tellLeads(desk, tx, reference, at);
      return changed.kase;
    }),
  );
}

/** Its reference and nothing more: neither what the letter was nor whose case it is. */
async function tellLeads(desk: Desk, tx: Transaction, reference: string, at: Date) {
  const ends = dayAndTime(reportBy(at), at, desk.calendar);
  const message = alarm.render({
    what: `A letter of ${reference} went wrong.`,
    next: `If the office has to report that itself, it is 72 hours until ${ends}. A team lead finds the draft under More, Self-report draft.`,
  });
  const leads = (await allOfficers(tx)).filter(({ lead }) => lead).flatMap((lead) => reachOf(desk, lead) ?? []);
  for (const recipient of [...opsOf(desk), ...leads]) await oweTelling(desk, tx, recipient, message);
}
