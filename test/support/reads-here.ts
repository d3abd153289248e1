import type { MailReader } from '../../src/desk/mail-reader.ts';
import { readMail } from '../../src/mail/reading/read-mail.ts';
import { allBytes } from './all-bytes.ts';

/** The desk's own reading, without child processes: for mails that are not made to do harm. */
export const readsHere: MailReader = {
  version: 'a reader',
  read: async (open) =>
    readMail(await allBytes(open()), { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' }),
  readSlowly: () => Promise.reject(new Error('slow')),
  stop: async () => {},
};
