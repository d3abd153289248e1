import type { Database, Queryable } from '../../db/database.ts';
import type { CommitmentRules } from '../case/commitments.ts';
import type { OfficeCalendar } from '../case/working-days.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Policy } from '../policy/load-policy.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Chat, Surface } from './chat.ts';
import type { MailReader } from './mail-reader.ts';
import type { Mailbox, MailboxToRead } from './mailbox.ts';
import type { Ending, Unreadable } from './warn-of-endings.ts';

/** Everything the desk works with. Built once by bot.ts and handed to every deed. */
export type Desk = {
  db: Database;
  /** Office time: commitments, receipts, dates in letters. */
  clock: Clock;
  /** Wall time: leases, retries. */
  wall: () => Date;
  /** Wall time at which this desk began. */
  begun: Date;
  /** Wall time by the machine of the database, which every replica shares: the undo minute. */
  databaseClock: (db: Queryable) => Promise<Date>;
  policy: Policy;
  calendar: OfficeCalendar;
  rules: CommitmentRules;
  mailbox: Mailbox;
  /** Mailboxes that are read as well; nothing leaves from them. */
  alsoRead: MailboxToRead[];
  /** What the desk needs and ends by itself: certificates and secrets. */
  endings: () => Promise<(Ending | Unreadable)[]>;
  reader: MailReader;
  /** One, or Slack and Teams side by side: every card and line is owed to each. */
  chats: Chat[];
  bell: Bell;
  log: Log;
  counts: Pick<Telemetry, 'mailsReceived' | 'mailsFoundBySweep' | 'lettersSent' | 'refusals' | 'remindersTold'>;
  /** What every card and Home say of a practice desk's letters; null on a live desk. */
  practice: string | null;
};

/** Rings workers once the transaction that rang has committed. A lost ring only delays: a sweep rings again. */
export type Bell = {
  ring: (work: Work | Work[], on?: { tx?: Transaction; after?: Date }) => Promise<void>;
};

export type Work =
  | { queue: 'mails'; id: string }
  | { queue: 'slow-mails'; id: string }
  | { queue: 'letters'; id: string }
  | { queue: `${Surface}-channels`; id: string }
  | { queue: 'tellings'; id: string };

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
