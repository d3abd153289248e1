import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import type { Message } from '../../../blocks/kit.ts';
import { limits } from './limits.ts';
import { pressOnCard } from './render-buttons.ts';
import { drawPart, gathered, ruled } from './render-parts.ts';
import { line } from './render-text.ts';

/** A message as a card. What is heard and notified of it is its text, which goes beside the card. */
export function renderCard({ parts }: Message): IAdaptiveCard {
  const drawn = gathered(parts).map((part, place, all) => ({
    stays: part.kind === 'buttons' || part.kind === 'note',
    elements: ruled(drawPart(part, pressOnCard), all[place - 1]),
  }));
  const pieces = drawn.flatMap(({ stays, elements }) => elements.map((element) => ({ stays, element })));
  return shortened(pieces, (body) => ({ ...cardOf(body), msteams: { width: 'full' } }));
}

/** What every card of ours says of itself. */
export function cardOf(body: CardElement[]): IAdaptiveCard {
  return { type: 'AdaptiveCard', version: '1.5', lang: 'en-GB', fallbackText: TOO_OLD, body };
}

const TOO_OLD = 'This Teams cannot show the card: update it, or open Teams in a browser.';

/** Teams counts what is sent in UTF-16. */
function bytesOf(card: unknown): number {
  return JSON.stringify(card).length * 2;
}

type Piece = { stays: boolean; element: CardElement };

/** Leaves out lines from the end, and says how many, until Teams takes the rest; buttons and notes stay. */
function shortened(pieces: Piece[], make: (body: CardElement[]) => IAdaptiveCard): IAdaptiveCard {
  const whole = make(pieces.map(({ element }) => element));
  if (bytesOf(whole) <= limits.cardBytes) return whole;
  const kept = pieces.map((piece) => ({ ...piece, bytes: bytesOf(piece.element) + 2 }));
  const room = limits.cardBytes - bytesOf(make([more(pieces.length)]));
  while (kept.reduce((sum, { bytes }) => sum + bytes, 0) > room) {
    const place = kept.findLastIndex(({ stays }) => !stays);
    kept.splice(place > 0 ? place : kept.length - 1, 1);
  }
  return make([...kept.map(({ element }) => element), more(pieces.length - kept.length)]);
}

function more(left: number): CardElement {
  const words = left === 1 ? 'One part more does not fit here.' : `${left} parts more do not fit here.`;
  return line(words, limits.text, { isSubtle: true, size: 'Small' });
}
