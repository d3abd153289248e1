import type { Hono } from 'hono';
import * as z from 'zod';
import type { Subscriptions } from './subscriptions.ts';

const lifecycleBody = z.strictObject({ event: z.enum(['missed', 'subscriptionRemoved', 'reauthorizationRequired']) });

/** What Graph tells a subscriber by itself now and then, here when it is asked to. */
export function mountSubscriptionControl(app: Hono, subscriptions: Subscriptions) {
  app.post('/_sandbox/lifecycle', async (c) => {
    const body = lifecycleBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.text(z.prettifyError(body.error), 400);
    await subscriptions.lifecycle(body.data.event);
    return c.json({ told: subscriptions.all().length });
  });
}
