import type { Desk } from './desk.ts';
import { type OfficerCard, reachOf } from './officers.ts';

/** Until when to leave somebody in peace, in office time; null when they may be told now. */
export type AskQuiet = (card: OfficerCard) => Promise<Date | null>;

/** Somebody may end their Do Not Disturb before its time, so it is asked for again. */
const ASK_AGAIN_MS = 10 * 60_000;

/** Asks chat, as long as it answers: a reminder that is told in the wrong hour is better than one that is not told. */
export function askQuiet(desk: Desk): AskQuiet {
  let answers = true;
  return async (card) => {
    const reach = reachOf(desk, card);
    const chat = reach && desk.chats.find(({ surface }) => surface === reach.surface);
    if (!chat || !answers) return null;
    try {
      const window = await chat.doNotDisturb(reach.id);
      const now = desk.wall();
      if (!window || window.from > now || window.until <= now) return null;
      const wait = Math.min(window.until.getTime() - now.getTime(), ASK_AGAIN_MS);
      return new Date(desk.clock.now().getTime() + wait);
    } catch (error) {
      answers = false;
      desk.log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'Do Not Disturb could not be read');
      return null;
    }
  };
}
