import type { World } from '../world.ts';
import { answer } from './answers.ts';
import type { Letterbox } from './letterbox.ts';
import { depart } from './send.ts';
import type { Stored } from './stored.ts';

/** Told of every draft that was taken for sending. */
export type Departs = (draft: Stored) => void;

/** Carries out what the mailbox promised for a little later: sent drafts leave, the outside world answers. */
export function runDepartures(world: World, box: Letterbox): Departs {
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const run = (work: () => Promise<void>) => {
    const done = work()
      .catch((error: unknown) => void process.stderr.write(`The mailbox failed at its own work: ${error}\n`))
      .finally(() => running.delete(done));
    running.add(done);
  };
  let stopped = false;
  const later = (at: number, work: () => Promise<void>) => {
    // What is still owed is in the log; the next start takes it up.
    if (stopped) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        run(work);
      },
      Math.max(0, at - Date.now()),
    );
    timers.add(timer);
  };
  const awaitAnswer = (letter: Stored) => {
    if (letter.answerAt !== null) later(letter.answerAt, () => answer(world, box, letter.id));
  };
  const departs = (draft: Stored) => {
    later((draft.submittedAt ?? 0) + world.faults.manners().sendingMs, async () => {
      const letter = await depart(world, box, draft.id);
      if (letter) awaitAnswer(letter);
    });
  };
  const forget = async () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    await Promise.all(running);
  };

  world.onReady(() => {
    for (const mail of box.all()) {
      if (mail.isDraft && mail.submittedAt !== null) departs(mail);
      awaitAnswer(mail);
    }
  });
  world.onReset(() => void forget());
  world.onStop(() => {
    stopped = true;
    return forget();
  });
  return departs;
}
