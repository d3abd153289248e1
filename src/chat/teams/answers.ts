import type { AdaptiveCardActionResponse, TaskModuleResponse } from '@microsoft/teams.api';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { said } from './own-words.ts';

/** A press is never answered by nothing: Teams would say that the app cannot be reached, and press again. */
export function inWordsOf(sentence: string): AdaptiveCardActionResponse {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: said(sentence) };
}

/** The card that was pressed as it is now, for whoever pressed it. */
export function asCard(card: IAdaptiveCard): AdaptiveCardActionResponse {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

/** In the place of a dialog, which then closes. */
export function dialogInWords(sentence: string): TaskModuleResponse {
  return { task: { type: 'message', value: said(sentence) } };
}

export const UNKNOWN =
  'This button does nothing any more. Nothing was changed. Use the card of the case, or type its reference after "show".';
