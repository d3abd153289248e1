import type { Answers, Field, Form } from '../../../blocks/kit.ts';

/** What a form needs and did not get, by field: Teams itself holds back only some forms, and none of a stranger's making. */
export function missingAnswers({ body }: Form, answers: Answers): Record<string, string> {
  const asked = body.flatMap((piece) => (piece.kind === 'field' && isAsked(piece.field) ? [piece.field] : []));
  const missing = asked.filter(({ id, optional }) => !optional && isNothing(answers[id]));
  return Object.fromEntries(missing.map(({ id, label }) => [id, `${label} is missing.`]));
}

/** A choice without options is not drawn. */
function isAsked(field: Field): boolean {
  if (field.kind === 'grouped-choice') return field.groups.length > 0;
  return !('options' in field) || field.options.length > 0;
}

function isNothing(answer: Answers[string] | undefined): boolean {
  return (
    answer === undefined || answer === null || answer.length === 0 || (typeof answer === 'string' && !answer.trim())
  );
}
