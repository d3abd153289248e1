import type { CardElement, IAdaptiveCard, IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import { limits } from './limits.ts';
import { cardOf } from './render.ts';
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

/** The characters that a part may hold beside what stands around it. */
export function roomBeside(frame: number): number {
  return limits.cardBytes / 2 - limits.dialogFrame - frame;
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

type Turn = (turning: { label: string; to: number }) => IExecuteAction | ISubmitAction;

/** A card that says which part it is, and turns to those beside it. */
export function pageCard(
  body: CardElement[],
  { part, last }: { part: number; last: number },
  turn: Turn,
): IAdaptiveCard {
  if (last === 1) return cardOf(body);
  const actions = [
    ...(part < last ? [turn({ label: 'Next part', to: part + 1 })] : []),
    ...(part > 1 ? [turn({ label: 'Part before', to: part - 1 })] : []),
  ];
  const where = line(`Part ${part} of ${last}.`, limits.text, { isSubtle: true, size: 'Small' });
  return { ...cardOf([...body, where]), actions };
}
