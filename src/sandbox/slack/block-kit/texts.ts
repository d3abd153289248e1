import * as z from 'zod';

// Numbers here and in the other files of this folder: comments of @slack/types 3.2.0, unless a line says otherwise.

export function plain(max: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
}

function mrkdwn(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
}

/** Either kind of text. */
export function words(max: number) {
  return z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
}

/** Of blocks, actions and views. */
export const id = z.string().min(1).max(255);

export const confirm = z.strictObject({
  title: plain(100),
  text: words(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
});

/** 150 for the value is what docs.slack.dev gives; types say 75, and Slack takes what the docs say. */
function optionWith<Text extends z.ZodType>(text: Text) {
  return z.strictObject({ text, value: z.string().min(1).max(150), description: text.optional() });
}

export const menuOption = optionWith(plain(75));

export const tickOption = optionWith(words(75));

export const overflowOption = menuOption.extend({ url: z.url().max(3000).optional() });

export const optionGroup = z.strictObject({ label: plain(75), options: z.array(menuOption).min(1).max(100) });
