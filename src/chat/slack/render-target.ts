import * as z from 'zod';
import { type Act, acts } from '../../../blocks/ids.ts';
import type { Target } from '../../../blocks/kit.ts';

const onButton = z.object({ ref: z.string(), v: z.number().int(), id: z.string().optional() });
const inMenu = z.tuple([z.enum(acts), z.string(), z.coerce.number().int(), z.string().optional()]);

/** What a button carries: {"ref":"IC-31191-G5C6","v":4}, with an id where it means one letter or mail. */
export function encodeTarget({ reference, version, id }: Target): string {
  return JSON.stringify({ ref: reference, v: version, ...(id !== undefined && { id }) });
}

/** Throws ZodError or SyntaxError for a value that no button of ours carries. */
export function decodeTarget(value: string): Target {
  const { ref, v, id } = onButton.parse(JSON.parse(value));
  return target(ref, v, id);
}

/** What an entry of the "More" menu carries: act|reference|version, with |id where it means one letter or mail. */
export function encodeChoice(act: Act, { reference, version, id }: Target): string {
  return [act, reference, version, ...(id === undefined ? [] : [id])].join('|');
}

/** Throws ZodError for a value that no menu of ours carries. */
export function decodeChoice(value: string): { act: Act; on: Target } {
  const [act, reference, version, id] = inMenu.parse(value.split('|'));
  return { act, on: target(reference, version, id) };
}

const context = z.record(z.string(), z.string());

/** The ids that a form carries. Throws ZodError or SyntaxError for what no form of ours carries. */
export function contextOf(privateMetadata: string): Record<string, string> {
  return context.parse(JSON.parse(privateMetadata || '{}'));
}

function target(reference: string, version: number, id: string | undefined): Target {
  return { reference, version, ...(id !== undefined && { id }) };
}
