import type { MailReader } from '../../../src/desk/mail-reader.ts';
import { type ReaderChild, startReaderChild } from '../../../src/mail/reading/reader-child.ts';
import { startReaderPool } from '../../../src/mail/reading/reader-pool.ts';
import type { Moment } from './moment.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

/** One for many desks, for starting children takes as long as a run does; none of the desks may stop it. */
export function sharedReader(): { reader: MailReader; stop: () => Promise<void> } {
  const pool = startReaderPool(office);
  return { reader: { ...pool, stop: async () => {} }, stop: pool.stop };
}

/** Whether a mail is in a child's hands, or about to be, when the desk crashes. */
export function diesReading(moment: Moment | null): boolean {
  return moment?.step === 'reader.read' || (moment?.step === 'mailbox.raw' && moment.when === 'after');
}

/** A desk's own, whose children are killed with it. */
export function ownReader(cuts: (() => void)[]): MailReader {
  const pool = startReaderPool({ ...office, readers: 1, startChild: startedWhenAsked });
  cuts.push(() => void pool.stop());
  return pool;
}

/** A child takes as long to start as half a run, and the one that stands by here would never be asked. */
function startedWhenAsked(...words: Parameters<typeof startReaderChild>): ReaderChild {
  let child: ReaderChild | null = null;
  let killed = false;
  return {
    ask: async (open, patienceMs) => {
      if (killed) throw new Error('This reader was killed');
      child ??= startReaderChild(...words);
      return child.ask(open, patienceMs);
    },
    kill: async () => {
      killed = true;
      await child?.kill();
    },
    alive: () => !killed && (child?.alive() ?? true),
    residentBytes: () => child?.residentBytes() ?? 0,
  };
}
