import type { IActionSet, IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import type { Act } from '../../../blocks/ids.ts';
import type { Button } from '../../../blocks/kit.ts';
import type { Click } from '../click.ts';
import { clicks } from '../listeners.ts';
import { clean, trim } from '../words.ts';
import { limits } from './limits.ts';
import { encodeTarget } from './render-target.ts';
import { inert } from './render-text.ts';

/** How a button is pressed where it stands. */
export type DrawPress = (button: Button) => IExecuteAction | ISubmitAction;

/** Buttons in a row; those under "More" stand behind three dots. */
export function drawButtons(buttons: Button[], more: Button[], press: DrawPress): IActionSet[] {
  const actions = [
    ...buttons.map(press),
    ...more.map((button): ReturnType<DrawPress> => ({ ...press(button), mode: 'secondary' })),
  ];
  return actions.length === 0 ? [] : [{ type: 'ActionSet', actions }];
}

/** On a card: a deed is done where it is pressed and answered with the card as it is then; a form opens as a dialog. */
export const pressOnCard = pressMarked({});

/** On what somebody is told. Where one channel holds both, the mark says that it was no card of a case. */
export const pressOnTold = pressMarked({ told: true });

function pressMarked(mark: { told?: true }): DrawPress {
  return (button) => {
    const data = { ...encodeTarget(button.act, button.on), ...mark };
    if (!opensForm(button.act)) return { type: 'Action.Execute', ...face(button), verb: button.act, data };
    const opening = { ...data, dialog_id: button.act, msteams: { type: 'task/fetch' } };
    return { type: 'Action.Submit', ...face(button), data: opening };
  };
}

function opensForm(act: Act): boolean {
  const click: Click = clicks[act];
  return 'opens' in click;
}

/** What everybody sees and hears of a button. */
export function face({ label, says, primary, danger }: Pick<Button, 'label' | 'says' | 'primary' | 'danger'>) {
  return {
    title: inert(trim(clean(label), limits.buttonTitle)),
    tooltip: inert(trim(clean(says), limits.tooltip)),
    ...(primary && { style: 'positive' as const }),
    ...(danger && { style: 'destructive' as const }),
  };
}
