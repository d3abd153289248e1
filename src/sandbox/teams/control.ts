import type { Hono } from 'hono';
import type * as z from 'zod';
import { answerDeed } from '../deed.ts';
import { registration } from './deliver.ts';
import { extend, extendBody } from './extend.ts';
import { tellInstalled } from './installed.ts';
import type { Post } from './posts.ts';
import { press, pressBody } from './press.ts';
import { invokeBody, rawInvoke } from './raw-invoke.ts';
import { say, sayBody } from './say.ts';
import { close, closeBody, submit, submitBody } from './submit.ts';
import type { Teams } from './teams.ts';
import { tellBody, tellOfPlace } from './tell-changes.ts';
import { CASE_CHANNEL, channelOf, channels, everyone, MENUS, personalChat } from './tenant.ts';

/** What the page, journeys and outside checks see and do in this Teams, under /_sandbox/teams. */
export function mountControl(app: Hono, teams: Teams) {
  const doing = <Body extends z.ZodType>(path: string, body: Body, deed: (body: z.infer<Body>) => Promise<object>) =>
    app.post(`/_sandbox/teams/${path}`, (c) => answerDeed(c, body, deed));

  doing('press', pressBody, (body) => press(teams, body));
  doing('submit', submitBody, (body) => submit(teams, body));
  doing('close', closeBody, (body) => close(teams, body));
  doing('say', sayBody, (body) => say(teams, body));
  doing('invoke', invokeBody, (body) => rawInvoke(teams, body));
  doing('extend', extendBody, (body) => extend(teams, body));
  doing('tell', tellBody, (body) => tellOfPlace(teams, body));
  app.put('/_sandbox/teams/app', (c) =>
    answerDeed(c, registration, async ({ url }) => {
      const isNew = teams.deliveries.endpoint() === null;
      await teams.deliveries.register(url);
      if (isNew) void tellInstalled(teams, 'installed');
      return { url };
    }),
  );
  app.get('/_sandbox/teams/app', (c) => c.json({ url: teams.deliveries.endpoint() }));

  app.get('/_sandbox/teams/messages', (c) => {
    const user = c.req.query('user');
    return c.json({ messages: visible(teams, c.req.query('channel') ?? CASE_CHANNEL, user) });
  });
  app.get('/_sandbox/teams/dialog', (c) => c.json({ dialog: teams.dialogs.of(c.req.query('user') ?? '') }));
  app.get('/_sandbox/teams/journal', (c) => c.json(teams.journal.shown()));
  app.get('/_sandbox/teams/menus', (c) => c.json({ menus: MENUS }));
  app.get('/_sandbox/teams/people', (c) => c.json({ people: everyone() }));
  app.get('/_sandbox/teams/channels', (c) => c.json({ channels: channels() }));
}

/** What stands in a channel, or in "personal" of one person, as that person has it on their screen. */
function visible(teams: Teams, id: string, user: string | undefined): Post[] {
  const channel = channelOf(id === 'personal' && user !== undefined ? personalChat(user) : id);
  if (!channel) return [];
  const posts = teams.posts.in(channel.id);
  if (user === undefined) return posts;
  if (!channel.members.includes(user)) return [];
  return posts.filter(({ to }) => to === null || to === user).map((post) => teams.ownCards.seenBy(user, post));
}
