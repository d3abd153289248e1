import * as z from 'zod';

/**
 * What Slack takes of the blocks that we draw: types, required fields and lengths as in the comments of
 * @slack/types 3.2.0. The numbers stand here a second time on purpose: the drawing side must not check itself.
 */
const chars = (max: number) => z.string().min(1).max(max);
const id = chars(255);
const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: chars(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: chars(max).refine(escapedOnce, 'holds an unescaped &, < or >, or a mention'),
    verbatim: z.literal(true),
  });
const text = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

/** Links of ours to https addresses, and in practice to this machine, are the only markup in angle brackets that may leave. */
function escapedOnce(sent: string): boolean {
  const withoutLinks = sent.replace(/<(?:https:\/\/|http:\/\/127\.0\.0\.1:)[^<>|]+\|[^<>|]+>/g, '');
  return !/[<>]|&(?!(amp|lt|gt);)/.test(withoutLinks);
}

const option = z.strictObject({
  text: plainText(75),
  value: chars(150),
  description: plainText(75).optional(),
});
const options = (max: number) => z.array(option).min(1).max(max);
const group = z.strictObject({ label: plainText(75), options: options(100) });

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: chars(2000),
  accessibility_label: chars(75),
  style: z.enum(['primary', 'danger']).optional(),
});
const overflow = z.strictObject({ type: z.literal('overflow'), action_id: id, options: options(5) });
const menu = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id,
    placeholder: plainText(150).optional(),
    options: options(100).optional(),
    option_groups: z.array(group).min(1).max(100).optional(),
    initial_option: option.optional(),
  })
  .refine((select) => (select.options === undefined) !== (select.option_groups === undefined), 'one list, not two')
  .refine(
    ({ initial_option, options = [], option_groups = [] }) =>
      among(initial_option, [...options, ...option_groups.flatMap((one) => one.options)]),
    'initial_option is not among the options',
  );
const several = {
  action_id: id,
  initial_options: options(100).optional(),
};
const checkboxes = z
  .strictObject({ type: z.literal('checkboxes'), ...several, options: options(10) })
  .refine(({ initial_options = [], options }) => initial_options.every((one) => among(one, options)));
const multiSelect = z
  .strictObject({ type: z.literal('multi_static_select'), ...several, options: options(100) })
  .refine(({ initial_options = [], options }) => initial_options.every((one) => among(one, options)));
const radio = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: id,
    options: options(10),
    initial_option: option.optional(),
  })
  .refine(({ initial_option, options }) => among(initial_option, options));
const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean(),
    max_length: z.number().int().min(1).max(3000),
    initial_value: chars(3000).optional(),
  })
  .refine(({ initial_value = '', max_length }) => initial_value.length <= max_length);
const date = z.strictObject({ type: z.literal('datepicker'), action_id: id, initial_date: z.iso.date().optional() });
const user = z.strictObject({
  type: z.literal('users_select'),
  action_id: id,
  initial_user: z.string().regex(/^[UW]/).optional(),
});

function among(chosen: z.infer<typeof option> | undefined, all: z.infer<typeof option>[]): boolean {
  return chosen === undefined || all.some((one) => JSON.stringify(one) === JSON.stringify(chosen));
}

const richText = z.strictObject({
  type: z.literal('text'),
  text: chars(3000),
  style: z.union([z.strictObject({ bold: z.literal(true) }), z.strictObject({ italic: z.literal(true) })]).optional(),
});

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plainText(150) }),
  z
    .strictObject({
      type: z.literal('section'),
      text: text(3000).optional(),
      fields: z.array(text(2000)).min(1).max(10).optional(),
      accessory: button.optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'a section needs text or fields'),
  z.strictObject({ type: z.literal('context'), block_id: id.optional(), elements: z.array(text(3000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('divider') }),
  z
    .strictObject({
      type: z.literal('actions'),
      elements: z
        .array(z.union([button, overflow, menu]))
        .min(1)
        .max(25),
    })
    .refine(({ elements }) => new Set(elements.map(({ action_id }) => action_id)).size === elements.length, {
      message: 'two elements with one action_id',
    })
    .refine(({ elements }) => elements.filter((one) => 'style' in one && one.style === 'primary').length <= 1, {
      message: 'more than one primary button',
    }),
  z.strictObject({
    type: z.literal('input'),
    block_id: id,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    element: z.union([textInput, menu, radio, checkboxes, multiSelect, date, user]),
  }),
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z
      .array(
        z.strictObject({
          type: z.enum(['rich_text_section', 'rich_text_quote']),
          elements: z.array(richText).min(1),
        }),
      )
      .min(1),
  }),
  z
    .strictObject({
      type: z.literal('table'),
      rows: z
        .array(
          z
            .array(z.strictObject({ type: z.literal('raw_text'), text: chars(3000) }))
            .min(1)
            .max(20),
        )
        .min(1)
        .max(100),
    })
    .refine(({ rows }) => rows.flat().reduce((sum, { text }) => sum + text.length, 0) <= 10_000, 'too many characters'),
]);

const onlyInMessages = new Set(['table']);
const uniqueIds = (blocks: z.infer<typeof block>[]) => {
  const ids = blocks.flatMap((one) => ('block_id' in one ? one.block_id : []));
  return new Set(ids).size === ids.length;
};
const viewBlocks = z
  .array(block)
  .min(1)
  .max(100)
  .refine(uniqueIds, 'a block_id stands twice')
  .refine((blocks) => blocks.every(({ type }) => !onlyInMessages.has(type)), 'a view takes no table');

/** chat.postMessage and chat.update together: the stricter figure of both. */
export const sentMessage = z.strictObject({
  text: chars(4000).refine(escapedOnce, 'text is not escaped'),
  blocks: z
    .array(block)
    .min(1)
    .max(50)
    .refine((blocks) => JSON.stringify(blocks).length <= 12_000, 'msg_blocks_too_long')
    .refine((blocks) => blocks.filter(({ type }) => type === 'table').length <= 1, 'one table a message')
    .refine((blocks) => blocks.every(({ type }) => type !== 'input'), 'a message of ours asks nothing'),
});

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: id,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24),
    private_metadata: z.string().max(3000),
    blocks: viewBlocks,
  })
  .refine(({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'), {
    message: 'submit is required when a form has inputs',
  })
  .refine((view) => Buffer.byteLength(JSON.stringify(view)) <= 250_000, 'view_too_large');

export const homeView = z.strictObject({ type: z.literal('home'), blocks: viewBlocks });
