import type { Act } from '../ids.ts';
import type { Button, Offer, Part, Target } from '../kit.ts';

/**
 * Which acts stand out on a card: the first row whose first act is offered. Everything else that is offered goes
 * under "More". Read from what is offered alone, so that a card cannot show what the lifecycle would refuse.
 */
const prominent: { acts: Act[]; primary: boolean }[] = [
  { acts: ['undo', 'send-now'], primary: true },
  { acts: ['it-left', 'send-again'], primary: false },
  { acts: ['send-again', 'contact'], primary: true },
  { acts: ['mark-read', 'write', 'no-reply-needed'], primary: true },
  { acts: ['claim', 'show-report'], primary: true },
  { acts: ['acknowledge', 'triage', 'show-report'], primary: true },
  { acts: ['show-changes', 'decide', 'ask'], primary: true },
  { acts: ['triage', 'ask', 'show-report'], primary: true },
  { acts: ['ask', 'decide', 'show-report'], primary: true },
  { acts: ['decide', 'ask', 'show-report'], primary: true },
  { acts: ['show-case', 'reopen'], primary: false },
  { acts: ['show-case', 'close-without-reply'], primary: false },
];

/** At most three buttons and the rest under "More". */
export function cardButtons(offers: Offer[], on: Target): Part[] {
  if (offers.length === 0) return [];
  const offered = (act: Act) => offers.find((offer) => offer.act === act);
  const row = prominent.find(({ acts }) => acts[0] !== undefined && offered(acts[0]));
  const standing = row ? row.acts.flatMap((act) => offered(act) ?? []) : offers.slice(0, 3);
  const rest = offers.filter((offer) => !standing.includes(offer));
  const buttons = standing.map((offer, place) => button(offer, on, row?.primary === true && place === 0));
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
