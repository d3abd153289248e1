import type { World } from '../world.ts';
import type { Call } from './call.ts';
import { serveFolders } from './folder-routes.ts';
import type { Letterbox } from './letterbox.ts';
import { type Departs, serveMessages } from './message-routes.ts';
import { GraphRefusal, unknownSegment } from './refusal.ts';
import { serveSubscriptions } from './subscription-routes.ts';
import type { Subscriptions } from './subscriptions.ts';

/** The endpoints that a desk needs, of this mailbox alone, and no others. */
export async function serveMailbox(
  world: World,
  box: Letterbox,
  subscriptions: Subscriptions,
  departs: Departs,
  call: Call,
): Promise<Response> {
  const [users, owner, place, ...rest] = call.path;
  if (users?.toLowerCase() === 'subscriptions')
    return await serveSubscriptions(subscriptions, call, call.path.slice(1));
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
