import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import type { Message, Part } from '../../../blocks/kit.ts';
import { limits } from './limits.ts';
import { type DrawPress, pressOnCard, pressOnTold } from './render-buttons.ts';
import { paged, pageOf, roomBeside, sizeOf, sliceOf } from './render-pages.ts';
import { drawPart, gathered, ruled } from './render-parts.ts';
import { line } from './render-text.ts';

/** A message in as many cards as it takes, for those who are told something: no line of it is left out. */
export function renderCards({ parts }: Message): IAdaptiveCard[] {
  const elements = piecesOf(parts, pressOnTold).map(({ element }) => element);
  const counts = paged(elements.map(sizeOf), roomBeside(limits.messageFrame));
  return counts.map((_, place) => {
    const page = { part: place + 1, last: counts.length };
    return wide(pageOf(sliceOf(elements, counts, page.part), page));
  });
}

/** A message where one card is its place. What is heard and notified of it is its text, which goes beside the card. */
export function renderCard({ parts }: Message): IAdaptiveCard {
  return wide(pageOf(shortened(piecesOf(parts, pressOnCard), restOf(parts)), { part: 1, last: 1 }));
}

type Piece = { stays: boolean; element: CardElement };

function piecesOf(parts: Part[], press: DrawPress): Piece[] {
  return gathered(parts).flatMap((part, place, all) => {
    const stays = part.kind === 'buttons' || part.kind === 'note';
    return ruled(drawPart(part, press), all[place - 1]).map((element) => ({ stays, element }));
  });
}

/** Leaves out lines from the end until the rest fits, and says how many and how to see them; buttons and notes stay. */
function shortened(pieces: Piece[], rest: string): CardElement[] {
  const kept = pieces.map((piece) => ({ ...piece, size: sizeOf(piece.element) }));
  const room = roomBeside(limits.messageFrame) - sizeOf(left(pieces.length, rest));
  while (kept.reduce((sum, { size }) => sum + size, 0) > room) {
    const place = kept.findLastIndex(({ stays }) => !stays);
    kept.splice(place > 0 ? place : kept.length - 1, 1);
  }
  const elements = kept.map(({ element }) => element);
  return kept.length === pieces.length ? elements : [...elements, left(pieces.length - kept.length, rest)];
}

function left(count: number, rest: string): CardElement {
  const words = count === 1 ? 'One part more does not fit here.' : `${count} parts more do not fit here.`;
  return line(`${words} ${rest}`, limits.text, { isSubtle: true, size: 'Small' });
}

/** The words that show a message whole, in the officer's own chat. */
function restOf(parts: Part[]): string {
  const on = parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.more ?? [])] : []));
  const reference = on.find((button) => button.on.reference !== '')?.on.reference;
  return `Write "@Breachdesk ${reference ? `show ${reference}` : 'queue'}" to see all.`;
}

function wide(card: IAdaptiveCard): IAdaptiveCard {
  return { ...card, msteams: { width: 'full' } };
}
