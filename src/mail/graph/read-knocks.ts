import * as z from 'zod';
import type { Knock } from '../../desk/answer-knocks.ts';

/** Real ones carry more, and not always the same: microsoftgraph/msgraph-sdk-dotnet#3103. */
const notification = z.object({
  subscriptionId: z.string(),
  clientState: z.string().nullish(),
  lifecycleEvent: z.string().nullish(),
});
const batch = z.object({ value: z.array(z.unknown()) });

const events: Record<string, Knock['about']> = {
  missed: 'missed',
  subscriptionRemoved: 'removed',
  reauthorizationRequired: 'reauthorize',
};

/** What Graph posts to the door: notifications of several subscriptions at once. One that makes no sense stops no other. */
export function readKnocks(body: string): Knock[] {
  const read = batch.safeParse(parsed(body));
  if (!read.success) return [];
  return read.data.value.flatMap((one): Knock[] => {
    const { data } = notification.safeParse(one);
    if (!data) return [];
    const about = data.lifecycleEvent ? (events[data.lifecycleEvent] ?? 'missed') : 'mail';
    return [{ subscription: data.subscriptionId, secret: data.clientState ?? null, about }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
