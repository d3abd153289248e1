import type { PlainTextOption, SectionBlock } from '@slack/types';
import type { Option } from '../../../blocks/kit.ts';
import { clean, split } from '../words.ts';
import { limits } from './limits.ts';
import { plain } from './render-text.ts';

/** The options of a choice; those whose words are longer than Slack's 75 characters are numbered and also in whole. */
export function drawChoices(all: Option[]): { options: PlainTextOption[]; whole: string[] } {
  const long = all.some(({ label, description }) => tooLong(label) || tooLong(description));
  if (!long) return { options: all.map(option), whole: [] };
  const numbered = all.map((one, place) => ({ ...one, label: `${place + 1}. ${clean(one.label)}` }));
  return {
    options: numbered.map(({ value, label }) => option({ value, label })),
    whole: numbered.map(({ label, description }) => (description ? `${label}\n    ${description}` : label)),
  };
}

/** What a list of short options stands for, each in its whole length. */
export function drawWhole(title: string, whole: string[]): SectionBlock[] {
  if (whole.length === 0) return [];
  return split([`${title}, in full:`, ...whole].join('\n'), limits.textObject).map((piece) => ({
    type: 'section',
    text: plain(piece, limits.textObject),
  }));
}

function option({ value, label, description }: Option): PlainTextOption {
  return {
    text: plain(label, limits.optionText),
    value,
    ...(description && { description: plain(description, limits.optionText) }),
  };
}

function tooLong(words: string | undefined): boolean {
  return words !== undefined && clean(words).length > limits.optionText;
}
