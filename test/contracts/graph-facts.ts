import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** What stands for a value: "string", the name of a type, a list of either, a choice, or a shape of its own. */
export type Kind = string | Kind[] | { enum: string[] } | Shape | null;
export type Shape = { required: string[]; properties: Record<string, Kind> };

const kind: z.ZodType<Kind> = z.lazy(() =>
  z.union([z.string(), z.array(kind), z.strictObject({ enum: z.array(z.string()) }), shape, z.null()]),
);
const shape: z.ZodType<Shape> = z.strictObject({
  required: z.array(z.string()),
  properties: z.record(z.string(), kind),
});
const factsSchema = z.strictObject({
  source: z.array(z.string()),
  elsewhere: z.record(z.string(), z.string()),
  operations: z.record(
    z.string(),
    z.strictObject({ query: z.array(z.string()), body: kind, status: z.number(), answer: kind }),
  ),
  types: z.record(z.string(), shape),
});

/** What Microsoft has published of the calls of this mailbox; where from stands in the file. */
export const facts = factsSchema.parse(JSON.parse(readFileSync(new URL('graph-facts.json', import.meta.url), 'utf8')));

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Everything that a schema of ours knows and Graph does not, by its place; and what Graph needs and ours does not. */
export function beyond(schema: z.ZodType, known: Kind): string[] {
  return unlike(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), known, '');
}

function unlike(ours: JsonSchema, known: Kind, place: string): string[] {
  const either = ours.anyOf ?? ours.oneOf;
  if (either) return either.flatMap((one) => unlike(one as JsonSchema, known, place));
  if (ours.type === 'null') return [];
  if (Array.isArray(known)) {
    if (ours.type !== 'array') return [`${place} is a list`];
    return unlike(ours.items as JsonSchema, known[0] ?? null, `${place}[]`);
  }
  if (typeof known === 'string' && facts.types[known]) return unlike(ours, facts.types[known], place);
  if (known !== null && typeof known === 'object' && 'enum' in known) return unlikeChoice(ours, known.enum, place);
  if (known !== null && typeof known === 'object') return unlikeShape(ours, known, place);
  const types = [ours.type].flat().filter((type) => type !== 'null');
  return types.length === 1 && types[0] === known ? [] : [`${place} is ${known ?? 'nothing'}`];
}

/** Graph takes the names of a choice in capitals too. */
function unlikeChoice(ours: JsonSchema, choice: string[], place: string): string[] {
  const known = choice.map((name) => name.toLowerCase());
  const given = ours.enum ?? ['anything'];
  return given.filter((name) => !known.includes(String(name).toLowerCase())).map((name) => `${place} is ${name}`);
}

function unlikeShape(ours: JsonSchema, { required, properties }: Shape, place: string): string[] {
  if (ours.type !== 'object') return [`${place} is an object`];
  const given = Object.entries(ours.properties ?? {});
  const missing = required.filter((name) => !ours.required?.includes(name));
  return [
    ...missing.map((name) => `${place}.${name} is needed`),
    ...given.flatMap(([name, one]) => {
      const what = properties[name];
      if (what !== undefined) return unlike(one as JsonSchema, what, `${place}.${name}`);
      return facts.elsewhere[name] === undefined ? [`${place}.${name} is unknown`] : [];
    }),
  ];
}
