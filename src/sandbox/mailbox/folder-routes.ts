import type { World } from '../world.ts';
import { type Call, onlyOptions } from './call.ts';
import { findFolder } from './change.ts';
import { delta } from './delta.ts';
import type { Letterbox } from './letterbox.ts';
import { list } from './list.ts';
import { GraphRefusal, notAllowed, unknownSegment } from './refusal.ts';
import { folderId } from './shape.ts';
import { type Folder, folders } from './stored.ts';

/** mailFolders, mailFolders/{f}, mailFolders/{f}/messages and its delta; all only to be read. */
export async function serveFolders(world: World, box: Letterbox, call: Call, path: string[]): Promise<Response> {
  const [name, messages, verb, ...more] = path;
  if (call.method !== 'GET') throw notAllowed(call.method);
  if (name === undefined) {
    onlyOptions(call.query, ['$top']);
    return Response.json({ value: folders.map((folder) => shapeFolder(box, folder)) });
  }
  const folder = findFolder(name);
  if (!folder) throw new GraphRefusal(404, 'ErrorFolderNotFound', 'The specified folder could not be found.');
  if (messages === undefined) {
    onlyOptions(call.query, ['$select']);
    return Response.json(shapeFolder(box, folder));
  }
  if (messages.toLowerCase() !== 'messages' || more.length > 0) throw unknownSegment(messages);
  if (verb === undefined) return await list(world, box, call, folder);
  if (verb.toLowerCase() === 'delta') return await delta(world, box, call, folder);
  throw unknownSegment(verb);
}

function shapeFolder(box: Letterbox, folder: Folder) {
  const inside = box.all().filter((mail) => mail.folder === folder);
  const unreadItemCount = inside.filter((mail) => !mail.isRead).length;
  return { id: folderId(folder), displayName: folder, totalItemCount: inside.length, unreadItemCount };
}
