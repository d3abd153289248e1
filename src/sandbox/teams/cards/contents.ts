import type { Card } from '../posts.ts';
import type { Action } from './actions.ts';
import { afterFallback } from './fallback.ts';

type Choice = { title: string; value: string };

/** A field as a person has it before them. */
export type Input = {
  type: 'Input.Text' | 'Input.Date' | 'Input.Toggle' | 'Input.ChoiceSet';
  id: string;
  label?: string;
  title?: string;
  value?: string;
  isRequired?: boolean;
  errorMessage?: string;
  maxLength?: number;
  regex?: string;
  isMultiSelect?: boolean;
  choices?: Choice[];
  'choices.data'?: { type: 'Data.Query' };
  valueOn?: string;
  valueOff?: string;
};

type Node = Record<string, unknown>;

/** The fields of a card, in reading order. */
export function inputsOf(card: Card): Input[] {
  // whatIsWrong has passed the card, so its inputs have the shape of inputs.
  return nodesIn(afterFallback(card)).filter(({ type }) => String(type).startsWith('Input.')) as unknown as Input[];
}

/** Rows of buttons, and the buttons that stand alone, each as a row of one. */
export function actionSetsOf(card: Card): Action[][] {
  return nodesIn(afterFallback(card)).flatMap((node) => {
    const { actions, selectAction, inlineAction } = node;
    const rows = [actions, selectAction && [selectAction], inlineAction && [inlineAction]];
    // As above: what stands in these places has the shape of actions.
    return rows.filter((row) => Array.isArray(row)) as Action[][];
  });
}

/** Everything in the order in which it is drawn. */
function nodesIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn);
  if (typeof node !== 'object' || node === null) return [];
  const inside = ['body', 'items', 'columns', 'rows', 'cells', 'inlines'].map((name) => Reflect.get(node, name));
  return [node as Node, ...inside.flatMap(nodesIn)];
}
