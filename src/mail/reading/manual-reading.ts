import type { MailReading } from '../../desk/mail-reader.ts';

/** Kept with every reading: an officer may have a mail read again by a newer reader. Raise it when anything is read otherwise. */
export const READER = 'form reader 6';

/** What is known of a mail from its headers alone. */
export type Headers = Pick<MailReading, 'envelope' | 'references'>;

/** The reading of a mail that gave nothing away: a person must open the original. */
export function unreadable(why: string, headers: Headers = NO_HEADERS): MailReading {
  return {
    reader: READER,
    classification: 'manual',
    kind: null,
    envelope: headers.envelope,
    forwarded: null,
    text: '',
    fields: null,
    answers: [],
    manual: why,
    references: headers.references,
    attachments: [],
    flags: [{ code: 'unreadable_mail', note: why }],
    bounce: null,
  };
}

const NO_HEADERS: Headers = {
  envelope: {
    messageId: null,
    inReplyTo: [],
    references: [],
    from: null,
    replyTo: null,
    to: [],
    cc: [],
    subject: '',
    date: null,
    ownKey: null,
    sender: null,
  },
  references: [],
};

/** Far more than any mail server writes above a mail. */
const MOST_HEADERS = 256 * 1024;

/** The headers of a mail that comes in pieces. */
export async function* headersAlone(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const start: Uint8Array[] = [];
  let size = 0;
  for await (const piece of raw) {
    start.push(piece);
    size += piece.byteLength;
    if (size >= MOST_HEADERS) break;
  }
  yield headersOf(Buffer.concat(start));
}

/** The bytes of the headers, for a mail whose body must not be opened again. */
export function headersOf(raw: Uint8Array): Uint8Array {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, MOST_HEADERS));
  const ends = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')].filter((end) => end >= 0);
  return raw.subarray(0, Math.min(start.byteLength, ...ends));
}
