import * as z from 'zod';

/** Adaptive Cards takes its words in any case: "None" and "none" are the same. */
function oneOf(...words: string[]) {
  return z.string().refine((word) => words.includes(word.toLowerCase()), `one of ${words.join(', ')}`);
}

const spacing = oneOf('default', 'none', 'small', 'medium', 'large', 'extralarge', 'padding');
const size = oneOf('default', 'small', 'medium', 'large', 'extralarge');
const weight = oneOf('default', 'lighter', 'bolder');
const color = oneOf('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention');
const containerStyle = oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent');
const text = z.string().min(1);

const ofAction = {
  title: text,
  id: text.optional(),
  tooltip: text.optional(),
  isEnabled: z.boolean().optional(),
  mode: oneOf('primary', 'secondary').optional(),
  style: oneOf('default', 'positive', 'destructive').optional(),
};
const sends = {
  data: z.record(z.string(), z.unknown()),
  associatedInputs: oneOf('auto', 'none').optional(),
};

const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Action.Submit'), ...ofAction, ...sends }),
  z.strictObject({ type: z.literal('Action.Execute'), ...ofAction, ...sends, verb: text.optional() }),
  z.strictObject({ type: z.literal('Action.OpenUrl'), ...ofAction, url: z.url() }),
]);

// An element may stand inside others of its kind.
const anyElement = z.lazy((): z.ZodType => element);

const ofElement = {
  id: text.optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: spacing.optional(),
  height: oneOf('auto', 'stretch').optional(),
  fallback: z.union([z.literal('drop'), anyElement]).optional(),
};
const ofText = {
  text,
  size: size.optional(),
  weight: weight.optional(),
  color: color.optional(),
  isSubtle: z.boolean().optional(),
  fontType: oneOf('default', 'monospace').optional(),
};
const ofInput = {
  ...ofElement,
  id: text,
  label: text,
  isRequired: z.boolean().optional(),
  errorMessage: text.optional(),
  value: text.optional(),
};

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  ...ofText,
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  highlight: z.boolean().optional(),
  selectAction: action.optional(),
});

const column = z.strictObject({
  type: z.literal('Column'),
  ...ofElement,
  width: z.union([z.number().positive(), oneOf('auto', 'stretch')]).optional(),
  style: containerStyle.optional(),
  items: z.array(anyElement),
});

const tableCell = z.strictObject({
  type: z.literal('TableCell'),
  style: containerStyle.optional(),
  items: z.array(anyElement).min(1),
});

const tableRow = z.strictObject({
  type: z.literal('TableRow'),
  style: containerStyle.optional(),
  cells: z.array(tableCell).min(1),
});

const element = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TextBlock'),
    ...ofElement,
    ...ofText,
    wrap: z.boolean().optional(),
    maxLines: z.int().positive().optional(),
    style: oneOf('default', 'heading', 'columnheader').optional(),
  }),
  z.strictObject({ type: z.literal('RichTextBlock'), ...ofElement, inlines: z.array(z.union([text, textRun])).min(1) }),
  z.strictObject({
    type: z.literal('FactSet'),
    ...ofElement,
    facts: z.array(z.strictObject({ title: text, value: text })).min(1),
  }),
  z.strictObject({
    type: z.literal('Container'),
    ...ofElement,
    style: containerStyle.optional(),
    bleed: z.boolean().optional(),
    items: z.array(anyElement).min(1),
  }),
  z.strictObject({ type: z.literal('ColumnSet'), ...ofElement, columns: z.array(column).min(1) }),
  z.strictObject({
    type: z.literal('Table'),
    ...ofElement,
    columns: z.array(z.strictObject({ width: z.union([z.number().positive(), z.string()]).optional() })).min(1),
    rows: z.array(tableRow).min(1),
    showGridLines: z.boolean().optional(),
    gridStyle: containerStyle.optional(),
  }),
  z.strictObject({ type: z.literal('ActionSet'), ...ofElement, actions: z.array(action).min(1) }),
  z.strictObject({
    type: z.literal('Input.Text'),
    ...ofInput,
    isMultiline: z.boolean().optional(),
    maxLength: z.int().positive().optional(),
    placeholder: text.optional(),
    style: oneOf('text', 'tel', 'url', 'email', 'password').optional(),
    regex: text.optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Date'),
    ...ofInput,
    value: z.iso.date().optional(),
    min: z.iso.date().optional(),
    max: z.iso.date().optional(),
    placeholder: text.optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...ofInput,
    choices: z.array(z.strictObject({ title: text, value: text })),
    isMultiSelect: z.boolean().optional(),
    style: oneOf('compact', 'expanded', 'filtered').optional(),
    placeholder: text.optional(),
    wrap: z.boolean().optional(),
  }),
]);

/** What Adaptive Cards 1.5 takes, as far as the desk draws it. Every property that is not named here is none of 1.5. */
export const card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  lang: text,
  fallbackText: text.optional(),
  body: z.array(anyElement).min(1),
  actions: z.array(action).min(1).max(6).optional(),
});

/** The elements of 1.5; a client that knows no others draws their fallback. */
export const known: Set<string> = new Set(element.options.map(({ shape }) => shape.type.value));
