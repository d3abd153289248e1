import { type ActivityParams, cardAttachment } from '@microsoft/teams.api';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Message } from '../../../blocks/kit.ts';
import { saidHere } from './own-words.ts';
import { renderCard, renderCards } from './render.ts';

/** A message as the one post that may be changed later: a card, and beside it what is notified and read out. */
export function cardActivity(message: Message): ActivityParams {
  const here = saidHere(message);
  return asActivity(renderCard(here), here.text);
}

/** A message as somebody is told it: in as many posts as it takes, in their order. */
export function toldActivities(message: Message): ActivityParams[] {
  const here = saidHere(message);
  return renderCards(here).map((card, place) => asActivity(card, place === 0 ? here.text : CONTINUED));
}

const CONTINUED = 'Breachdesk goes on with what it said.';

/** A notification shows less. */
const SUMMARY = 500;

export function asActivity(card: IAdaptiveCard, words: string): ActivityParams {
  // The protocol knows a summary; the SDK's type leaves it out.
  const activity = {
    type: 'message' as const,
    summary: words.slice(0, SUMMARY),
    attachments: [cardAttachment('adaptive', card)],
  };
  return activity;
}
