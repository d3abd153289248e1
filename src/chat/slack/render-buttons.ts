import type { ActionsBlock, Overflow, PlainTextOption, Button as SlackButton, StaticSelect } from '@slack/types';
import { MORE } from '../../../blocks/ids.ts';
import type { Button } from '../../../blocks/kit.ts';
import { limits } from './limits.ts';
import { encodeChoice, encodeTarget } from './render-target.ts';
import { plain } from './render-text.ts';

/** Buttons in a row, and the rest under "More". */
export function drawButtons(buttons: Button[], more: Button[] = []): ActionsBlock[] {
  const elements = [
    ...buttons.map((button, place) => ({ ...drawButton(button), ...another(buttons, place) })),
    ...menu(more),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** Slack wants every name once in a row; what stands behind a colon is read past. */
function another(buttons: Button[], place: number): { action_id?: string } {
  const act = buttons[place]?.act;
  return buttons.findIndex((one) => one.act === act) < place ? { action_id: `${act}:${place}` } : {};
}

export function drawButton({ act, label, on, says, primary, danger }: Button): SlackButton {
  return {
    type: 'button',
    action_id: act,
    text: plain(label, limits.buttonText),
    value: encodeTarget(on),
    accessibility_label: plain(says, limits.accessibilityLabel).text,
    ...(primary && { style: 'primary' }),
    ...(danger && { style: 'danger' }),
  };
}

function menu(more: Button[]): (Overflow | StaticSelect)[] {
  if (more.length === 0) return [];
  const options = more.map(
    ({ act, label, on }): PlainTextOption => ({ text: plain(label, limits.optionText), value: encodeChoice(act, on) }),
  );
  if (options.length <= limits.overflowOptions) return [{ type: 'overflow', action_id: MORE, options }];
  return [{ type: 'static_select', action_id: MORE, placeholder: plain('More', limits.placeholder), options }];
}
