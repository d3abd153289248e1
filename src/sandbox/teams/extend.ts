import * as z from 'zod';
import { CannotDo } from '../deed.ts';
import { act, channelFor, postFor, type Seen, someone } from './act.ts';
import { activityFrom } from './envelope.ts';
import { invoke } from './invoke.ts';
import type { Post } from './posts.ts';
import { threadOf } from './press.ts';
import type { Teams } from './teams.ts';
import { APP, BOT, MENUS, personOf, TENANT } from './tenant.ts';

/** Body of POST /_sandbox/teams/extend: an entry of the menu of a post, or, without one, beside the message box. */
export const extendBody = z.strictObject({
  user: z.string(),
  channel: z.string(),
  command: z.string(),
  id: z.string().optional(),
});

/** A person chooses what the app offers there: learn.microsoft.com/microsoftteams/platform/messaging-extensions. */
export async function extend(teams: Teams, given: z.infer<typeof extendBody>): Promise<Seen> {
  const person = someone(given.user);
  const channel = channelFor(person, given.channel);
  const post = given.id === undefined ? null : postFor(teams, person, channel, given.id);
  const where = post ? 'message' : 'compose';
  const entry = MENUS.find(({ id, context }) => id === given.command && context === where);
  if (!entry) throw new CannotDo(`The app offers no "${given.command}" here.`);
  const command = { commandId: entry.id, commandContext: where };
  return await act(teams, person, channel, () =>
    invoke(
      teams,
      person,
      { conversation: channel.id, post, command },
      {
        ...activityFrom(teams, person, { channel, root: post && threadOf(channel, post) }),
        type: 'invoke',
        name: 'composeExtension/fetchTask',
        value: {
          ...command,
          context: { theme: 'default' },
          ...(post && { messagePayload: handedOver(channel.id, post) }),
        },
      },
    ),
  );
}

/** Teams hands over the message as it stands there, its words as HTML. */
function handedOver(channel: string, { id, root, from, text, summary }: Post) {
  const person = personOf(from);
  const content = (text || summary).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  return {
    id,
    replyToId: root,
    createdDateTime: new Date(Number(id)).toISOString(),
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${id}?tenantId=${TENANT}`,
    from:
      from === BOT
        ? { application: { id: APP.id, displayName: APP.name, applicationIdentityType: 'bot' } }
        : { user: { id: from, displayName: person?.name, userIdentityType: 'aadUser' } },
    body: { contentType: 'html', content: `<div><p>${content}</p></div>` },
    attachments: [],
  };
}
