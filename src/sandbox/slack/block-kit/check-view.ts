import * as z from 'zod';
import type { Block } from './blocks.ts';
import { checkBlocks } from './check-blocks.ts';
import { type Finding, findingsOf } from './findings.ts';
import { id, plain } from './texts.ts';

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).optional(),
  callback_id: id.optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal('home'), ...common });

const anyView = z.discriminatedUnion('type', [modal, home]);

export type GivenView = Omit<z.infer<typeof modal>, 'blocks'> & { blocks: Block[] };
export type GivenHome = Omit<z.infer<typeof home>, 'blocks'> & { blocks: Block[] };

/** A view when Slack would take it, or everything that is wrong with it. */
export function checkView(input: unknown, base: string): { view: GivenView | GivenHome } | { findings: Finding[] } {
  const read = anyView.safeParse(input);
  const rest = read.success ? [] : findingsOf(read.error.issues, base, input);
  if (!read.success) return { findings: rest };
  const checked = checkBlocks(read.data.type, read.data.blocks, `${base}/blocks`);
  if ('findings' in checked) return checked;
  const view = { ...read.data, blocks: checked.blocks };
  if (view.type === 'modal' && !view.submit && view.blocks.some((block) => block.type === 'input')) {
    return { findings: [{ pointer: base, code: 'missing_field', message: 'missing required field: submit' }] };
  }
  return { view };
}
