import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { attachments } from '../../db/attachments.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Desk } from './desk.ts';
import { mailReadingSchema } from './mail-reader.ts';
import { namesOf } from './officers.ts';
import { marked, type Paper } from './paper.ts';

/** Every mail on the case but the desk's own letters as they were approved: as it was read, with its files by name and hash. */
export async function mailsOn(desk: Desk, reference: string): Promise<Paper[]> {
  const rows = await desk.db
    .select()
    .from(messages)
    .where(eq(messages.reference, reference))
    .orderBy(asc(messages.receivedAt));
  const own = await desk.db
    .select({ id: letters.internetMessageId })
    .from(letters)
    .where(and(eq(letters.reference, reference), ne(letters.state, 'withdrawn')));
  const ours = new Set(own.map(({ id }) => id));
  // What a colleague made of a draft is on the case, and has the letter's own Message-ID.
  const mails = rows.filter(({ outgoing, internetMessageId }) => outgoing || !ours.has(internetMessageId));
  const files = await desk.db
    .select()
    .from(attachments)
    .where(
      inArray(
        attachments.message,
        mails.map(({ id }) => id),
      ),
    );
  return marked(
    'M',
    mails.map((mail) => {
      const its = files.filter(({ message }) => message === mail.id);
      return [
        `${when(desk, mail.sentAt ?? mail.receivedAt)}  ${mail.outgoing ? 'Sent by' : 'From'} ${person(mail)}`,
        `Subject: ${mail.subject ?? ''}`,
        ...(mail.rawSha256 ? [`The mail itself: sha256 ${mail.rawSha256}`] : []),
        ...its.map(({ name, size, sha256 }) => `Attached: ${name}, ${size} bytes, sha256 ${sha256}`),
        mail.reading === null ? 'It has not been read.' : mailReadingSchema.parse(mail.reading).text,
      ].join('\n');
    }),
  );
}

export async function lettersOn(desk: Desk, reference: string): Promise<Paper[]> {
  const rows = await desk.db
    .select()
    .from(letters)
    .where(eq(letters.reference, reference))
    .orderBy(asc(letters.sendAfter));
  const names = await namesOf(desk.db);
  return marked(
    'L',
    rows.map((letter) =>
      [
        `${letter.sentAt ? `Sent ${when(desk, letter.sentAt)}` : `Not sent: ${letter.state}`}, by ${names(letter.by)}`,
        `To: ${letter.toName ? `${letter.toName}, ` : ''}${letter.toAddress}`,
        `Subject: ${letter.subject}`,
        `sha256 ${letter.sha256}`,
        letter.text,
      ].join('\n'),
    ),
  );
}

function when(desk: Desk, at: Date): string {
  return dayAndTime(at, desk.clock.now(), desk.calendar);
}

function person({ fromName, fromAddress }: typeof messages.$inferSelect): string {
  return [fromName, fromAddress].filter((part) => part !== null).join(', ') || 'nobody who is known';
}
