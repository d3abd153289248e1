/** What a client of version 1.5 draws; anything else stands there for newer ones, and has a fallback for it. */
const known = new Set([
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'FactSet',
  'Image',
  'Container',
  'ColumnSet',
  'Column',
  'ActionSet',
  'Table',
  'TableRow',
  'TableCell',
  'Input.Text',
  'Input.Date',
  'Input.Toggle',
  'Input.ChoiceSet',
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
  'Action.ToggleVisibility',
]);

/** Lists of these hold parts of a card; whatever else is in one, an action's data above all, is left alone. */
const parts = new Set(['body', 'actions', 'items', 'columns', 'rows', 'cells', 'inlines']);

/** The card as such a client draws it: each part that it does not know replaced by its fallback, or left out. */
export function afterFallback(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const type = Reflect.get(node, 'type');
  const fallback = Reflect.get(node, 'fallback');
  if (typeof type === 'string' && !known.has(type) && fallback !== undefined) {
    return fallback === 'drop' ? undefined : afterFallback(fallback);
  }
  const entries = Object.entries(node).map(([name, value]) => [name, parts.has(name) ? listed(value) : value]);
  return Object.fromEntries(entries);
}

function listed(value: unknown): unknown {
  return Array.isArray(value) ? value.map(afterFallback).filter((part) => part !== undefined) : value;
}
