import { type MailReading, mailReadingSchema } from '../../src/desk/mail-reader.ts';

/** A mail of the data protection officer of Northvale Homes, saying something. */
export function readingOf(more: Partial<MailReading> & { from?: string; cc?: string[] } = {}): MailReading {
  const { from = 'dpo@northvale.example', cc = [], ...rest } = more;
  const envelope = {
    messageId: '<m@northvale.example>',
    inReplyTo: [],
    references: [],
    from: { name: null, address: from },
    replyTo: null,
    to: [],
    cc: cc.map((address) => ({ name: null, address })),
    subject: 'Hello',
    date: null,
    ownKey: null,
  };
  const plain = {
    reader: 'test',
    classification: 'correspondence',
    envelope,
    forwarded: null,
    text: 'Something.',
    fields: null,
    answers: [],
    manual: null,
    references: [],
    attachments: [],
    flags: [],
    bounce: null,
  };
  const { fields = null, ...others } = rest;
  return { ...mailReadingSchema.parse(plain), ...others, fields };
}
