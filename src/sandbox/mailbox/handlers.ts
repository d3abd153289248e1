import type { World } from '../world.ts';
import { attach, detach, shapeAttachment } from './attachments.ts';
import { type Call, jsonBody } from './call.ts';
import { checkUnchanged, findFolder, move, patch, remove } from './change.ts';
import type { OperationName } from './contract/operations.ts';
import { newSubscription, renewal } from './contract/requests.ts';
import { delta } from './delta.ts';
import type { Departs } from './departures.ts';
import { createDraft, createReply } from './drafts.ts';
import { byAnyId } from './ids.ts';
import type { Letterbox } from './letterbox.ts';
import { list } from './list.ts';
import { GraphRefusal, gone } from './refusal.ts';
import { submit } from './send.ts';
import { folderId, readExpand, readSelect, shape } from './shape.ts';
import { type Folder, folders, type Stored } from './stored.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** What the mailbox stands on while it serves a call. */
export type Parts = { world: World; box: Letterbox; subscriptions: Subscriptions; departs: Departs };

/** Carries out a call that is one of the contract's; `id` is the folder, mail or subscription that it names, `inner` what in it. */
type Handler = (call: Call, id: string, inner: string) => Promise<Response>;

/** An operation of the contract without a handler does not compile. */
export function handlersOf({ world, box, subscriptions, departs }: Parts): Record<OperationName, Handler> {
  const find = (id: string) => {
    const mail = byAnyId(box, id);
    if (!mail) throw gone();
    return mail;
  };
  const shown = (call: Call, status: number, mail: Stored) => answer(world, box, call, status, mail);
  return {
    'list folders': async () => Response.json({ value: folders.map((folder) => shapeFolder(box, folder)) }),
    'get a folder': async (_call, id) => Response.json(shapeFolder(box, folderOf(id))),
    'list the messages of a folder': (call, id) => list(world, box, call, folderOf(id)),
    'list what changed in a folder': (call, id) => delta(world, box, call, folderOf(id)),
    'list messages': (call) => list(world, box, call, null),
    'create a draft': async (call) => shown(call, 201, await createDraft(world, box, call)),
    'get a message': (call, id) => shown(call, 200, find(id)),
    'get the MIME of a message': (_call, id) => mime(world, find(id)),
    'update a message': async (call, id) => shown(call, 200, await patch(world, box, call, () => find(id))),
    'delete a message': async (call, id) => {
      const mail = find(id);
      checkUnchanged(call, mail);
      await remove(world, box, mail);
      return new Response(null, { status: 204 });
    },
    'move a message': async (call, id) => shown(call, 201, await move(world, box, call, () => find(id))),
    'create a reply': async (call, id) => shown(call, 201, await createReply(world, box, call, find(id))),
    'add an attachment': async (call, id) => {
      const added = await attach(world, box, call, () => find(id));
      return Response.json(shapeAttachment(added), { status: 201 });
    },
    'delete an attachment': async (_call, id, attachment) => {
      await detach(world, box, find(id), attachment);
      return new Response(null, { status: 204 });
    },
    'send a draft': async (_call, id) => {
      await submit(box, find(id), departs);
      return new Response(null, { status: 202 });
    },
    'list subscriptions': async () => Response.json({ value: subscriptions.all().map(shownSubscription) }),
    'create a subscription': async (call) => {
      const { lifecycleNotificationUrl = null, clientState = null, ...asked } = await jsonBody(call, newSubscription);
      const made = await subscriptions.create({ ...asked, lifecycleNotificationUrl, clientState });
      return Response.json(shownSubscription(made), { status: 201 });
    },
    'renew a subscription': async (call, id) => {
      const { expirationDateTime } = await jsonBody(call, renewal);
      return Response.json(shownSubscription(await subscriptions.renew(id, expirationDateTime)));
    },
    'delete a subscription': async (_call, id) => {
      await subscriptions.remove(id);
      return new Response(null, { status: 204 });
    },
  };
}

function folderOf(name: string): Folder {
  const folder = findFolder(name);
  if (!folder) throw new GraphRefusal(404, 'ErrorFolderNotFound', 'The specified folder could not be found.');
  return folder;
}

function shapeFolder(box: Letterbox, folder: Folder) {
  const inside = box.all().filter((mail) => mail.folder === folder);
  const unreadItemCount = inside.filter((mail) => !mail.isRead).length;
  return { id: folderId(folder), displayName: folder, totalItemCount: inside.length, unreadItemCount };
}

async function answer(world: World, box: Letterbox, call: Call, status: number, mail: Stored): Promise<Response> {
  const wanted = { select: readSelect(call.query.get('$select')), expand: readExpand(call.query.get('$expand')) };
  const context = `https://graph.microsoft.com/v1.0/$metadata#users('${encodeURIComponent(box.address)}')/messages/$entity`;
  return Response.json({ '@odata.context': context, ...(await shape(world, mail, call, wanted)) }, { status });
}

async function mime(world: World, mail: Stored): Promise<Response> {
  if (mail.raw === null) throw new GraphRefusal(501, 'NotImplemented', 'This sandbox keeps no MIME of drafts.');
  const bytes = new Uint8Array(await world.blobs.read(mail.raw));
  return new Response(bytes, { headers: { 'content-type': 'text/plain' } });
}

/** The client state is never shown again. */
function shownSubscription(subscription: Subscription) {
  return { ...subscription, clientState: null, applicationId: null, creatorId: null };
}
