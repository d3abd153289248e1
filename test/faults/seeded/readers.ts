import type { MailReader } from '../../../src/desk/mail-reader.ts';
import { startReaderPool } from '../../../src/mail/reading/reader-pool.ts';
import type { Moment } from './moment.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London' };

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
  const pool = startReaderPool({ ...office, readers: 1 });
  cuts.push(() => void pool.stop());
  return pool;
}
