import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { confirm, id, menuOption, optionGroup, overflowOption, plain, tickOption } from './texts.ts';

const any = { action_id: id.optional() };
const asks = { ...any, confirm: confirm.optional() };
const focuses = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plain(150).optional() };

const button = z.strictObject({
  type: z.literal('button'),
  ...asks,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(75).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...asks,
  options: z.array(overflowOption).min(1).max(5),
});

const choices = {
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...asks,
    ...focuses,
    ...placeholder,
    ...choices,
    initial_option: menuOption.optional(),
  })
  .superRefine((select, ctx) => {
    checkChoices(select, ctx);
    checkMember(select.initial_option, choicesOf(select), ['initial_option'], ctx);
  });

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...asks,
    ...focuses,
    ...placeholder,
    ...choices,
    initial_options: z.array(menuOption).min(1).max(100).optional(),
    max_selected_items: z.number().int().min(1).optional(),
  })
  .superRefine((select, ctx) => {
    checkChoices(select, ctx);
    checkMembers(select.initial_options, choicesOf(select), ctx);
  });

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...asks,
  ...focuses,
  ...placeholder,
  initial_user: z.string().optional(),
});

const ticks = { ...asks, ...focuses, options: z.array(tickOption).min(1).max(10) };

const checkboxes = z
  .strictObject({ type: z.literal('checkboxes'), ...ticks, initial_options: z.array(tickOption).min(1).optional() })
  .superRefine((box, ctx) => checkMembers(box.initial_options, box.options, ctx));

const radioButtons = z
  .strictObject({ type: z.literal('radio_buttons'), ...ticks, initial_option: tickOption.optional() })
  .superRefine((radio, ctx) => checkMember(radio.initial_option, radio.options, ['initial_option'], ctx));

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...asks,
  ...focuses,
  ...placeholder,
  initial_date: z.iso.date().optional(),
});

const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...any,
    ...focuses,
    ...placeholder,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
    dispatch_action_config: z
      .strictObject({
        trigger_actions_on: z
          .array(z.enum(['on_enter_pressed', 'on_character_entered']))
          .min(1)
          .optional(),
      })
      .optional(),
  })
  .superRefine(({ initial_value = '', min_length = 0, max_length = 3000 }, ctx) => {
    if (min_length > max_length) wrong(ctx, ['min_length'], 'must not be more than max_length');
    if (initial_value.length > max_length) wrong(ctx, ['initial_value'], 'must not be longer than max_length');
  });

const menus = [staticSelect, multiStaticSelect, usersSelect, checkboxes, radioButtons, datepicker] as const;

export const actionElement = z.discriminatedUnion('type', [button, overflow, ...menus]);
export const inputElement = z.discriminatedUnion('type', [plainTextInput, ...menus]);

export type Element = z.infer<typeof actionElement> | z.infer<typeof inputElement>;
export type Option = z.infer<typeof tickOption>;

type Choices = { options?: Option[] | undefined; option_groups?: { options: Option[] }[] | undefined };

export function choicesOf({ options, option_groups: groups }: Choices): Option[] {
  return options ?? groups?.flatMap((group) => group.options) ?? [];
}

function checkChoices({ options, option_groups: groups }: Choices, ctx: z.RefinementCtx) {
  if (!options === !groups) wrong(ctx, [], 'must have exactly one of: options, option_groups');
}

function checkMembers(chosen: Option[] | undefined, options: Option[], ctx: z.RefinementCtx) {
  for (const [place, one] of (chosen ?? []).entries()) checkMember(one, options, ['initial_options', place], ctx);
}

/** Slack compares the whole option, its description too. */
function checkMember(one: Option | undefined, options: Option[], path: (string | number)[], ctx: z.RefinementCtx) {
  if (!one || options.some((option) => isDeepStrictEqual(option, one))) return;
  wrong(ctx, path, 'must be exactly one of the options');
}

function wrong(ctx: z.RefinementCtx, path: (string | number)[], message: string) {
  ctx.addIssue({ code: 'custom', path, message });
}
