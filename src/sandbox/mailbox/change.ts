import * as z from 'zod';
import type { World } from '../world.ts';
import { type Call, jsonBody } from './call.ts';
import { moveBody, receivedFields, redraftFields } from './contract/requests.ts';
import { write } from './draft-fields.ts';
import type { Letterbox } from './letterbox.ts';
import { badBody, GraphRefusal } from './refusal.ts';
import { etagOf, folderId } from './shape.ts';
import { type Folder, folders, type Stored } from './stored.ts';

const asked = z.record(z.string(), z.unknown());

/** PATCH messages/{id}. Of mail that is no draft only flag, categories and isRead may be changed, and no header of it. */
export async function patch(world: World, box: Letterbox, call: Call, find: () => Stored): Promise<Stored> {
  const body = await jsonBody(call, asked);
  // Looked up after the body was read: meanwhile the mail may have been changed by somebody else.
  const mail = find();
  checkUnchanged(call, mail);
  if (mail.submittedAt !== null) throw new GraphRefusal(409, 'ErrorIrresolvableConflict', 'The draft is being sent.');
  const now = world.now().toISOString();
  const changed = mail.isDraft
    ? write(box, mail, fitting(body, redraftFields), now)
    : annotate(mail, fitting(refuseContent(body), receivedFields), now);
  await box.put([changed]);
  return changed;
}

/** POST messages/{id}/move: the immutable id stays, the ordinary one changes. */
export async function move(world: World, box: Letterbox, call: Call, find: () => Stored): Promise<Stored> {
  const { destinationId } = await jsonBody(call, moveBody);
  const folder = findFolder(destinationId);
  if (!folder) throw new GraphRefusal(404, 'ErrorFolderNotFound', 'The specified folder could not be found.');
  const mail = find();
  const moved = { ...mail, folder, moves: mail.moves + 1, modifiedAt: world.now().toISOString() };
  await box.put([moved]);
  return moved;
}

/** DELETE messages/{id}: into Deleted Items, and away from there. */
export async function remove(world: World, box: Letterbox, mail: Stored): Promise<void> {
  if (mail.folder === 'deleteditems') return await box.put([], [mail.id]);
  const modifiedAt = world.now().toISOString();
  await box.put([{ ...mail, folder: 'deleteditems', moves: mail.moves + 1, modifiedAt }]);
}

/** With If-Match a mail is changed only as the caller saw it. */
export function checkUnchanged(call: Call, mail: Stored) {
  if (call.ifMatch === null || call.ifMatch === '*' || call.ifMatch === etagOf(mail)) return;
  throw new GraphRefusal(412, 'ErrorIrresolvableConflict', 'The change key passed does not match the current one.');
}

/** A folder by its well-known name or its id, as Graph takes both. */
export function findFolder(name: string): Folder | null {
  return folders.find((folder) => folder === name.toLowerCase() || folderId(folder) === name) ?? null;
}

function annotate(mail: Stored, fields: z.infer<typeof receivedFields>, now: string): Stored {
  return {
    ...mail,
    isRead: fields.isRead ?? mail.isRead,
    categories: fields.categories ?? mail.categories,
    flag: fields.flag?.flagStatus ?? mail.flag,
    modifiedAt: now,
  };
}

/** From 2026-12-31 the words and people of received mail need a right that the desk does not have. */
function refuseContent(body: Record<string, unknown>): Record<string, unknown> {
  const content = ['subject', 'body', 'toRecipients', 'ccRecipients', 'bccRecipients', 'replyTo', 'from', 'sender'];
  if (Object.keys(body).some((name) => content.includes(name))) {
    throw new GraphRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  return body;
}

function fitting<T>(body: unknown, schema: z.ZodType<T>): T {
  const judged = schema.safeParse(body);
  if (!judged.success) throw badBody(z.prettifyError(judged.error));
  return judged.data;
}
