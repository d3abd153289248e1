import type { World } from '../world.ts';
import type { Call } from './call.ts';
import { serveFolders } from './folder-routes.ts';
import type { Letterbox } from './letterbox.ts';
import { type Departs, serveMessages } from './message-routes.ts';
import { GraphRefusal, unknownSegment } from './refusal.ts';

/** Everything under /v1.0/users/{mailbox}: the endpoints that a desk needs, and no others. */
export async function serveMailbox(world: World, box: Letterbox, departs: Departs, call: Call): Promise<Response> {
  const [users, owner, place, ...rest] = call.path;
  if (users?.toLowerCase() !== 'users') throw unknownSegment(users);
  if (owner?.toLowerCase() !== box.address.toLowerCase()) {
    throw new GraphRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  switch (place?.toLowerCase()) {
    case 'messages':
      return await serveMessages(world, box, departs, call, rest);
    case 'mailfolders':
      return await serveFolders(world, box, call, rest);
    default:
      throw unknownSegment(place);
  }
}
