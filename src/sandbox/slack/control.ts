import type { Hono } from 'hono';
import * as z from 'zod';
import { answerDeed, CannotDo } from '../deed.ts';
import { channelFor, person } from './act.ts';
import { click, clickBody } from './click.ts';
import { close, closeBody } from './close.ts';
import { command, commandBody } from './command.ts';
import type { Message } from './conversations.ts';
import { registration } from './deliver.ts';
import { homeBody, openHome } from './open-home.ts';
import { shortcut, shortcutBody } from './shortcut.ts';
import type { Slack } from './slack.ts';
import { submit, submitBody } from './submit.ts';
import { CASE_CHANNEL, SHORTCUTS } from './workspace.ts';

const sayBody = z.strictObject({
  user: z.string(),
  channel: z.string(),
  text: z.string().min(1),
  thread_ts: z.string().optional(),
});

const deleteBody = z.strictObject({ user: z.string(), channel: z.string(), ts: z.string() });

/** What the page, journeys and outside checks see and do in this Slack, under /_sandbox/slack. */
export function mountControl(app: Hono, slack: Slack) {
  const doing = <Body extends z.ZodType>(path: string, body: Body, deed: (body: z.infer<Body>) => Promise<object>) =>
    app.post(`/_sandbox/slack/${path}`, (c) => answerDeed(c, body, deed));

  doing('click', clickBody, (body) => click(slack, body));
  doing('submit', submitBody, (body) => submit(slack, body));
  doing('close', closeBody, (body) => close(slack, body));
  doing('shortcut', shortcutBody, (body) => shortcut(slack, body));
  doing('command', commandBody, (body) => command(slack, body));
  doing('home', homeBody, (body) => openHome(slack, body));
  doing('say', sayBody, ({ user, channel, text, thread_ts = null }) => {
    const place = channelFor(slack, person(slack, user), channel);
    return slack.conversations.post(place.id, { user, text, blocks: [], thread_ts });
  });
  // Whoever wrote it, and whoever runs the workspace, may delete a message.
  doing('delete', deleteBody, async ({ user, channel, ts }) => {
    const place = channelFor(slack, person(slack, user), channel);
    if (!slack.conversations.find(place.id, ts)) throw new CannotDo(`There is no message ${ts} in ${place.name}.`);
    await slack.conversations.remove(place.id, ts);
    return { ok: true };
  });
  app.put('/_sandbox/slack/app', (c) =>
    answerDeed(c, registration, async (body) => {
      await slack.deliveries.register(body);
      return slack.deliveries.registered();
    }),
  );
  app.get('/_sandbox/slack/app', (c) => c.json(slack.deliveries.registered()));

  app.get('/_sandbox/slack/messages', (c) => {
    const user = c.req.query('user');
    const channel = c.req.query('channel') ?? CASE_CHANNEL;
    return c.json({ messages: visible(slack, channel, user) });
  });
  app.get('/_sandbox/slack/views', (c) => c.json({ views: slack.views.stack(c.req.query('user') ?? '') }));
  app.get('/_sandbox/slack/home', (c) => c.json({ view: slack.views.home(c.req.query('user') ?? '') }));
  app.get('/_sandbox/slack/journal', (c) => c.json(slack.journal.shown()));
  app.get('/_sandbox/slack/shortcuts', (c) => c.json({ shortcuts: SHORTCUTS }));
  app.get('/_sandbox/slack/users', (c) => c.json({ users: slack.workspace.users() }));
  app.get('/_sandbox/slack/channels', (c) => c.json({ channels: slack.workspace.channels() }));
}

function visible(slack: Slack, channel: string, user: string | undefined): Message[] {
  const messages = slack.conversations.in(channel);
  if (user === undefined) return messages;
  if (!slack.workspace.channel(channel)?.members.includes(user)) return [];
  return messages.filter(({ ephemeral_to: to }) => to === null || to === user);
}
