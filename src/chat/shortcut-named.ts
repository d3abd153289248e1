import type { Shortcut } from './click.ts';
import { shortcuts } from './listeners.ts';

/** Null for one that this desk does not know. */
export function shortcutNamed(id: string): Shortcut | null {
  return isShortcut(id) ? shortcuts[id] : null;
}

function isShortcut(id: string): id is keyof typeof shortcuts {
  return Object.hasOwn(shortcuts, id);
}
