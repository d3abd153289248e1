import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../blocks/kit.ts';
import refusal from '../../../blocks/refusal.ts';
import { dayAndTime } from '../../case/counting.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { NoSuchCase } from '../../desk/change-case.ts';
import type { Person } from '../../desk/deed.ts';
import { namesOf, officerFor } from '../../desk/officers.ts';
import type { Office } from './register.ts';
import { renderMessage } from './render.ts';

export type Who = { user: string; team: string | null };

/** What somebody wants: to change something, or only to look. */
export type Wish = 'change' | 'look';

/** The officer at the other end. Throws NotAllowed for everybody who has no role here, or only that of an auditor. */
export async function admitted(office: Office, { user, team }: Who, wish: Wish): Promise<Person> {
  const admission = await office.roles.admit(user, team);
  if ('refused' in admission) {
    office.desk.log.warn({ slackUser: user }, 'somebody without a role was refused');
    throw new NotAllowed(`${admission.refused} Nothing was changed.`);
  }
  if (admission.auditor && wish === 'change') {
    throw new NotAllowed('You may look at cases and change nothing. Nothing was changed.');
  }
  const { id, lead, card } = await officerFor(office.desk, admission);
  return { id, lead, name: card.name };
}

const BROKE = 'Something went wrong, nothing was changed. Try again in a minute.';

/** What an officer is told when something did not happen; the log keeps the rest. */
export async function inWords({ desk }: Office, error: unknown, about: Record<string, string>): Promise<string> {
  if (error instanceof NotAllowed) {
    // What somebody typed after /breach is no name for a number.
    desk.counts.refusals(about['act'] ?? about['form'] ?? 'command');
    const name = await namesOf(desk.db);
    return error.say({ name, when: (at) => dayAndTime(at, desk.clock.now(), desk.calendar) });
  }
  if (error instanceof NoSuchCase) return `${error.message}. Nothing was changed.`;
  desk.log.error({ ...about, error: error instanceof Error ? error.stack : 'unknown' }, 'a deed failed');
  return BROKE;
}

/** Where only this officer reads it: beside what they pressed, or else as a direct message. */
export async function tellOnly(
  client: WebClient,
  where: { user: string; channel: string | null; respond?: RespondFn },
  words: string | Message,
) {
  const message = renderMessage(typeof words === 'string' ? refusal.render({ sentence: words }) : words);
  if (where.respond && where.channel) {
    await where.respond({ response_type: 'ephemeral', replace_original: false, ...message });
  } else if (where.channel) {
    await client.chat.postEphemeral({ channel: where.channel, user: where.user, ...message });
  } else {
    await client.chat.postMessage({ channel: where.user, ...message });
  }
}
