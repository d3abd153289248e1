import * as z from 'zod';
import { type LetterToSend, type Mailbox, MailboxError } from '../../../desk/mailbox.ts';
import { cloudHosts } from '../../../hosts.ts';
import { type Ask, asker } from '../ask.ts';
import type { GraphConfig } from '../graph-config.ts';
import { graphMailbox } from '../graph-mailbox.ts';
import { GraphProblem } from '../problems.ts';
import type { Root } from '../root.ts';
import { tokenSource } from '../tokens.ts';

/** What a question is tried with. Everything it leaves in the mailbox is named in `left` and thrown away. */
export type Trial = {
  ask: Ask;
  root: Root;
  mailbox: Mailbox;
  pause: (ms: number) => Promise<void>;
  left: Set<string>;
  /** Of every letter that was written, also where nobody heard that it was. */
  keys: Set<string>;
};

export function openTrial(config: GraphConfig, pause: Trial['pause']): Trial {
  const path = `/users/${encodeURIComponent(config.mailbox)}`;
  return {
    ask: asker(config, tokenSource(config)),
    root: { path, origin: cloudHosts(config.cloud).graph, mailbox: config.mailbox },
    mailbox: graphMailbox(config),
    pause,
    left: new Set(),
    keys: new Set(),
  };
}

export const SUBJECT = 'Breachdesk tries this mailbox';

/** To the mailbox itself and to nobody else. A desk that runs takes it for a letter of its own. */
export function letterToItself({ mailbox, keys }: Trial): LetterToSend {
  const key = crypto.randomUUID();
  keys.add(key);
  const text = 'Breachdesk has tried this mailbox. This mail may be deleted.';
  return {
    key,
    to: { name: null, address: mailbox.address },
    subject: SUBJECT,
    text,
    html: `<p>${text}</p>`,
    repliesTo: null,
  };
}

const LONGEST_TRIES = 180;

/** Looks once a second; null when it has not come in three minutes. */
export async function awaited<T>({ pause }: Trial, look: () => Promise<T | null>): Promise<T | null> {
  for (let tries = 0; tries < LONGEST_TRIES; tries++) {
    const found = await look();
    if (found !== null) return found;
    await pause(1_000);
  }
  return null;
}

const mails = z.object({ value: z.array(z.object({ id: z.string() })) });

/** The ids under which a mail lies in a folder. */
export async function lying(trial: Trial, folder: 'inbox' | 'sentitems', internetMessageId: string): Promise<string[]> {
  const filter = encodeURIComponent(`internetMessageId eq '${internetMessageId.replaceAll("'", "''")}'`);
  const path = `${trial.root.path}/mailFolders/${folder}/messages?$filter=${filter}&$select=id`;
  const { value } = await trial.ask.json({ operation: 'look for the trial', method: 'GET', path }, mails);
  for (const { id } of value) trial.left.add(id);
  return value.map(({ id }) => id);
}

/** What Graph refused with, as "404 ErrorItemNotFound"; anything but a refusal is thrown on. */
export function refusalWords(error: unknown): string {
  const cause = error instanceof MailboxError ? problemOf(error) : null;
  if (!cause) throw error;
  return `${cause.status}${cause.code ? ` ${cause.code}` : ''}`;
}

function problemOf(error: Error): GraphProblem | null {
  if (error.cause instanceof GraphProblem) return error.cause;
  return error.cause instanceof Error ? problemOf(error.cause) : null;
}

/** An error and what lies under it, in sentences. */
export function troubleWords(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : '';
  return `${error instanceof Error ? error.message : String(error)}.${cause}`;
}

/**
 * Throws away whatever the trial has left, also when it failed half way. Where the mailbox does not let it, it goes on to
 * the next; the errors are what stood in the way.
 */
export async function tidyUp({ ask, root, mailbox, left, keys }: Trial): Promise<unknown[]> {
  const troubles: unknown[] = [];
  for (const key of keys) {
    const found = mailbox.find(key).then((mails) => mails.map(({ id }) => id));
    const looks = await Promise.allSettled([mailbox.findDrafts(key), found]);
    for (const look of looks) if (look.status === 'fulfilled') for (const id of look.value) left.add(id);
    const failed = looks.find((look) => look.status === 'rejected');
    if (failed) troubles.push(failed.reason);
  }
  for (const id of left) {
    const path = `${root.path}/messages/${encodeURIComponent(id)}`;
    const operation = 'throw a trial away';
    try {
      // Once into Deleted Items, and once from there.
      await ask.bytes({ operation, method: 'DELETE', path });
      await ask.bytes({ operation, method: 'DELETE', path });
    } catch (error) {
      if (!(error instanceof MailboxError) || error.trouble !== 'not-found') troubles.push(error);
    }
  }
  return troubles;
}
