import type { Answers, Field, Form } from '../../../blocks/kit.ts';

/** The same form with what was typed and chosen in it before. What it did not ask stays as it is. */
export function refill(form: Form, typed: Answers): Form {
  return {
    ...form,
    body: form.body.map((piece) =>
      piece.kind === 'field' ? { ...piece, field: answered(piece.field, typed) } : piece,
    ),
  };
}

function answered(field: Field, typed: Answers): Field {
  const answer = typed[field.id];
  if (answer === undefined) return field;
  if (field.kind === 'ticks') return { ...field, values: Array.isArray(answer) ? answer : [] };
  return { ...field, value: typeof answer === 'string' ? answer : '' };
}
