import type { MailReading } from '../../src/desk/mail-reader.ts';
import { unreadable } from '../../src/mail/reading/manual-reading.ts';
import { type ReaderChild, ReaderDied } from '../../src/mail/reading/reader-child.ts';

export const HOSTILE = 'hostile';

/**
 * Reader processes that a test sees through: in the order in which they were started, with what each was given to read,
 * named by its bytes. A hostile mail is read until the test stops its reader.
 */
export function readerChildren() {
  const started: { mails: string[]; alive: boolean; stop: () => void }[] = [];
  const start = (): ReaderChild => {
    const over = Promise.withResolvers<MailReading>();
    over.promise.catch(() => {});
    const child = {
      mails: [] as string[],
      alive: true,
      stop: () => {
        child.alive = false;
        over.reject(new ReaderDied('it took too long'));
      },
    };
    started.push(child);
    return {
      ask: async (open) => {
        const mail = Buffer.concat(await Array.fromAsync(open())).toString();
        child.mails.push(mail);
        return mail === HOSTILE ? over.promise : { ...unreadable(mail), flags: [] };
      },
      kill: async () => child.stop(),
      alive: () => child.alive,
      residentBytes: () => 0,
    };
  };
  return { started, start };
}
