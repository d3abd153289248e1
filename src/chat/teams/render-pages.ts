import type { CardElement, IAdaptiveCard, IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import { limits } from './limits.ts';
import { line } from './render-text.ts';

/** How many of these sizes stand on each part of what is too long for one card. */
export function paged(sizes: number[], room: number): number[] {
  const counts = [0];
  let taken = 0;
  for (const size of sizes) {
    taken += size;
    if (taken > room && (counts.at(-1) ?? 0) > 0) {
      counts.push(0);
      taken = size;
    }
    counts.push((counts.pop() ?? 0) + 1);
  }
  return counts;
}

/** Teams counts what is sent in UTF-16; a comma parts it from the next. */
export function sizeOf(element: CardElement): number {
  return JSON.stringify(element).length + 1;
}

/** The characters that a part may hold beside what stands around it. */
export function roomBeside(frame: number): number {
  return limits.cardBytes / 2 - frame;
}

/** Which of them follow on a part. */
export function sliceOf<Item>(items: Item[], counts: number[], part: number): Item[] {
  const start = counts.slice(0, part - 1).reduce((sum, count) => sum + count, 0);
  return items.slice(start, start + (counts[part - 1] ?? 0));
}

/** The part nearest to the one that is wanted. */
export function within(wanted: number, counts: number[]): number {
  return Math.min(Math.max(wanted, 1), counts.length);
}

type Place = { part: number; last: number };

/** A card, which says what part of something it is where it is not the whole. */
export function pageOf(body: CardElement[], { part, last }: Place): IAdaptiveCard {
  const where = line(`Part ${part} of ${last}.`, limits.text, { isSubtle: true, size: 'Small' });
  const whole = last === 1 ? body : [...body, where];
  return { type: 'AdaptiveCard', version: '1.5', lang: 'en-GB', fallbackText: TOO_OLD, body: whole };
}

const TOO_OLD = 'This Teams cannot show the card: update it, or open Teams in a browser.';

type Turn = (turning: { label: string; to: number }) => IExecuteAction | ISubmitAction;

/** The same where one card shows one part after the other. */
export function pageCard(body: CardElement[], { part, last }: Place, turn: Turn): IAdaptiveCard {
  const card = pageOf(body, { part, last });
  if (last === 1) return card;
  const actions = [
    ...(part < last ? [turn({ label: 'Next part', to: part + 1 })] : []),
    ...(part > 1 ? [turn({ label: 'Part before', to: part - 1 })] : []),
  ];
  return { ...card, actions };
}
