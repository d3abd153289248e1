import type { World } from '../world.ts';
import { answer } from './answers.ts';
import type { Letterbox } from './letterbox.ts';
import { depart } from './send.ts';
import type { Stored } from './stored.ts';

/** Carries out what the mailbox promised for a little later: sent drafts leave, the outside world answers. */
export function runDepartures(world: World, box: Letterbox): (draft: Stored) => void {
  const timers = new Set<NodeJS.Timeout>();
  const later = (at: number, work: () => Promise<void>) => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        work().catch((error: unknown) => process.stderr.write(`The mailbox failed at its own work: ${error}\n`));
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
  const forget = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };

  world.onReady(() => {
    for (const mail of box.all()) {
      if (mail.isDraft && mail.submittedAt !== null) departs(mail);
      awaitAnswer(mail);
    }
  });
  world.onReset(forget);
  world.onStop(forget);
  return departs;
}
