import type { IRichTextBlock, ITextBlock, ITextRun } from '@microsoft/teams.cards';
import type { Run } from '../../../blocks/kit.ts';
import { bare, clean, split, trim } from '../words.ts';
import { limits } from './limits.ts';

/** How words look, as far as a line of them differs from others. */
export type Look = Pick<ITextRun, 'weight' | 'size' | 'isSubtle' | 'italic' | 'color'>;
type Place = Pick<IRichTextBlock, 'id' | 'spacing'>;

/**
 * Words in lines that no client reads for Markdown. Only headings, facts and choices are read for it, and stand in such
 * lines too when they could mean any.
 */
export function says(runs: Run[], look: Look = {}, place: Place = {}): IRichTextBlock[] {
  const whole = clean(bare(runs));
  if (whole.length <= limits.text) return [block(runs, look, place)];
  return split(whole, limits.text).map((piece) => block([piece], look, place));
}

/** The same in one block, cut where it is too long to stand beside something. */
export function saysShortly(runs: Run[]): IRichTextBlock {
  const whole = clean(bare(runs));
  return whole.length <= limits.beside ? block(runs, {}, {}) : line(whole, limits.beside);
}

/** One line, cut where it is too long for its place. */
export function line(text: string, max: number, look: Look = {}, place: Place = {}): IRichTextBlock {
  return block([trim(clean(text), max)], look, place);
}

export function heading(text: string): ITextBlock | IRichTextBlock {
  const words = trim(clean(text).trim(), limits.heading);
  if (!isPlain(words)) return block([words], { weight: 'Bolder', size: 'Medium' }, {});
  return { type: 'TextBlock', text: words || '–', style: 'heading', weight: 'Bolder', size: 'Medium', wrap: true };
}

/** Anything that Markdown, an entity, a link or a list could be made of. */
const markup = /[*~`[\]<>\\#|{}@]|(?<![^\W_])_|_(?![^\W_])|&#?\w+;|\/\/|\w\.[a-z]|\n|^\s*(?:[-+=]|\d+[.)](?:\s|$))/i;

/** Whether words mean the same to a client that reads Markdown. */
export function isPlain(words: string): boolean {
  return !markup.test(words);
}

/** For places that are read for Markdown and can hold nothing else: what could be taken for it stands in its wide form. */
export function unmarked(text: string, max: number): string {
  const words = trim(clean(text).replaceAll(/\s+/g, ' ').trim(), max);
  return words
    .replace(/[*~`[\]<>\\#|{}]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|^[-+=]|\/(?=\/)|(?<=^\d+)[.)](?=\s|$)/gi, wide)
    .replace(/^$/, '–');
}

/** The same character as East Asian type has it: it looks alike and means nothing. */
function wide(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}

function block(runs: Run[], look: Look, place: Place): IRichTextBlock {
  const said = runs.filter((run) => clean(bare([run])) !== '');
  return { type: 'RichTextBlock', inlines: (said.length > 0 ? said : ['–']).map((run) => inline(run, look)), ...place };
}

function inline(run: Run, look: Look): ITextRun | string {
  if (typeof run === 'string') {
    const text = inert(run);
    return Object.keys(look).length === 0 ? text : { type: 'TextRun', text, ...look };
  }
  if ('strong' in run) return { type: 'TextRun', text: inert(run.strong), ...look, weight: 'Bolder' };
  const text = inert(run.label);
  if (!/^https?:\/\//.test(run.link)) return { type: 'TextRun', text, ...look };
  return { type: 'TextRun', text, ...look, selectAction: { type: 'Action.OpenUrl', title: text, url: run.link } };
}

/** Clients put dates in the place of {{DATE(…)}} wherever they find it; a joiner that nobody sees parts the braces. */
export function inert(text: string): string {
  return clean(text).replaceAll(/\{(?=\{)/g, '{\u2060') || '–';
}
