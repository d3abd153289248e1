import PostalMime, { type Address, type Email } from 'postal-mime';
import type { World } from '../world.ts';
import { plainText } from './html-text.ts';
import { newId } from './ids.ts';
import type { Letterbox } from './letterbox.ts';
import type { Person, Stored } from './stored.ts';

/** Lays a raw mail into the Inbox, or where a rule puts it, received now. The bytes are kept as they are, however malformed. */
export async function deliver(world: World, box: Letterbox, raw: Uint8Array): Promise<Stored> {
  const mail = await received(world, box, raw);
  await box.put([mail]);
  return mail;
}

/** A mail as it would stand in the Inbox, without putting it there. */
export async function received(world: World, box: Letterbox, raw: Uint8Array): Promise<Stored> {
  const sha256 = await world.blobs.keep(raw);
  const email = await readMail(raw);
  const now = world.now().toISOString();
  const inReplyTo = messageIds(email.inReplyTo)[0] ?? null;
  const references = messageIds(email.references);
  return {
    id: newId(),
    moves: 0,
    folder: world.faults.manners().arrivesIn,
    isDraft: false,
    internetMessageId: email.messageId ?? null,
    conversationId: conversationOf(box, inReplyTo, references),
    inReplyTo,
    references,
    subject: email.subject ?? '',
    from: people(email.from ? [email.from] : [])[0] ?? null,
    to: people(email.to),
    cc: people(email.cc),
    bcc: [],
    replyTo: people(email.replyTo),
    createdAt: now,
    modifiedAt: now,
    receivedAt: now,
    sentAt: dated(email.date) ?? now,
    preview: previewOf(email.text ?? plainText(email.html ?? '')),
    body: null,
    raw: sha256,
    hasAttachments: email.attachments.some((attachment) => attachment.disposition !== 'inline'),
    attachments: [],
    isRead: false,
    categories: [],
    flag: 'notFlagged',
    importance: 'normal',
    headers: email.headers.map((header) => ({ name: header.originalKey, value: header.value })),
    extended: {},
    messageClass: classOf(email),
    submissions: 0,
    submittedAt: null,
    answerAt: null,
    answer: null,
  };
}

const unreadable: Email = { headers: [], headerLines: [], attachments: [] };

/** What a mail server makes of raw bytes; bytes that are no mail at all are a mail without anything. */
export async function readMail(raw: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(raw, { rfc822Attachments: true });
  } catch {
    return unreadable;
  }
}

/** The first 255 characters of the text, as bodyPreview holds. */
export function previewOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 255);
}

function conversationOf(box: Letterbox, inReplyTo: string | null, references: string[]): string {
  const answered = new Set([inReplyTo, ...references].filter((id) => id !== null));
  const known = box.all().find((mail) => mail.internetMessageId !== null && answered.has(mail.internetMessageId));
  return known?.conversationId ?? newConversation();
}

export function newConversation(): string {
  return `AAQkAD${crypto.randomUUID().replaceAll('-', '')}AA=`;
}

function people(addresses: Address[] | undefined): Person[] {
  return (addresses ?? []).flatMap((one): Person[] => {
    if (one.address === undefined) return people(one.group);
    return one.address === '' ? [] : [{ name: one.name || one.address, address: one.address }];
  });
}

function messageIds(header: string | undefined): string[] {
  return header?.match(/<[^<>\s]+>/g) ?? [];
}

function dated(header: string | undefined): string | null {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** PidTagMessageClass of a non-delivery report, as Exchange sets it from the report-type of the mail. */
function classOf(email: Email): string {
  const type = email.headers.find((header) => header.key === 'content-type')?.value ?? '';
  return /report-type="?delivery-status/i.test(type) ? 'REPORT.IPM.Note.NDR' : 'IPM.Note';
}
