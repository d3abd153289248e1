import * as z from 'zod';
import { type Call, jsonBody, onlyOptions } from '../call.ts';
import { badBody, GraphRefusal, notAllowed, unknownSegment } from '../refusal.ts';
import { refusal } from './answers.ts';
import { type Operation, type OperationName, operations } from './operations.ts';

/** Which operation a call is, and what stands for its stars. Throws GraphRefusal when it is none. */
export function operationOf(call: Call): { name: OperationName; stars: string[] } {
  const here = names.flatMap((name) => {
    const stars = match(operations[name].path, call.path);
    return stars ? [{ name, stars }] : [];
  });
  const found = here.find(({ name }) => operations[name].method === call.method);
  if (found) return found;
  if (here.length > 0) throw notAllowed(call.method);
  throw unknownSegment(call.path.at(-1));
}

// The keys of a constant are its names.
const names = Object.keys(operations) as OperationName[];

/** Throws GraphRefusal for what the operation does not take. */
export async function judgeRequest(call: Call, name: OperationName): Promise<void> {
  const { query, body }: Operation = operations[name];
  onlyOptions(call.query, query);
  if (body !== null) await jsonBody(call, body);
  else if ((await call.body()) !== '') throw badBody('This call takes no body.');
}

/** Throws GraphRefusal, for the sandbox's own shame, when an answer is not what the operation gives. */
export async function judgeAnswer(response: Response, name: OperationName | null): Promise<void> {
  const operation: Operation | null = name === null ? null : operations[name];
  const [status, shape] = response.ok && operation ? operation.answer : [response.status, refusal];
  if (response.status !== status) throw unlike(`status ${response.status} instead of ${status}`);
  if (shape === 'bytes') return;
  const text = await response.clone().text();
  if (shape === null) {
    if (text !== '') throw unlike('a body where there should be none');
    return;
  }
  const judged = shape.safeParse(JSON.parse(text));
  if (!judged.success) throw unlike(z.prettifyError(judged.error));
}

function unlike(what: string): GraphRefusal {
  return new GraphRefusal(500, 'SandboxUnlikeGraph', `This sandbox answered unlike Graph: ${what}`);
}

/** The path's pieces where the template has stars; null when it is another path. */
function match(template: string, path: string[]): string[] | null {
  const pieces = template.split('/');
  if (pieces.length !== path.length) return null;
  const fits = pieces.every((piece, n) => piece === '*' || piece.toLowerCase() === path[n]?.toLowerCase());
  return fits ? path.filter((_, n) => pieces[n] === '*') : null;
}
