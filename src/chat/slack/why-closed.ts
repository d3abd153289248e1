import type { Trust } from '../guard-channels.ts';
import type { Wish } from '../office.ts';
import type { SlackOffice } from './register.ts';

/** Slack tells at once when a channel is shared, archived or left; that it became public, only when it is asked. */
const MOMENT = 10_000;
/** While Slack does not answer, who only looks may go on a little longer than who changes something. */
const trust: Record<Wish, Trust> = {
  look: { unasked: MOMENT, unanswered: 60 * MOMENT },
  change: { unasked: MOMENT, unanswered: 6 * MOMENT },
};

/** Why nothing of a case may be shown where somebody pressed or typed, as a sentence; null where it may. */
export async function whyClosed(office: SlackOffice, channel: string, wish: Wish): Promise<string | null> {
  const answer = await office.guard.allows(channel, trust[wish]).catch(() => UNSEEN);
  if (answer === true) return null;
  office.desk.counts.refusals('channel');
  office.desk.log.warn({ channel }, 'a press or a command from where no case may be shown');
  return `${answer} Nothing was changed. Use the channel of the cases, or the Home of Breachdesk.`;
}

const UNSEEN = 'Slack does not tell this desk who can see this conversation, so no case may be shown in it.';

/** The bot's own conversation with one person. It carries what the bot told them, and nobody else is in it. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
