import type { Form, Home } from '../../blocks/kit.ts';
import { renderCard, renderCards } from '../../src/chat/teams/render.ts';
import { renderDialog } from '../../src/chat/teams/render-dialog.ts';
import { renderHome } from '../../src/chat/teams/render-home.ts';
import { againstCard, againstDialog } from '../support/adaptive-card.ts';
import type { Drawn } from './gallery-files.ts';

/** What Teams has against a message, or against the first and last parts of a form or a home. */
export function againstTeams(drawn: Drawn): string[] {
  if ('form' in drawn) return ends(partsOf(drawn)).flatMap((part) => againstDialog(renderDialog(drawn, { part })));
  if ('home' in drawn) return ends(partsOf(drawn)).flatMap((part) => againstCard(renderHome(drawn, part)));
  return [renderCard(drawn), ...renderCards(drawn)].flatMap(againstCard);
}

/** The numbers of all parts in which a form or a home comes. */
export function partsOf(drawn: Form | Home): number[] {
  const first = 'form' in drawn ? renderDialog(drawn).card : renderHome(drawn);
  const count = Number(/Part \d+ of (\d+)\./.exec(JSON.stringify(first))?.[1] ?? 1);
  return Array.from({ length: count }, (_, place) => place + 1);
}

function ends(parts: number[]): number[] {
  return parts.length <= 3 ? parts : [...parts.slice(0, 2), ...parts.slice(-1)];
}
