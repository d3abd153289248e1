import * as z from 'zod';
import type { World } from '../world.ts';
import { handshake, post } from './knock.ts';
import type { Letterbox } from './letterbox.ts';
import { GraphRefusal } from './refusal.ts';

const subscriptionSchema = z.object({
  id: z.string(),
  resource: z.string(),
  changeType: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().nullable(),
  clientState: z.string().nullable(),
  expirationDateTime: z.string(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

const putRecord = z.object({ subscription: subscriptionSchema });
const goneRecord = z.object({ id: z.string() });

type Asked = Omit<Subscription, 'id'>;

export type Subscriptions = {
  all: () => Subscription[];
  /** Throws GraphRefusal: address that does not answer rightly, too long a life, or one that is there already. */
  create: (asked: Asked) => Promise<Subscription>;
  renew: (id: string, expirationDateTime: string) => Promise<Subscription>;
  remove: (id: string) => Promise<void>;
  /** Tells every subscriber of something about the subscription itself. */
  lifecycle: (event: 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired') => Promise<void>;
};

/** Who wants to hear of changes, kept in the sandbox's log. Time of life is wall time. */
export function openSubscriptions(world: World, box: Letterbox): Subscriptions {
  const known = new Map<string, Subscription>();
  world.on('subscription-put', (record) => {
    const { subscription } = putRecord.parse(record);
    known.set(subscription.id, subscription);
  });
  world.on('subscription-gone', (record) => void known.delete(goneRecord.parse(record).id));
  world.onReset(() => known.clear());

  const living = () => [...known.values()].filter((one) => Date.parse(one.expirationDateTime) > Date.now());
  const find = (id: string) => {
    const found = living().find((one) => one.id === id);
    if (!found) throw new GraphRefusal(404, 'ResourceNotFound', 'The object was not found.');
    return found;
  };
  const put = async (subscription: Subscription) => {
    await world.append({ kind: 'subscription-put', subscription });
    return subscription;
  };
  box.onPut((mail, before) => {
    const came = mail.folder === 'inbox' && before?.folder !== 'inbox';
    if (mail.folder === 'inbox') for (const one of living()) tell(world, one, mail.id, came ? 'created' : 'updated');
  });

  return {
    all: living,
    create: async (asked) => {
      checkLife(world, asked.expirationDateTime);
      const same = (one: Subscription) =>
        one.resource === asked.resource && one.notificationUrl === asked.notificationUrl;
      if (living().some(same)) throw new GraphRefusal(409, 'ExtensionError', 'Subscription already exists.');
      await handshake(world, asked.notificationUrl);
      if (asked.lifecycleNotificationUrl) await handshake(world, asked.lifecycleNotificationUrl);
      return await put({ id: crypto.randomUUID(), ...asked });
    },
    renew: async (id, expirationDateTime) => {
      checkLife(world, expirationDateTime);
      return await put({ ...find(id), expirationDateTime });
    },
    remove: async (id) => await world.append({ kind: 'subscription-gone', id: find(id).id }),
    lifecycle: async (lifecycleEvent) => {
      for (const one of living()) {
        if (lifecycleEvent === 'subscriptionRemoved') await world.append({ kind: 'subscription-gone', id: one.id });
        await post(one.lifecycleNotificationUrl ?? one.notificationUrl, { value: [{ ...about(one), lifecycleEvent }] });
      }
    },
  };
}

function checkLife(world: World, expirationDateTime: string) {
  const { subscriptionMinutes } = world.faults.manners();
  if (Date.parse(expirationDateTime) <= Date.now() + subscriptionMinutes * 60_000) return;
  const message = `Subscription expiration can only be ${subscriptionMinutes} minutes in the future.`;
  throw new GraphRefusal(400, 'ExtensionError', message);
}

function tell(world: World, one: Subscription, mailId: string, changeType: 'created' | 'updated') {
  const { knocks } = world.faults.manners();
  if (!one.changeType.includes(changeType) || knocks === 'lost') return;
  const resourceData = {
    '@odata.type': '#Microsoft.Graph.Message',
    '@odata.id': `${one.resource}/${mailId}`,
    id: mailId,
  };
  const note = {
    id: crypto.randomUUID(),
    ...about(one),
    changeType,
    resource: `${one.resource}/${mailId}`,
    resourceData,
  };
  // Duplicates are normal: microsoft-graph-docs-contrib#7598.
  void post(one.notificationUrl, { value: knocks === 'twice' ? [note, note] : [note] });
}

function about(one: Subscription) {
  return {
    subscriptionId: one.id,
    subscriptionExpirationDateTime: one.expirationDateTime,
    clientState: one.clientState,
    tenantId: '00000000-0000-4000-8000-000000000000',
  };
}
