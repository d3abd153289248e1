import * as z from 'zod';
import { type Mailbox, MailboxError } from '../../desk/mailbox.ts';
import { cloudHosts } from '../../hosts.ts';
import { type Ask, asker } from './ask.ts';
import { draft } from './draft.ts';
import { find } from './find.ts';
import { findDrafts } from './find-drafts.ts';
import type { GraphConfig } from './graph-config.ts';
import { link } from './link.ts';
import { listen } from './listen.ts';
import { folderNames, lookBack } from './look-back.ts';
import { reread } from './proofread.ts';
import type { Root } from './root.ts';
import { renewSubscription, subscribe } from './subscription.ts';
import { tokenSource } from './tokens.ts';

/** A shared mailbox behind Microsoft Graph. Nothing is asked of it before the first call. */
export function graphMailbox(config: GraphConfig): Mailbox {
  const ask = asker(config, tokenSource(config));
  const path = `/users/${encodeURIComponent(config.mailbox)}`;
  const root: Root = { path, origin: cloudHosts(config.cloud).graph, mailbox: config.mailbox };
  const folders = folderNames(ask, root);
  const mail = (id: string) => `${path}/messages/${encodeURIComponent(id)}`;
  return {
    address: config.mailbox,
    listen: (folder, cursor) => listen(ask, root, folder, cursor),
    lookBack: (since, page) => lookBack(ask, root, folders, since, page),
    raw: (id) => ask.flow({ operation: 'give the mail', method: 'GET', path: `${mail(id)}/$value` }),
    link: (id) => link(ask, mail(id)),
    subscribe: (door) => subscribe(ask, root, door),
    renewSubscription: (id) => renewSubscription(ask, id),
    draft: (letter, over) => draft(ask, root, letter, over),
    reread: (draftId, letter) => reread(ask, root, mail(draftId), letter),
    send: (draftId) => send(ask, mail(draftId)),
    discard: (draftId) => discard(ask, mail(draftId)),
    find: (key) => find(ask, root, key),
    findDrafts: (key) => findDrafts(ask, root, key),
    mark: (id, category) => mark(ask, mail(id), category),
    check: async () => {
      const inbox = `${path}/mailFolders/inbox?$select=id`;
      await ask.bytes({ operation: 'answer', method: 'GET', path: inbox });
    },
  };
}

async function send(ask: Ask, path: string): Promise<void> {
  try {
    await ask.bytes({ operation: 'send the letter', method: 'POST', path: `${path}/send`, once: true });
  } catch (error) {
    if (!(error instanceof MailboxError) || error.trouble !== 'not-found') throw error;
    // A draft that is gone has most likely been sent; only looking for it can tell.
    throw new MailboxError('find the draft to send', 'unknown', { cause: error });
  }
}

const undecided = z.object({ isDraft: z.boolean() });

async function discard(ask: Ask, path: string): Promise<void> {
  const operation = 'throw the draft away';
  try {
    // In some mailboxes a sent letter keeps its draft's id, and a sent letter is evidence.
    const { isDraft } = await ask.json({ operation, method: 'GET', path: `${path}?$select=isDraft` }, undecided);
    if (isDraft) await ask.bytes({ operation, method: 'DELETE', path });
  } catch (error) {
    if (!(error instanceof MailboxError) || error.trouble !== 'not-found') throw error;
  }
}

const marked = z.object({ categories: z.array(z.string()) });

/** Adds to the categories that people gave the mail. */
async function mark(ask: Ask, path: string, category: string): Promise<void> {
  const operation = 'mark the mail';
  const { categories } = await ask.json({ operation, method: 'GET', path: `${path}?$select=categories` }, marked);
  if (categories.includes(category)) return;
  await ask.bytes({ operation, method: 'PATCH', path, body: { categories: [...categories, category] } });
}
