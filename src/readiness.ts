import { subDays } from 'date-fns/subDays';
import { count } from './case/counting.ts';
import type { ChatHalf } from './chat/chat-half.ts';
import type { Config } from './config.ts';
import { missedSince } from './desk/ledger-account.ts';
import { isStale, type LedgerCheck, ledgerChecks, STALE_HOURS } from './desk/ledger-checks.ts';
import { type Health, isSilent, mailboxHealth } from './desk/mailbox-health.ts';
import type { Readiness } from './ground/serving/health.ts';
import { practiceNote } from './halves.ts';
import type { RunningDesk } from './run-desk.ts';

type Running = Pick<RunningDesk, 'desk' | 'chats'>;

/** How each part of the desk does, in words for whoever watches it. */
export async function readiness(running: Running | null, config: Config): Promise<Readiness> {
  const practice = practiceNote(config);
  if (!running) return { serves: false, practice, parts: { desk: 'starting or stopping' } };
  try {
    const { desk } = running;
    const mailbox = mailboxState(await mailboxHealth(desk), desk.wall());
    const missed = await missedSince(desk, subDays(desk.wall(), 1));
    return {
      serves: true,
      practice,
      parts: {
        database: 'ok',
        mailbox,
        ledger: ledgerState(await ledgerChecks(desk), missed.length, desk.wall()),
        chat: chatState(running.chats),
      },
    };
  } catch {
    return { serves: false, practice, parts: { database: 'does not answer' } };
  }
}

function mailboxState(health: Health[], wall: Date): string {
  const never = health.filter(({ readAt }) => readAt === null);
  const silent = health.filter((one) => !never.includes(one) && isSilent(one, wall));
  return [...named('not read for 15 minutes', silent), ...named('never read', never)].join('; ') || 'ok';
}

function ledgerState(checks: LedgerCheck[], missed: number, wall: Date): string {
  const stale = checks.filter((check) => isStale(check, wall));
  const never = checks.filter(({ checkedAt }) => checkedAt === null);
  const found = missed > 0 ? [`${count(missed, 'mail')} of the last day found only by looking back`] : [];
  const words = [...named(`not checked for ${STALE_HOURS} hours`, stale), ...named('never checked', never), ...found];
  return words.join('; ') || 'ok';
}

function named(words: string, those: { address: string }[]): string[] {
  return those.length > 0 ? [`${words}: ${those.map(({ address }) => address).join(', ')}`] : [];
}

function chatState(chats: ChatHalf[]): string {
  const names = { slack: 'Slack', teams: 'Teams' };
  const away = chats.filter((chat) => !chat.connected()).map(({ surface }) => names[surface]);
  return away.length === 0 ? 'ok' : `not connected to ${away.join(' and ')}`;
}
