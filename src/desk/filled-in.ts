import type { Answers, Form } from '../../blocks/kit.ts';

/** The form with what was typed and chosen before in its fields. */
export function filledIn(form: Form, answers: Answers): Form {
  return { ...form, body: form.body.map((piece) => filled(piece, answers)) };
}

function filled(piece: Form['body'][number], answers: Answers): Form['body'][number] {
  if (piece.kind !== 'field' || !(piece.field.id in answers)) return piece;
  const answer = answers[piece.field.id];
  const { field } = piece;
  if (field.kind === 'ticks') return { ...piece, field: { ...field, values: Array.isArray(answer) ? answer : [] } };
  const { value: _before, ...empty } = field;
  return { ...piece, field: typeof answer === 'string' ? { ...empty, value: answer } : empty };
}
