import * as z from 'zod';
import { action } from './actions.ts';
import { oneOf } from './one-of.ts';

const color = oneOf(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']);
const across = oneOf(['left', 'center', 'right']);
const down = oneOf(['top', 'center', 'bottom']);
const style = oneOf(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']);
const pixels = z.string().regex(/^\d+px$/);

/** Of everything that stands in a card: adaptivecards.io/explorer, at version 1.5. */
const placed = {
  id: z.string().optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: oneOf(['none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding']).optional(),
  height: oneOf(['auto', 'stretch']).optional(),
  fallback: z.unknown().optional(),
  requires: z.record(z.string(), z.string()).optional(),
};
const lettered = {
  text: z.string(),
  color: color.optional(),
  fontType: oneOf(['default', 'monospace']).optional(),
  isSubtle: z.boolean().optional(),
  size: oneOf(['default', 'small', 'medium', 'large', 'extraLarge']).optional(),
  weight: oneOf(['default', 'lighter', 'bolder']).optional(),
};
const boxed = {
  items: z.lazy(() => z.array(element)),
  selectAction: action.optional(),
  style: style.optional(),
  verticalContentAlignment: down.optional(),
  bleed: z.boolean().optional(),
  minHeight: pixels.optional(),
  rtl: z.boolean().optional(),
};
const aligned = {
  horizontalCellContentAlignment: across.optional(),
  verticalCellContentAlignment: down.optional(),
};
const input = {
  ...placed,
  id: z.string().min(1),
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  ...lettered,
  highlight: z.boolean().optional(),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  selectAction: action.optional(),
});

const column = z.strictObject({
  type: z.literal('Column').optional(),
  ...placed,
  ...boxed,
  width: z.union([oneOf(['auto', 'stretch']), pixels, z.number(), z.string().regex(/^\d+$/)]).optional(),
});

const cell = z.strictObject({ type: z.literal('TableCell').optional(), ...placed, ...boxed });
const row = z.strictObject({
  type: z.literal('TableRow').optional(),
  ...placed,
  ...aligned,
  cells: z.array(cell),
  style: style.optional(),
});

/** Every element that a card may hold here, and each with its own properties alone. */
export const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('TextBlock'),
      ...placed,
      ...lettered,
      horizontalAlignment: across.optional(),
      maxLines: z.number().int().min(0).optional(),
      wrap: z.boolean().optional(),
      style: oneOf(['default', 'heading']).optional(),
    }),
    z.strictObject({
      type: z.literal('RichTextBlock'),
      ...placed,
      inlines: z.array(z.union([z.string(), textRun])),
      horizontalAlignment: across.optional(),
    }),
    z.strictObject({
      type: z.literal('FactSet'),
      ...placed,
      facts: z.array(z.strictObject({ title: z.string(), value: z.string() })),
    }),
    z.strictObject({
      type: z.literal('Image'),
      ...placed,
      url: z.string(),
      altText: z.string().min(1),
      size: oneOf(['auto', 'stretch', 'small', 'medium', 'large']).optional(),
      style: oneOf(['default', 'person']).optional(),
      width: pixels.optional(),
      height: z.union([oneOf(['auto', 'stretch']), pixels]).optional(),
      horizontalAlignment: across.optional(),
      selectAction: action.optional(),
    }),
    z.strictObject({ type: z.literal('Container'), ...placed, ...boxed }),
    z.strictObject({
      type: z.literal('ColumnSet'),
      ...placed,
      columns: z.array(column),
      selectAction: action.optional(),
      style: style.optional(),
      bleed: z.boolean().optional(),
      minHeight: pixels.optional(),
      horizontalAlignment: across.optional(),
    }),
    z.strictObject({ type: z.literal('ActionSet'), ...placed, actions: z.array(action).min(1) }),
    z.strictObject({
      type: z.literal('Table'),
      ...placed,
      ...aligned,
      columns: z.array(z.strictObject({ ...aligned, width: z.union([z.number(), pixels]).optional() })).optional(),
      rows: z.array(row),
      firstRowAsHeader: z.boolean().optional(),
      // The builders and the renderer spell it so, the schema as above.
      firstRowAsHeaders: z.boolean().optional(),
      showGridLines: z.boolean().optional(),
      gridStyle: style.optional(),
    }),
    z.strictObject({
      type: z.literal('Input.Text'),
      ...input,
      value: z.string().optional(),
      placeholder: z.string().optional(),
      isMultiline: z.boolean().optional(),
      maxLength: z.number().int().min(0).optional(),
      regex: z.string().optional(),
      style: oneOf(['text', 'tel', 'url', 'email', 'password']).optional(),
      inlineAction: action.optional(),
    }),
    z.strictObject({
      type: z.literal('Input.Date'),
      ...input,
      value: z.union([day, z.literal('')]).optional(),
      placeholder: z.string().optional(),
      min: day.optional(),
      max: day.optional(),
    }),
    z.strictObject({
      type: z.literal('Input.Toggle'),
      ...input,
      title: z.string(),
      value: z.string().optional(),
      valueOn: z.string().optional(),
      valueOff: z.string().optional(),
      wrap: z.boolean().optional(),
    }),
    z.strictObject({
      type: z.literal('Input.ChoiceSet'),
      ...input,
      choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })),
      // Teams' own, whatever the version: the people of the conversation.
      'choices.data': z
        .strictObject({
          type: z.literal('Data.Query'),
          dataset: z.templateLiteral(['graph.microsoft.com/users', z.string()]),
        })
        .optional(),
      value: z.string().optional(),
      placeholder: z.string().optional(),
      isMultiSelect: z.boolean().optional(),
      style: oneOf(['compact', 'expanded', 'filtered']).optional(),
      wrap: z.boolean().optional(),
    }),
  ]),
);
