import * as z from 'zod';
import { answeredQuestionSchema, reportSchema } from '../case/report.ts';

const address = z.object({ name: z.string().nullable(), address: z.string() });

export const classifications = [
  'initial_report',
  'follow_up_report',
  'correspondence',
  'new_correspondence',
  'manual',
  'duplicate',
  'auto_reply',
  'bounce',
  'receipt',
  'bulk',
  'own_mail',
  'not_a_report',
] as const;

/** What a mail without a report is about, finer than its classification: says whom it is put before, and in which words. */
export const mailKinds = [
  'complaint',
  'information_request',
  'press',
  'question',
  'breach_log',
  'nil_return',
  'phishing',
  'empty',
  'out_of_office',
  'auto_reply',
  'delivery_report',
  'read_receipt',
  'meeting',
  'recall',
  'newsletter',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** What the reader made of one raw mail. Everything in it was written by strangers and is judged by the desk. */
export const mailReadingSchema = z.object({
  reader: z.string(),
  classification: z.enum(classifications),
  kind: z.enum(mailKinds).nullable().default(null),
  envelope: z.object({
    messageId: z.string().nullable(),
    inReplyTo: z.array(z.string()),
    references: z.array(z.string()),
    from: address.nullable(),
    replyTo: address.nullable(),
    to: z.array(address),
    cc: z.array(address),
    subject: z.string(),
    /** ISO; null when the header is missing or cannot be right. */
    date: z.string().nullable(),
    /** Our own stamp (x-breachdesk-key) when this is a letter of ours coming round. */
    ownKey: z.string().nullable(),
    /** What the mail system that took it in said of its sender; null when it said nothing. */
    sender: z.enum(['verified', 'forged']).nullable().default(null),
  }),
  /** The innermost forwarded mail. Believed only when the outer sender is in policy's staff domains. */
  forwarded: z
    .object({ from: address.nullable(), sentAt: z.string().nullable(), subject: z.string(), to: z.string().nullable() })
    .nullable(),
  /** The newest words a person wrote, without quoted history, banners and signatures. */
  text: z.string(),
  fields: reportSchema.nullable(),
  answers: z.array(answeredQuestionSchema),
  /** Our own words, for an officer, when a person must read it. */
  manual: z.string().nullable(),
  references: z.array(z.object({ reference: z.string(), where: z.enum(['subject', 'form', 'text']) })),
  attachments: z.array(
    z.object({ name: z.string(), contentType: z.string(), size: z.number().int(), sha256: z.string() }),
  ),
  flags: z.array(z.object({ code: z.string(), note: z.string() })),
  bounce: z
    .object({
      recipient: z.string().nullable(),
      /** Whom a report that machines can read names: as addressed, and as a mail system made of it. None in prose. */
      recipients: z.array(z.string()).default([]),
      action: z.enum(['failed', 'delayed', 'other']),
      status: z.string().nullable(),
      /** Message-ID of the letter that came back. */
      originalMessageId: z.string().nullable(),
      key: z.string().nullable(),
      /** Whether it looks sent by a mail system: by nobody who can be answered, or under a name that only they have. */
      bySystem: z.boolean().default(false),
    })
    .nullable(),
});

export type MailReading = z.infer<typeof mailReadingSchema>;

/** The bytes of a mail from its start, anew at every call. */
export type OpenMail = () => AsyncIterable<Uint8Array>;

/** Reads raw mails somewhere that may crash without taking the desk along. Never throws for what a mail contains. */
export type MailReader = {
  /** What its readings name as their reader: another one may understand a mail otherwise. */
  version: string;
  /** Null when it had to be stopped; then the mail is for readSlowly. */
  read: (open: OpenMail) => Promise<MailReading | null>;
  /** The second and last try, with more patience and beside all others. What it cannot read is for a person. */
  readSlowly: (open: OpenMail) => Promise<MailReading>;
  stop: () => Promise<void>;
};
