import { openDatabase } from '../db/database.ts';
import type { slackChat } from './chat/slack/slack-chat.ts';
import type { teamsChat } from './chat/teams/teams-chat.ts';
import type { Chat } from './desk/chat.ts';
import { databaseClock } from './desk/database-clock.ts';
import { keepPolling } from './desk/keep-polling.ts';
import { openQueues } from './desk/queues.ts';
import { graphMailbox } from './mail/graph/graph-mailbox.ts';
import { startReaderPool } from './mail/reading/reader-pool.ts';
import { calendarOf } from './policy/calendar.ts';
import { loadPolicy } from './policy/load-policy.ts';
import { startSchedule } from './reminders/schedule.ts';

/** What a desk is built of, each part by the function that makes it. Whoever tries how a desk breaks hands in others. */
export const parts = {
  wall: () => new Date(),
  databaseClock,
  loadPolicy,
  calendarOf,
  openDatabase,
  openQueues,
  graphMailbox,
  slackChat: async (...slack: Parameters<typeof slackChat>): Promise<Chat> =>
    (await import('./chat/slack/slack-chat.ts')).slackChat(...slack),
  teamsChat: async (...teams: Parameters<typeof teamsChat>): Promise<Chat> =>
    (await import('./chat/teams/teams-chat.ts')).teamsChat(...teams),
  startReaderPool,
  keepPolling,
  startSchedule,
};

export type Parts = typeof parts;
