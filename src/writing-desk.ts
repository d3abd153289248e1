import { chatPlaces, openChats } from './chats.ts';
import { type Config, isPractice } from './config.ts';
import { chatPlacesIn } from './desk/chat-places.ts';
import type { Desk } from './desk/desk.ts';
import { openOfficeClock } from './desk/office-clock.ts';
import { mailPlace, practiceNote } from './halves.ts';
import type { Log } from './log.ts';
import { parts } from './parts.ts';
import { calendarOf, rulesOf } from './policy/calendar.ts';
import { loadPolicy } from './policy/load-policy.ts';

/** The desk of a command: it reads and writes cases and works nothing off; no mail is read, nothing is sent, and nobody hears its bell. */
export async function writingDesk(config: Config, db: Desk['db'], log: Log): Promise<Desk> {
  const policy = loadPolicy(config.policyDir);
  const places = chatPlaces(config, null, chatPlacesIn(db, 'teams', parts.wall));
  const noMail = async (): Promise<never> => {
    throw new Error('This command reads no mail');
  };
  const nothing = () => {};
  return {
    db,
    clock: await openOfficeClock(db, parts.wall, isPractice(config)),
    wall: parts.wall,
    begun: parts.wall(),
    databaseClock: parts.databaseClock,
    policy,
    calendar: calendarOf(policy),
    rules: rulesOf(policy),
    mailbox: parts.graphMailbox(mailPlace(config, null)),
    alsoRead: config.mailboxAlso.map((mailbox) => parts.graphMailbox({ ...mailPlace(config, null), mailbox })),
    endings: async () => [],
    reader: { version: 'none', read: noMail, readSlowly: noMail, stop: async () => {} },
    chats: await openChats(places, parts),
    bell: { ring: async () => {} },
    log,
    counts: {
      mailsReceived: nothing,
      mailsFoundBySweep: nothing,
      lettersSent: nothing,
      refusals: nothing,
      remindersTold: nothing,
    },
    practice: practiceNote(config),
  };
}
