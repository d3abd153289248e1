import * as z from 'zod';
import type { Act } from '../../../blocks/ids.ts';
import type { Target } from '../../../blocks/kit.ts';

/** What every button of ours carries beside the answers of a form; no input has one of these names. */
export type Carried = { action: Act } & Target;

const carried = z.object({ reference: z.string(), version: z.coerce.number().int(), id: z.string().optional() });

export function encodeTarget(act: Act, { reference, version, id }: Target): Carried {
  return { action: act, reference, version, ...(id !== undefined && { id }) };
}

/** What a press was made on. Throws ZodError for what no button of ours carries. */
export function decodeTarget(data: unknown): Target {
  const { reference, version, id } = carried.parse(data);
  return { reference, version, ...(id !== undefined && { id }) };
}

const dialog = z.object({
  form: z.string(),
  context: z.record(z.string(), z.string()),
  part: z.coerce.number().int().min(1),
});

/** Whose dialog a press came from, the ids it carries, and the part to show. Throws ZodError for what is none of ours. */
export function decodeDialog(data: unknown): z.infer<typeof dialog> {
  return dialog.parse(data);
}
