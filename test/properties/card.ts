import type { Act } from '../../blocks/ids.ts';
import type { Target } from '../../blocks/kit.ts';
import { decodeChoice, decodeTarget } from '../../src/chat/slack/render-target.ts';

/** One thing that can be pressed on a card, as the sandbox is told of it and as the desk will understand it. */
export type Button = { actionId: string; value: string; act: Act; on: Target };

type Element = { type: string; action_id?: string; value?: string; options?: { value: string }[] };

/** Buttons first, in their order, then the entries of "More". */
export function buttonsOn(blocks: unknown[]): Button[] {
  // The blocks are what the desk drew and the sandbox's Slack took.
  const elements = (blocks as { type: string; elements?: Element[] }[])
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements: inside = [] }) => inside);
  const standing = elements.flatMap(({ type, action_id: actionId = '', value = '' }) =>
    type === 'button' ? [{ actionId, value, act: actionId as Act, on: decodeTarget(value) }] : [],
  );
  const more = elements.flatMap(({ action_id: actionId = '', options = [] }) =>
    options.map(({ value }) => ({ actionId, value, ...decodeChoice(value) })),
  );
  return [...standing, ...more];
}

/** Mostly what stands out, Undo where there is one, and what a letter needs that came back or went wrong; sometimes anything. */
export function chosen(buttons: Button[], which: number): Button | undefined {
  if (which < 50) return buttons[0];
  const undo = buttons.find(({ act }) => act === 'undo');
  if (undo && which < 75) return undo;
  const returned = buttons.find(({ act }) => act === 'send-returned');
  if (returned && which < 80) return returned;
  const wrong = buttons.findLast(({ act }) => act === 'letter-went-wrong' || act === 'recall');
  if (wrong && which >= 85) return wrong;
  return buttons[which % buttons.length];
}
