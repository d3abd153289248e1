import { NotAllowed } from '../../case/not-allowed.ts';
import type { Office } from '../office.ts';

/** Throws NotAllowed, with the reason, where no case may be shown; and where Slack does not say who sees a channel. */
export async function ensureChannel({ desk }: Office, channel: string): Promise<void> {
  const slack = desk.chats.find(({ surface }) => surface === 'slack');
  const answer = await slack?.allows(channel).catch(() => UNSEEN);
  if (answer !== true) throw new NotAllowed(`${answer ?? UNSEEN} Nothing was changed.`);
}

const UNSEEN = 'Slack does not tell this desk who can see this conversation, so no case may be shown in it.';
