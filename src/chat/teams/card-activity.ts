import { type ActivityParams, cardAttachment } from '@microsoft/teams.api';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Message } from '../../../blocks/kit.ts';
import { saidHere } from './own-words.ts';
import { renderCard } from './render.ts';

/** A message as Teams posts it: a card, and beside it what is notified and read out. */
export function cardActivity(message: Message): ActivityParams {
  const here = saidHere(message);
  return asActivity(renderCard(here), here.text);
}

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
