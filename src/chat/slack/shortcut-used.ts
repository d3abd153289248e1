import type { MessageShortcut, RespondFn, SlackShortcut } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Target } from '../../../blocks/kit.ts';
import { keepClipping } from '../../desk/clippings.ts';
import { admitted } from '../admitted.ts';
import { inWords } from '../in-words.ts';
import type { Who } from '../office.ts';
import { shortcutNamed } from '../shortcut-named.ts';
import { readSaid } from './read-said.ts';
import type { SlackOffice } from './register.ts';
import { showForm } from './show-form.ts';
import { tellOnly } from './tell-only.ts';
import { whyClosed } from './why-closed.ts';

type Arrival = { shortcut: SlackShortcut; respond: RespondFn; client: WebClient };

/** What somebody chose beside the message box, or in the menu of a message. Never ends in silence. */
export async function shortcutUsed(office: SlackOffice, { shortcut, respond, client }: Arrival) {
  const { user, callback_id: id, trigger_id: trigger } = shortcut;
  const who = { user: user.id, team: user.team_id ?? shortcut.team?.id ?? null };
  const message = shortcut.type === 'message_action' ? shortcut : null;
  const say = async (words: string) => {
    await tellOnly(client, { user: user.id, channel: message?.channel.id ?? null, respond }, words);
  };
  const click = shortcutNamed(id);
  if (click?.on !== (message ? 'a message' : 'nothing')) return say(UNKNOWN);
  const closed = message && (await whyClosed(office, message.channel.id, 'change'));
  if (closed) return say(closed);
  try {
    const on = message ? () => clipped(office, who, message, client) : { reference: '', version: 0 };
    await showForm(office, { client, trigger, who, on, click, over: 'nothing' });
  } catch (error) {
    await say(await inWords(office, error, { act: id }));
  }
}

const UNKNOWN = 'This desk knows no such shortcut. Nothing was changed. Type /breach help for what it knows.';

/** Keeps the message, so that its form can show it and file it; who wrote it is asked of Slack. */
async function clipped(office: SlackOffice, who: Who, message: MessageShortcut, client: WebClient): Promise<Target> {
  const person = await admitted(office, who, 'change');
  const { user, author, ...said } = readSaid(message);
  const [name, link] = await Promise.all([
    user ? office.roles.nameOf(user) : author,
    // A conversation that the bot is not in has no link for it.
    client.chat.getPermalink({ channel: message.channel.id, message_ts: message.message_ts }).then(
      ({ permalink = null }) => permalink,
      () => null,
    ),
  ]);
  return keepClipping(office.desk, person, { ...said, surface: 'slack', author: name, link });
}
