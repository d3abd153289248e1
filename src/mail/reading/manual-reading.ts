import type { MailReading } from '../../desk/mail-reader.ts';

export const READER = 'form reader 1';

/** The reading of a mail that gave nothing away: a person must open the original. */
export function unreadable(why: string): MailReading {
  return {
    reader: READER,
    classification: 'manual',
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
    },
    forwarded: null,
    text: '',
    fields: null,
    answers: [],
    manual: why,
    references: [],
    attachments: [],
    flags: [{ code: 'unreadable_mail', note: why }],
    bounce: null,
  };
}
