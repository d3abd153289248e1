import type { IRichTextBlock } from '@microsoft/teams.cards';
import type { Option } from '../../../blocks/kit.ts';
import { clean } from '../words.ts';
import { limits } from './limits.ts';
import { says, unmarked } from './render-text.ts';

type Choice = { title: string; value: string };

/** The choices of a field. Where some are too long to stand in it, all are numbered and also said in whole above it. */
export function drawChoices(label: string, options: Option[]): { choices: Choice[]; above: IRichTextBlock[] } {
  const room = Math.min(limits.choiceTitle, Math.max(40, Math.floor(limits.choices / options.length) - 60));
  const whole = options.map(({ label, description }) => clean(description ? `${label} · ${description}` : label));
  const long = whole.some(({ length }) => length > room);
  const titles = long ? options.map(({ label }, place) => `(${place + 1}) ${label}`) : whole;
  const choices = options.map(({ value }, place) => ({ title: unmarked(titles[place] ?? '', room), value }));
  if (!long) return { choices, above: [] };
  const listed = whole.flatMap((words, place) => says([`(${place + 1}) ${words}`]));
  return { choices, above: [...says([{ strong: `${label}, in full:` }]), ...listed] };
}
