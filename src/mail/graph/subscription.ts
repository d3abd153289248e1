import * as z from 'zod';
import { type Door, MailboxError, type Subscription } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { GraphProblem } from './problems.ts';
import type { Root } from './root.ts';

/** Below every limit that has been seen, of 4,230 and of 10,070 minutes. */
const ASKED_MINUTES = 4_200;
const SUBSCRIBE = 'promise to knock when mail comes';

const subscription = z.object({ id: z.string(), expirationDateTime: z.iso.datetime() });
const listed = z.object({
  value: z.array(subscription.extend({ resource: z.string(), notificationUrl: z.string() })),
});

/** Asks Graph to knock at our door when something comes into the Inbox or changes there. */
export async function subscribe(ask: Ask, root: Root, door: Door): Promise<Subscription> {
  try {
    return await askForKnocks(ask, root, door);
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
    // One of a former life of this desk, which knocks with a secret that nobody knows any more.
    for (const { id } of await standing(ask, root, door.notify)) await withdraw(ask, id);
    return await askForKnocks(ask, root, door);
  }
}

/** Refused with 409 where one for the same address stands. */
export async function askForKnocks(ask: Ask, root: Root, door: Door): Promise<Subscription> {
  const create = (expirationDateTime: string) =>
    ask.json(
      {
        operation: SUBSCRIBE,
        method: 'POST',
        path: '/subscriptions',
        body: {
          changeType: 'created,updated',
          notificationUrl: door.notify,
          lifecycleNotificationUrl: door.lifecycle,
          resource: resourceOf(root),
          expirationDateTime,
          clientState: door.secret,
        },
      },
      subscription,
    );
  return heard(await asLongAsAllowed(create));
}

/** What Graph has promised for this mailbox and address, whoever asked for it. */
export async function standing(ask: Ask, root: Root, url: string): Promise<Subscription[]> {
  const { value } = await ask.json({ operation: SUBSCRIBE, method: 'GET', path: '/subscriptions' }, listed);
  const here = plain(resourceOf(root));
  return value.filter((one) => plain(one.resource) === here && one.notificationUrl === url).map(heard);
}

export async function withdraw(ask: Ask, id: string): Promise<void> {
  await ask.bytes({ operation: SUBSCRIBE, method: 'DELETE', path: `/subscriptions/${encodeURIComponent(id)}` });
}

function resourceOf(root: Root): string {
  return `users/${root.mailbox}/mailFolders('inbox')/messages`;
}

/** Renewing it is also the answer to reauthorizationRequired. */
export async function renewSubscription(ask: Ask, id: string): Promise<Date | 'gone'> {
  try {
    const path = `/subscriptions/${encodeURIComponent(id)}`;
    const renewed = await asLongAsAllowed((expirationDateTime) =>
      ask.json({ operation: SUBSCRIBE, method: 'PATCH', path, body: { expirationDateTime } }, subscription),
    );
    return heard(renewed).until;
  } catch (error) {
    if (error instanceof MailboxError && error.trouble === 'not-found') return 'gone';
    throw error;
  }
}

/** What is too long is refused with the number of minutes that would not be. */
async function asLongAsAllowed<T>(asking: (expirationDateTime: string) => Promise<T>): Promise<T> {
  try {
    return await asking(inMinutes(ASKED_MINUTES));
  } catch (error) {
    const most = /(\d[\d,]*) minutes/.exec(statusOf(error) === 400 ? causeOf(error) : '')?.[1];
    // A minute less, because the clocks of two machines differ.
    const allowed = Number(most?.replaceAll(',', '')) - 1;
    if (!(allowed > 0 && allowed < ASKED_MINUTES)) throw error;
    return await asking(inMinutes(allowed));
  }
}

/** Graph gives the resource back as it was given, or nearly. */
function plain(resource: string): string {
  return resource.toLowerCase().replace(/^\//, '');
}

function heard({ id, expirationDateTime }: z.infer<typeof subscription>): Subscription {
  return { id, until: new Date(expirationDateTime) };
}

function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

function statusOf(error: unknown): number | null {
  return error instanceof MailboxError && error.cause instanceof GraphProblem ? error.cause.status : null;
}

function causeOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
}
