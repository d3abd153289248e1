import * as z from 'zod';
import { richText } from './rich-text.ts';
import { id } from './texts.ts';

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) });

// Types let a plain table hold raw_number; chat.postMessage refuses it (slack-go's validator says so).
const tableCell = z.discriminatedUnion('type', [rawText, richText]);
const dataCell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

/** Over all cells of one table; remembered from docs.slack.dev, to be checked against the real one. */
const CELL_CHARACTERS = 10_000;

export const table = z
  .strictObject({
    type: z.literal('table'),
    block_id: id.optional(),
    rows: z.array(z.array(tableCell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z
          .strictObject({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .max(20)
      .optional(),
  })
  .superRefine(({ rows }, ctx) => checkCharacters(rows, ctx));

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: id.optional(),
    caption: z.string().min(1),
    rows: z.array(z.array(dataCell).min(1).max(20)).min(2).max(101),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().min(0).max(19).optional(),
  })
  .superRefine(({ rows }, ctx) => {
    checkCharacters(rows, ctx);
    for (const [place, row] of rows.entries()) {
      if (row.length !== rows[0]?.length) wrong(ctx, ['rows', place], 'must have as many cells as the first row');
    }
    for (const [place, cell] of (rows[0] ?? []).entries()) {
      if (cell.type === 'rich_text') wrong(ctx, ['rows', 0, place], 'must not be rich_text in the header row');
    }
  });

function checkCharacters(rows: unknown[][], ctx: z.RefinementCtx) {
  const total = rows.flat().reduce<number>((sum, cell) => sum + charactersIn(cell), 0);
  if (total > CELL_CHARACTERS)
    wrong(ctx, ['rows'], `must have less than ${CELL_CHARACTERS + 1} characters in all cells`);
}

function charactersIn(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + charactersIn(one), 0);
  if (typeof part !== 'object' || part === null) return 0;
  if ('text' in part && typeof part.text === 'string') return part.text.length;
  return 'elements' in part ? charactersIn(part.elements) : 0;
}

function wrong(ctx: z.RefinementCtx, path: (string | number)[], message: string) {
  ctx.addIssue({ code: 'custom', path, message });
}
