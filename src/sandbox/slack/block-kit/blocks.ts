import * as z from 'zod';
import { dataVisualization } from './charts.ts';
import { actionElement, type Element, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';
import { id, plain, words } from './texts.ts';

const any = { block_id: id.optional() };

const imageFields = { type: z.literal('image'), image_url: z.url().max(3000), alt_text: z.string().min(1).max(2000) };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...any,
    text: words(3000).optional(),
    fields: z.array(words(2000)).min(1).max(10).optional(),
    accessory: z.discriminatedUnion('type', [actionElement, z.strictObject(imageFields)]).optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text ?? fields, { message: 'must have at least one of: text, fields' });

const context = z.strictObject({
  type: z.literal('context'),
  ...any,
  elements: z
    .array(z.discriminatedUnion('type', [words(3000), z.strictObject(imageFields)]))
    .min(1)
    .max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  ...any,
  elements: z.array(actionElement).min(1).max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  ...any,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

const alert = z.strictObject({
  type: z.literal('alert'),
  ...any,
  text: words(3000),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const markdown = z.strictObject({ type: z.literal('markdown'), ...any, text: z.string().min(1).max(12_000) });

const everywhere = [
  section,
  context,
  actions,
  input,
  richText,
  z.strictObject({ type: z.literal('header'), ...any, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), ...any }),
  z.strictObject({ ...any, ...imageFields, title: plain(2000).optional() }),
] as const;

/** Which blocks a surface takes: docs.slack.dev/reference/block-kit/blocks; tables and charts in messages only is from memory. */
export const messageBlock = z.discriminatedUnion('type', [
  ...everywhere,
  table,
  dataTable,
  dataVisualization,
  markdown,
]);
export const modalBlock = z.discriminatedUnion('type', [...everywhere, alert]);
export const homeBlock = z.discriminatedUnion('type', everywhere);

export type Block = z.infer<typeof messageBlock> | z.infer<typeof modalBlock>;

/** What a person can press, choose or fill in, in reading order. */
export function elementsOf(block: Block): Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') return [block.accessory];
  return [];
}
