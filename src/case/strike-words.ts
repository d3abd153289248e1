import type { Case, CaseEvent, Officer, TextRef } from './case.ts';
import { ensure } from './lifecycle.ts';
import { NotAllowed } from './not-allowed.ts';
import type { Remark } from './remarks.ts';

type Struck = { words: TextRef; reason: TextRef };

/** Words that should never have been written are erased; that they were, by whom and why, stays. */
export function strikeWords(kase: Case, by: Officer, at: Date, { words, reason }: Struck): CaseEvent[] {
  const { by: wroteBy, at: wroteAt } = standingRemark(kase, by, words);
  return [{ type: 'words-struck', by: by.id, at, words, wroteBy, wroteAt, reason }];
}

/** What these words are, while somebody may have them struck. */
export function standingRemark(kase: Case, by: Officer, words: TextRef): Remark {
  ensure('strike', kase, by);
  const remark = kase.remarks.find((one) => one.words === words);
  if (!remark) throw new NotAllowed(`These words do not stand on ${kase.reference}. Open the case again.`);
  const { struck } = remark;
  if (struck) {
    throw new NotAllowed(({ name, when }) => `${name(struck.by)} struck these words ${when(struck.at)}.`);
  }
  return remark;
}
