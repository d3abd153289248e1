import * as z from 'zod';
import { KEY_HEADER, STAMP } from '../stamp.ts';
import type { Question } from './questions.ts';
import { awaited, letterToItself, lying, refusalWords, SUBJECT, type Trial } from './trial.ts';

const created = z.object({ id: z.string() });
const sender = z.object({ from: z.object({ emailAddress: z.object({ address: z.string().optional() }) }).nullish() });
const stamped = z.object({
  singleValueExtendedProperties: z.array(z.object({ value: z.string() })).default([]),
  internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});

/** Whether a reply can have its stamp from its first moment. */
export const stampInReply: Question = async (trial) => {
  const key = crypto.randomUUID();
  const message = { singleValueExtendedProperties: [{ id: STAMP, value: key }] };
  const reply = await replyWith(trial, message).catch(refusalWords);
  if (typeof reply === 'string')
    return { words: `createReply refuses a stamp: ${reply}. The desk adds it after.`, good: true };
  const kept = (await readBack(trial, reply.id)).singleValueExtendedProperties.some(({ value }) => value === key);
  const words = kept
    ? 'createReply keeps a stamp that it is given.'
    : 'createReply drops a stamp without a word. The desk adds it after, and finds the draft by its header until then.';
  return { words, good: true };
};

/** Whether the headers of a reply can be changed after it was made; the desk gives them while it is made. */
export const headersOnReply: Question = async (trial) => {
  const key = crypto.randomUUID();
  const given = await replyWith(trial, { internetMessageHeaders: [{ name: KEY_HEADER, value: key }] });
  const kept = headerOf(await readBack(trial, given.id)) === key;
  const changed = await patchHeader(trial, given.id, crypto.randomUUID());
  const words = `${kept ? 'A reply keeps' : 'A reply drops'} the header that it is made with; changing it later ${changed}.`;
  return {
    words: kept ? words : `${words} A letter may then be drafted twice after a crash, never sent twice.`,
    good: kept,
  };
};

/**
 * Under which address the mailbox writes, which MAILBOX need not be when it is a sign-in name, and whether a reply starts
 * under the same. One that starts under an alias leaves so, but is a changed draft once it has had to wait.
 */
export const ownAddress: Question = async (trial) => {
  const { ask, root } = trial;
  const path = `${root.path}/messages`;
  const empty = await ask.json(
    { operation: 'write a trial', method: 'POST', path, body: { subject: SUBJECT } },
    created,
  );
  trial.left.add(empty.id);
  const own = (await senderOf(trial, empty.id)) ?? root.mailbox;
  const reply = (await senderOf(trial, (await replyWith(trial, {})).id)) ?? own;
  if (reply.toLowerCase() !== own.toLowerCase()) {
    const waits = 'One that has to wait in the mailbox is then put before an officer';
    const next = 'Set-OrganizationConfig -SendFromAliasEnabled $false has it start under the mailbox’s own.';
    return { words: `A reply starts under ${reply}, a new letter under ${own}. ${waits}; ${next}`, good: false };
  }
  const opened = own.toLowerCase() === root.mailbox.toLowerCase() ? '' : `, which MAILBOX (${root.mailbox}) opens`;
  return { words: `Letters and replies start under ${own}${opened}.`, good: true };
};

async function senderOf({ ask, root }: Trial, id: string): Promise<string | null> {
  const path = `${root.path}/messages/${encodeURIComponent(id)}?$select=from`;
  const { from } = await ask.json({ operation: 'read a trial back', method: 'GET', path }, sender);
  return from?.emailAddress.address ?? null;
}

/** A reply to a mail that the trial itself has received. */
async function replyWith(trial: Trial, message: object) {
  const path = `${trial.root.path}/messages/${encodeURIComponent(await received(trial))}/createReply`;
  const body = { message };
  const reply = await trial.ask.json({ operation: 'write a trial', method: 'POST', path, body }, created);
  trial.left.add(reply.id);
  return reply;
}

async function received(trial: Trial): Promise<string> {
  const draft = await trial.mailbox.draft(letterToItself(trial));
  trial.left.add(draft.id);
  await trial.mailbox.send(draft.id);
  const id = draft.internetMessageId ?? '';
  const arrived = await awaited(trial, async () => (await lying(trial, 'inbox', id))[0] ?? null);
  await lying(trial, 'sentitems', id);
  if (!arrived) throw new Error('A mail to the mailbox itself did not arrive in three minutes');
  return arrived;
}

async function readBack({ ask, root }: Trial, id: string) {
  const expand = `singleValueExtendedProperties(${encodeURIComponent(`$filter=id eq '${STAMP}'`)})`;
  const query = `$select=id,internetMessageHeaders&$expand=${expand}`;
  const path = `${root.path}/messages/${encodeURIComponent(id)}?${query}`;
  return await ask.json({ operation: 'read a trial back', method: 'GET', path }, stamped);
}

function headerOf({ internetMessageHeaders }: z.infer<typeof stamped>): string | null {
  return internetMessageHeaders?.find(({ name }) => name.toLowerCase() === KEY_HEADER)?.value ?? null;
}

async function patchHeader(trial: Trial, id: string, value: string): Promise<string> {
  const path = `${trial.root.path}/messages/${encodeURIComponent(id)}`;
  const body = { internetMessageHeaders: [{ name: KEY_HEADER, value }] };
  const refused = await trial.ask
    .json({ operation: 'change a trial', method: 'PATCH', path, body }, created)
    .then(() => null, refusalWords);
  if (refused) return `is refused (${refused})`;
  return headerOf(await readBack(trial, id)) === value ? 'works' : 'changes nothing';
}
