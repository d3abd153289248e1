import { openDatabase } from '../db/database.ts';
import { slackChat } from './chat/slack/slack-chat.ts';
import { teamsChat } from './chat/teams/teams-chat.ts';
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
  loadPolicy,
  calendarOf,
  openDatabase,
  openQueues,
  graphMailbox,
  slackChat,
  teamsChat,
  startReaderPool,
  keepPolling,
  startSchedule,
};

export type Parts = typeof parts;
