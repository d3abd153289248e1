import type { AnswerKind } from '../policy/template.ts';

/** What an officer calls each answer. */
export const answerNames: Record<AnswerKind, string> = {
  'answer-complaint': 'How to complain',
  'answer-information-request': 'Request for information received',
  'answer-press': 'Turn to the press office',
  'answer-question': 'General guidance',
  'answer-not-ours': 'Not for this office',
};

/** Why a mail waits no more. */
export function whyAnswered(kind: AnswerKind): string {
  return `Answered: ${answerNames[kind]}`;
}
