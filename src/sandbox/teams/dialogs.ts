import type { Card } from './posts.ts';

export type MenuCommand = { commandId: string; commandContext: string };

/** A form that an app has opened on one person's screen, above the post in which they pressed. */
export type Dialog = {
  id: string;
  title: string;
  card: Card;
  conversation: string;
  /** Null when it was opened from nowhere in particular. */
  post: string | null;
  /** The entry of a menu that opened it; null for a button. */
  command: MenuCommand | null;
};

/** Teams shows one at a time; a new one takes the place of the old, and a restart closes it. */
export type Dialogs = {
  of: (person: string) => Dialog | null;
  open: (person: string, dialog: Omit<Dialog, 'id'>) => Dialog;
  close: (person: string) => void;
  forget: () => void;
};

export function keepDialogs(stir: (person: string) => void): Dialogs {
  const open = new Map<string, Dialog>();
  return {
    of: (person) => open.get(person) ?? null,
    open: (person, given) => {
      const dialog = { ...given, id: crypto.randomUUID() };
      open.set(person, dialog);
      stir(person);
      return dialog;
    },
    close: (person) => {
      open.delete(person);
      stir(person);
    },
    forget: () => open.clear(),
  };
}
