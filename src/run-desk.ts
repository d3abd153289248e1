import { randomUUID } from 'node:crypto';
import type { ChatHalf } from './chat/chat-half.ts';
import { chatPlaces, openChats, startChats } from './chats.ts';
import { type Config, isPractice } from './config.ts';
import { answerKnocks } from './desk/answer-knocks.ts';
import { retryCards } from './desk/card-trouble.ts';
import { chatPlacesIn } from './desk/chat-places.ts';
import { keepCheckpoint } from './desk/checkpoint.ts';
import { dropOldClippings } from './desk/clippings.ts';
import type { Desk } from './desk/desk.ts';
import { dropOldDrafts } from './desk/drafts.ts';
import { markMails } from './desk/mark-mails.ts';
import { type OfficeClock, openOfficeClock } from './desk/office-clock.ts';
import { forgetOldForms } from './desk/open-forms.ts';
import { pumpChannel } from './desk/pump-channel.ts';
import type { Workers } from './desk/queues.ts';
import { receiveMail } from './desk/receive-mail.ts';
import { receiveSlowly } from './desk/receive-slowly.ts';
import { renewCopies } from './desk/renew-copies.ts';
import { sendLetter } from './desk/send-letters.ts';
import { redrawOpenCards, sweep } from './desk/sweep.ts';
import { sweepFolders } from './desk/sweep-folders.ts';
import { closeRolls } from './desk/take-roll.ts';
import { tellStuckMail } from './desk/tell-stuck-mail.ts';
import { tell } from './desk/tellings.ts';
import { makeDoorbellsDue, tendDoorbells } from './desk/tend-doorbells.ts';
import { warnOfEndings } from './desk/warn-of-endings.ts';
import { watchLetters } from './desk/watch-letters.ts';
import { watchMailboxes } from './desk/watch-mailboxes.ts';
import { endingsOf } from './ground/credential-endings.ts';
import { mailPlace, pairedOfficers, practiceNote } from './halves.ts';
import type { Log } from './log.ts';
import { readKnocks } from './mail/graph/read-knocks.ts';
import type { Parts } from './parts.ts';
import { rulesOf } from './policy/calendar.ts';
import type { Telemetry } from './telemetry.ts';

export type RunningDesk = {
  desk: Desk;
  clock: OfficeClock;
  chats: ChatHalf[];
  knock: (body: string) => void;
  stop: () => Promise<void>;
};

export type DeskPlace = {
  config: Config;
  databaseUrl: string;
  sandboxUrl: string | null;
  log: Log;
};

/** A sandbox costs nothing to ask; Microsoft counts. */
const POLL_MS = { sandbox: 300, real: 20_000 };

/** Builds a desk from its parts and sets it to work. stop() finishes what is under way. */
export async function runDesk(
  { config, databaseUrl, sandboxUrl, log }: DeskPlace,
  telemetry: Telemetry,
  parts: Parts,
): Promise<RunningDesk> {
  const { wall } = parts;
  const { db, close } = parts.openDatabase(databaseUrl);
  const loaded = parts.loadPolicy(config.policyDir);
  const policy = { ...loaded, paired: pairedOfficers(config, loaded) };
  const clock = await openOfficeClock(db, wall, isPractice(config));
  if (sandboxUrl) await tellSandboxTime(sandboxUrl, clock);
  const places = chatPlaces(config, sandboxUrl, chatPlacesIn(db, 'teams', wall));
  const queues = await parts.openQueues(databaseUrl, log);
  const { zone, reference, staffDomains } = policy;
  const reader = parts.startReaderPool({ mailbox: config.mailbox, zone, prefix: reference.prefix, staffDomains });
  const desk: Desk = {
    db,
    clock,
    wall,
    begun: wall(),
    databaseClock: parts.databaseClock,
    policy,
    calendar: parts.calendarOf(policy),
    rules: rulesOf(policy),
    mailbox: parts.graphMailbox(mailPlace(config, sandboxUrl)),
    alsoRead: config.mailboxAlso.map((mailbox) => parts.graphMailbox({ ...mailPlace(config, sandboxUrl), mailbox })),
    endings: () => endingsOf(config),
    reader,
    chats: await openChats(places, parts),
    bell: queues,
    log,
    counts: telemetry,
    practice: practiceNote(config),
  };
  await logged(log, 'rolls of chats that were left', () => closeRolls(desk));
  const chats = await startChats(desk, places, log);
  await queues.start(workersOf(desk));
  // Whoever mends a channel may start the desk anew to see its cards.
  await logged(log, 'cards in trouble', () => retryCards(desk));
  const polling = parts.keepPolling(desk, POLL_MS[config.mail.kind]);
  const mark = markMails(desk);
  const watch = [() => watchMailboxes(desk), watchLetters(desk), () => tellStuckMail(desk)];
  const { publicUrl } = config;
  if (publicUrl) await logged(log, 'doorbells', () => makeDoorbellsDue(desk));
  const stopping = new AbortController();
  const renew = renewing(desk, stopping.signal);
  // Behind the desk's work, and hourly until it is done: the replica that was at it may have been cut off.
  const renewed = renew();
  const schedule = parts.startSchedule(
    {
      everyFiveSeconds: async () => {
        await logged(log, 'sweep', async () => {
          await clock.refresh();
          await sweep(desk);
        });
        for (const look of watch) await logged(log, 'watch', look);
        await logged(log, 'categories', mark);
        if (publicUrl) await logged(log, 'doorbells', () => tendDoorbells(desk, publicUrl));
      },
      hourly: async () => {
        for (const chat of chats) await chat.callRoll();
        await logged(log, 'redraw', async () => {
          await retryCards(desk);
          await redrawOpenCards(desk);
        });
        await renew();
        await logged(log, 'warnings', () => warnOfEndings(desk));
        await logged(log, 'sweep of all folders', () => sweepFolders(desk, 'hourly', stopping.signal));
      },
      nightly: async () => {
        await logged(log, 'checkpoint', () => keepCheckpoint(desk));
        await logged(log, 'old drafts', () => dropOldDrafts(desk));
        await logged(log, 'old clippings', () => dropOldClippings(db, clock.now()));
        await logged(log, 'old forms', () => forgetOldForms(desk));
        await logged(log, 'sweep of all folders', () => sweepFolders(desk, 'nightly', stopping.signal));
      },
    },
    policy.zone,
  );
  const stop = async () => {
    stopping.abort();
    for (const chat of chats) await chat.stop();
    await schedule.stop();
    await renewed;
    await polling.stop();
    await queues.stop();
    await reader.stop();
    await close();
  };
  const knock = (body: string) => {
    void logged(log, 'knock', async () => {
      if (await answerKnocks(desk, readKnocks(body))) polling.now();
    });
  };
  return { desk, clock, chats, knock, stop };
}

function workersOf(desk: Desk): Workers {
  const holder = randomUUID();
  const pump = (channel: string) => pumpChannel(desk, channel, holder);
  return {
    mails: (id, turn) => receiveMail(desk, id, turn),
    'slow-mails': (id) => receiveSlowly(desk, id),
    letters: (id) => sendLetter(desk, id),
    'slack-channels': pump,
    'teams-channels': pump,
    tellings: (id) => tell(desk, id),
  };
}

/** Copies that were made by other rules than this desk's are made anew, once. */
function renewing(desk: Desk, stop: AbortSignal): () => Promise<void> {
  let done = false;
  return () =>
    logged(desk.log, 'copies', async () => {
      if (!done) done = await renewCopies(desk, stop);
    });
}

/** The sandbox dates its mails by office time, which only the desk may move. */
export async function tellSandboxTime(sandboxUrl: string, clock: OfficeClock): Promise<void> {
  await fetch(`${sandboxUrl}/_sandbox/clock-offset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs: clock.offsetMs() }),
  });
}

async function logged(log: Log, work: string, run: () => Promise<unknown>) {
  try {
    await run();
  } catch (error) {
    log.error({ work, error: error instanceof Error ? error.message : 'unknown' }, 'a tick failed');
  }
}
