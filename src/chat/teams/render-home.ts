import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { TURN } from '../../../blocks/ids.ts';
import type { Home } from '../../../blocks/kit.ts';
import { limits } from './limits.ts';
import { face, pressOnCard } from './render-buttons.ts';
import { pageCard, paged, roomBeside, sizeOf, sliceOf, within } from './render-pages.ts';
import { drawPart, gathered, ruled } from './render-parts.ts';

/** An officer's home as a card in their own chat, in parts where it is too long for one. */
export function renderHome({ parts }: Home, part = 1): IAdaptiveCard {
  const elements = gathered(parts).flatMap((one, place, all) => ruled(drawPart(one, pressOnCard), all[place - 1]));
  const counts = paged(elements.map(sizeOf), roomBeside(limits.dialogFrame));
  const page = { part: within(part, counts), last: counts.length };
  const card = pageCard(sliceOf(elements, counts, page.part), page, ({ label, to }) => ({
    type: 'Action.Execute',
    ...face({ label, says: `${label} of your cases, ${to} of ${page.last}` }),
    verb: TURN,
    data: { action: TURN, part: to },
  }));
  return { ...card, msteams: { width: 'full' } };
}
