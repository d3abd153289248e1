import { readFile } from 'node:fs/promises';
import { openDatabase } from '../db/database.ts';
import { chatPlaces, openChats } from './chats.ts';
import { type Config, isPractice } from './config.ts';
import { adoptCases } from './desk/adopt-cases.ts';
import { readAdoptionList } from './desk/adoption-list.ts';
import { chatPlacesIn } from './desk/chat-places.ts';
import type { Desk } from './desk/desk.ts';
import { openOfficeClock } from './desk/office-clock.ts';
import { prepareDatabase } from './ground/prepare-database.ts';
import { mailPlace, practiceNote } from './halves.ts';
import type { Log } from './log.ts';
import { parts } from './parts.ts';
import { calendarOf, rulesOf } from './policy/calendar.ts';
import { loadPolicy } from './policy/load-policy.ts';

/** Brings the cases of a list into the desk's database; the running desk, or the next one, posts their cards. */
export async function adopt(file: string, config: Config, log: Log): Promise<{ words: string; well: boolean }> {
  const source = await readFile(file, 'utf8').catch(() => null);
  if (source === null) return { words: `Cannot open ${file}. Check the path and that you may read it.\n`, well: false };
  const database = await prepareDatabase(config);
  const { db, close } = openDatabase(database.url, { connections: 2 });
  try {
    const desk = await writingDesk(config, db, log);
    const { prefix } = desk.policy.reference;
    const list = readAdoptionList(source, { prefix, calendar: desk.calendar, now: desk.clock.now() });
    if (list.problems.length > 0) return refused(list.problems);
    const { problems, adopted, known } = await adoptCases(desk, list.cases);
    if (problems.length > 0) return refused(problems);
    const before = known.length > 0 ? ` ${known.length} were here already.` : '';
    return { words: `${adopted.length} cases were taken over.${before}\n`, well: true };
  } finally {
    await close();
    await database.stop();
  }
}

function refused(problems: string[]) {
  const words = ['Nothing was taken over. Correct the list and run this again:', ...problems.map((one) => `  ${one}`)];
  return { words: `${words.join('\n')}\n`, well: false };
}

/** A desk that writes cases and works nothing off: no mail is read, nothing is sent, and nobody hears its bell. */
async function writingDesk(config: Config, db: Desk['db'], log: Log): Promise<Desk> {
  const policy = loadPolicy(config.policyDir);
  const places = chatPlaces(config, null, chatPlacesIn(db, 'teams', parts.wall));
  const noMail = async (): Promise<never> => {
    throw new Error('Taking cases over reads no mail');
  };
  const nothing = () => {};
  return {
    db,
    clock: await openOfficeClock(db, parts.wall, isPractice(config)),
    wall: parts.wall,
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
