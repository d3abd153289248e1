import * as z from 'zod';
import { type Call, jsonBody, onlyOptions } from './call.ts';
import { notAllowed, unknownSegment } from './refusal.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

const moment = z.iso.datetime();
export const newSubscription = z.strictObject({
  changeType: z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/),
  notificationUrl: z.url(),
  lifecycleNotificationUrl: z.url().optional(),
  resource: z.string().regex(/^\/?users\/[^/]+\/(mailFolders\('[^']+'\)\/)?messages$/i),
  expirationDateTime: moment,
  clientState: z.string().max(128).optional(),
});
export const renewal = z.strictObject({ expirationDateTime: moment });

/** subscriptions and subscriptions/{id}: who is to be told of changes. */
export async function serveSubscriptions(subscriptions: Subscriptions, call: Call, path: string[]): Promise<Response> {
  const [id, verb, ...more] = path;
  onlyOptions(call.query, []);
  if (more.length > 0) throw unknownSegment(more[0]);
  if (id === undefined) {
    if (call.method === 'GET') return Response.json({ value: subscriptions.all().map(shown) });
    if (call.method !== 'POST') throw notAllowed(call.method);
    const { lifecycleNotificationUrl = null, clientState = null, ...asked } = await jsonBody(call, newSubscription);
    const made = await subscriptions.create({ ...asked, lifecycleNotificationUrl, clientState });
    return Response.json(shown(made), { status: 201 });
  }
  if (verb !== undefined) throw unknownSegment(verb);
  if (call.method === 'PATCH') {
    const { expirationDateTime } = await jsonBody(call, renewal);
    return Response.json(shown(await subscriptions.renew(id, expirationDateTime)));
  }
  if (call.method !== 'DELETE') throw notAllowed(call.method);
  await subscriptions.remove(id);
  return new Response(null, { status: 204 });
}

/** The client state is never shown again. */
function shown(subscription: Subscription) {
  return { ...subscription, clientState: null, applicationId: null, creatorId: null };
}
