import type { Case, CaseEvent, LetterId, Officer, TextRef, WentWrong } from './case.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import { letterNamed } from './went-wrong.ts';

/** The draft of the office's own report, as a person left it. shown: the version of the case that they were shown. */
export function keepSelfReport(
  kase: Case,
  by: Officer,
  at: Date,
  { of, draft, shown }: { of: LetterId; draft: TextRef; shown: number },
): CaseEvent[] {
  const { draft: before } = ensureTheirs(kase, by, of);
  if (before && before.version > shown) {
    throw new NotAllowed(
      ({ name, when }) =>
        `${name(before.by)} saved this draft ${when(before.at)}, after you opened it. Nothing was changed; your words are below. Open it again.`,
    );
  }
  return [{ type: 'self-report-kept', by: by.id, at, of, draft }];
}

/** What was said of a letter that went wrong, to those who may read its report. Throws NotAllowed for everybody else. */
export function ensureTheirs(kase: Case, by: Officer, of: LetterId): WentWrong {
  ensure('self-report', kase, by);
  const wrong = letterNamed(kase, of)?.wentWrong;
  if (!wrong) throw new NotAllowed('Nobody said that this letter went wrong.');
  if (by.lead || wrong.by === by.id) return wrong;
  throw new NotAllowed(({ name }) => `Only ${name(wrong.by)} and team leads may open this report.`);
}
