import * as z from 'zod';

export const folders = ['inbox', 'drafts', 'sentitems', 'deleteditems', 'junkemail', 'archive'] as const;
export type Folder = (typeof folders)[number];

const attachment = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  isInline: z.boolean(),
  contentBytes: z.string(),
});
const person = z.object({ name: z.string(), address: z.string() });
export type Person = z.infer<typeof person>;

/** One mail as the mailbox keeps it. Times are ISO; `submittedAt` and `answerAt` are wall time in milliseconds. */
export const storedSchema = z.object({
  /** The immutable id. A moved mail keeps it; a sent draft may not. */
  id: z.string(),
  /** Counts moves: the ordinary id is made from it, so it changes with every move. */
  moves: z.number(),
  folder: z.enum(folders),
  isDraft: z.boolean(),
  internetMessageId: z.string().nullable(),
  conversationId: z.string(),
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  subject: z.string(),
  from: person.nullable(),
  to: z.array(person),
  cc: z.array(person),
  bcc: z.array(person),
  replyTo: z.array(person),
  createdAt: z.string(),
  modifiedAt: z.string(),
  receivedAt: z.string(),
  sentAt: z.string(),
  preview: z.string(),
  /** Only of a draft; every other mail has its raw bytes. */
  body: z.object({ contentType: z.enum(['text', 'html']), content: z.string() }).nullable(),
  raw: z.string().nullable(),
  hasAttachments: z.boolean(),
  /** Only what was put on a draft; whatever came with a mail is in its raw bytes. */
  attachments: z.array(attachment).default([]),
  isRead: z.boolean(),
  categories: z.array(z.string()),
  flag: z.enum(['notFlagged', 'flagged', 'complete']),
  importance: z.enum(['low', 'normal', 'high']),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  extended: z.record(z.string(), z.string()),
  messageClass: z.string(),
  /** How often sending was asked for: more than once is somebody's mistake, and shows. */
  submissions: z.number(),
  submittedAt: z.number().nullable(),
  /** When the outside world answers a sent letter by itself, and with what. */
  answerAt: z.number().nullable(),
  answer: z.enum(['bounce', 'out-of-office']).nullable(),
});

export type Stored = z.infer<typeof storedSchema>;
