import * as z from 'zod';
import type { World } from '../world.ts';
import { type Folder, type Stored, storedSchema } from './stored.ts';

/** That a mail came into a folder, changed in it or left it; a mail has one entry a folder, its newest. */
export type FolderChange = { seq: number; id: string; here: boolean };

export type Letterbox = {
  address: string;
  name: string;
  /** Whether it is this mailbox that is called so. */
  isCalled: (name: string) => boolean;
  all: () => Stored[];
  byId: (id: string) => Stored | null;
  /** Changes or adds mails as one record: all of them or none survive a crash. `gone` names ids that are no more. */
  put: (mails: Stored[], gone?: string[]) => Promise<void>;
  /** Told of each mail that is changed or new, after it is on disk; never of what is replayed. */
  onPut: (listener: (mail: Stored, before: Stored | null) => void) => void;
  /** What happened in a folder after a moment in its history, oldest first. */
  changes: (folder: Folder, after: number) => FolderChange[];
  /** Names this mailbox's history; delta tokens of another one are not known here. */
  generation: () => string;
  newest: () => number;
};

const putRecord = z.object({ mails: z.array(storedSchema), gone: z.array(z.string()) });
const bornRecord = z.object({ generation: z.string() });

/** The mails of one shared mailbox and the history of its folders, kept in the sandbox's log. */
export function openLetterbox(world: World, owner: { address: string; name: string }): Letterbox {
  const mails = new Map<string, Stored>();
  const journal = new Map<Folder, Map<string, FolderChange>>();
  const listeners: ((mail: Stored, before: Stored | null) => void)[] = [];
  let seq = 0;
  let generation = '';

  const note = (folder: Folder, id: string, here: boolean) => {
    const entries = journal.get(folder) ?? new Map<string, FolderChange>();
    journal.set(folder, entries);
    // Deleted first, so that the map stays in the order of what happened last.
    entries.delete(id);
    entries.set(id, { seq: ++seq, id, here });
  };
  const leave = (id: string) => {
    const old = mails.get(id);
    if (old) note(old.folder, id, false);
    mails.delete(id);
  };

  world.on('mailbox-born', (record) => {
    generation = bornRecord.parse(record).generation;
  });
  world.on('mail-put', (record) => {
    const put = putRecord.parse(record);
    for (const id of put.gone) leave(id);
    for (const mail of put.mails) {
      const old = mails.get(mail.id);
      if (old && old.folder !== mail.folder) note(old.folder, mail.id, false);
      mails.set(mail.id, mail);
      note(mail.folder, mail.id, true);
    }
  });
  const beBorn = () => {
    if (generation === '') void world.append({ kind: 'mailbox-born', generation: crypto.randomUUID() });
  };
  world.onReady(beBorn);
  world.onReset(() => {
    mails.clear();
    journal.clear();
    seq = 0;
    generation = '';
    beBorn();
  });

  return {
    ...owner,
    isCalled: (name) => {
      const { signInName } = world.faults.manners();
      return [owner.address, signInName].some((own) => own?.toLowerCase() === name.toLowerCase());
    },
    all: () => [...mails.values()],
    byId: (id) => mails.get(id) ?? null,
    put: async (changed, gone = []) => {
      const before = changed.map(({ id }) => mails.get(id) ?? null);
      await world.append({ kind: 'mail-put', mails: changed, gone });
      world.changed('mail');
      for (const [n, mail] of changed.entries()) for (const listener of listeners) listener(mail, before[n] ?? null);
    },
    onPut: (listener) => void listeners.push(listener),
    changes: (folder, after) => [...(journal.get(folder)?.values() ?? [])].filter((change) => change.seq > after),
    generation: () => generation,
    newest: () => seq,
  };
}
