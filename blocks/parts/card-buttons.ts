import type { Act } from '../ids.ts';
import type { Button, Offer, Part, Target } from '../kit.ts';

/**
 * Which acts stand out on a card: the first row of which every "when" is offered. Everything else that is offered
 * goes under "More". Read from what is offered alone, so that a card cannot show what the lifecycle would refuse.
 */
const rows: { when: Act[]; acts: Act[]; primary: boolean }[] = [
  { when: ['it-left'], acts: ['it-left', 'send-again'], primary: false },
  { when: ['undo'], acts: ['undo', 'send-now'], primary: true },
  { when: ['send-returned'], acts: ['contact', 'send-returned', 'show-report'], primary: true },
  { when: ['reopen'], acts: ['mark-read', 'show-case', 'reopen'], primary: false },
  { when: ['claim', 'open-original'], acts: ['claim', 'open-original', 'show-report'], primary: true },
  { when: ['open-original'], acts: ['open-original', 'ask-readable', 'enter-answers'], primary: false },
  { when: ['claim'], acts: ['claim', 'mark-read', 'show-report'], primary: true },
  {
    when: ['acknowledge', 'answer-by-hand'],
    acts: ['answer-by-hand', 'acknowledge', 'show-report'],
    primary: false,
  },
  { when: ['acknowledge'], acts: ['acknowledge', 'show-changes', 'triage', 'show-report'], primary: true },
  { when: ['show-changes', 'mark-read'], acts: ['show-changes', 'mark-read', 'decide'], primary: true },
  { when: ['mark-read'], acts: ['mark-read', 'write', 'no-reply-needed', 'decide'], primary: true },
  { when: ['show-changes'], acts: ['decide', 'ask', 'show-changes'], primary: true },
  { when: ['remind'], acts: ['remind', 'extend', 'decide'], primary: false },
  { when: ['ask'], acts: ['ask', 'decide', 'show-report'], primary: true },
  { when: ['show-case'], acts: ['show-case', 'close-without-reply'], primary: false },
];
const STANDING = 3;

/** At most three buttons and the rest under "More". next names the act that the duty asks for: it stands first. */
export function cardButtons(offers: Offer[], on: Target, next: Act | null): Part[] {
  const offered = (act: Act) => offers.some((offer) => offer.act === act);
  const row = rows.find(({ when }) => when.every(offered));
  const order = [...(next ? [next] : []), ...(row?.acts ?? offers.map(({ act }) => act))];
  const acts = [...new Set(order)].filter(offered).slice(0, STANDING);
  const standing = acts.flatMap((act) => offers.find((offer) => offer.act === act) ?? []);
  const rest = offers.filter((offer) => !standing.includes(offer));
  const strong = row?.primary === true || (next !== null && acts[0] === next);
  const buttons = standing.map((offer, place) => button(offer, on, strong && place === 0));
  if (buttons.length === 0) return [];
  return [{ kind: 'buttons', buttons, ...(rest.length > 0 && { more: rest.map((offer) => button(offer, on)) }) }];
}

/** One button, with what it says to those who hear it. */
export function button(offer: Offer, on: Target, primary = false): Button {
  return {
    act: offer.act,
    label: offer.label,
    on: { reference: on.reference, version: on.version, ...(offer.id !== undefined && { id: offer.id }) },
    says: `${offer.label}, case ${on.reference}`,
    ...(primary && { primary }),
  };
}
