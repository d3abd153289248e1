import { CannotDo } from '../deed.ts';
import { type Block, elementsOf } from './block-kit/blocks.ts';
import { choicesOf, type Element } from './block-kit/elements.ts';

export type Found = { block: Block; element: Element };

/** What to look for; a block or a button's value tells apart what has the same action. */
export type Wanted = { actionId: string; blockId?: string | undefined; value?: unknown };

/** The one thing to press or change among these blocks. Throws CannotDo, which says what there is instead. */
export function findElement(blocks: Block[], { actionId, blockId, value }: Wanted): Found {
  const all = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const named = all.filter(
    ({ block, element }) => element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  const fitting = named.filter(
    ({ element }) => element.type !== 'button' || value === undefined || value === null || element.value === value,
  );
  const [found] = fitting;
  if (!found && named.length > 0) throw new CannotDo(`No "${actionId}" here has the value ${JSON.stringify(value)}.`);
  if (!found) {
    const there = [...new Set(all.map(({ element }) => element.action_id))].join(', ') || 'nothing';
    throw new CannotDo(`There is no "${actionId}" here; there is ${there}.`);
  }
  if (fitting.length > 1)
    throw new CannotDo(`There are ${fitting.length} "${actionId}" here; say which by value or blockId.`);
  if (found.block.type === 'input' && !found.block.dispatch_action) {
    throw new CannotDo(`"${actionId}" is a field and does nothing until the form is submitted.`);
  }
  return found;
}

/** Whether just this button or entry of a menu stands among these blocks. */
export function holdsElement(blocks: Block[], { actionId, value }: Wanted): boolean {
  const named = blocks.flatMap(elementsOf).filter(({ action_id }) => action_id === actionId);
  return named.some((element) => value == null || valuesOf(element).includes(value));
}

function valuesOf(element: Element): unknown[] {
  if (element.type === 'button') return [element.value];
  return 'options' in element ? choicesOf(element).map((option) => option.value) : [];
}
