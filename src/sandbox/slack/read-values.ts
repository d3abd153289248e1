import * as z from 'zod';
import { SlackRefusal } from './refusal.ts';

/** Form fields come as text. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((text) => /true|1/.test(text)),
]);

/** The arguments of a method by its schema. Throws invalid_arguments, which names each that does not fit. */
export function readValues<Schema extends z.ZodType>(schema: Schema, values: Record<string, unknown>): z.infer<Schema> {
  const read = schema.safeParse(values);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `[ERROR] ${message} [json-pointer:/${path.join('/')}]`);
  throw new SlackRefusal('invalid_arguments', { lines });
}
