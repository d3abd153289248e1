import type { Office } from './office.ts';
import { readMail } from './read-mail.ts';

/**
 * The child process that opens strangers' mail: it may crash or be killed, and the desk lives. It reads one mail per
 * message and ends when the desk does, which closes the channel between them.
 */
process.on('message', (question: { mail: number; raw: Uint8Array; office: Office }) => {
  void readMail(question.raw, question.office).then((reading) => {
    process.send?.({ mail: question.mail, json: JSON.stringify(reading) });
  });
});
// Ctrl-C reaches the whole process group; the desk decides when its readers go.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
