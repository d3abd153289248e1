import { isDeepStrictEqual } from 'node:util';
import { CannotDo } from '../deed.ts';
import type { Action, Sending } from './cards/actions.ts';
import { actionSetsOf } from './cards/contents.ts';
import type { Card } from './posts.ts';

/** Which button: by the words on it, or by what it sends when several bear the same. */
export type Wanted = { title?: string | undefined; data?: Record<string, unknown> | undefined };

/** The one button of these cards. Throws CannotDo, which says what there is instead. */
export function findAction(cards: Card[], { title, data }: Wanted): Sending {
  const [found, another] = fitting(cards, { title, data });
  if (!found) {
    const there =
      cards
        .flatMap(actionSetsOf)
        .flat()
        .map((action) => `"${action.title}"`)
        .join(', ') || 'nothing';
    throw new CannotDo(`There is no button "${title ?? JSON.stringify(data)}" here; there is ${there}.`);
  }
  if (another && !isDeepStrictEqual(found, another)) {
    throw new CannotDo(`Several buttons here say "${found.title}"; say which by its data.`);
  }
  if (found.isEnabled === false) throw new CannotDo(`The button "${found.title}" cannot be pressed.`);
  return found;
}

/** Whether just this button stands in these cards. */
export function holdsAction(cards: Card[], wanted: Wanted): boolean {
  return fitting(cards, wanted).length > 0;
}

function fitting(cards: Card[], { title, data }: Wanted): Sending[] {
  const all = cards.flatMap(actionSetsOf).flat();
  const named = all.filter((action) => title === undefined || action.title === title);
  return named.filter(sends).filter((one) => !data || isDeepStrictEqual(one.data ?? {}, data));
}

function sends(action: Action): action is Sending {
  return action.type === 'Action.Execute' || action.type === 'Action.Submit';
}
