import type { World } from '../world.ts';
import { shapeAttachment } from './attachments.ts';
import type { Call } from './call.ts';
import { readMail } from './deliver.ts';
import { plainText } from './html-text.ts';
import { idFor } from './ids.ts';
import { badQuery, GraphRefusal } from './refusal.ts';
import type { Person, Stored } from './stored.ts';

type Property = (mail: Stored, call: Call, world: World) => unknown;

/** The properties of microsoft.graph.message that this mailbox knows, and how each is made. */
const properties: Record<string, Property> = {
  id: (mail, call) => idFor(mail, call.immutable),
  internetMessageId: (mail) => mail.internetMessageId,
  conversationId: (mail) => mail.conversationId,
  subject: (mail) => mail.subject,
  bodyPreview: (mail) => mail.preview,
  body: bodyOf,
  from: (mail) => (mail.from ? recipient(mail.from) : null),
  sender: (mail) => (mail.from ? recipient(mail.from) : null),
  toRecipients: (mail) => mail.to.map(recipient),
  ccRecipients: (mail) => mail.cc.map(recipient),
  bccRecipients: (mail) => mail.bcc.map(recipient),
  replyTo: (mail) => mail.replyTo.map(recipient),
  createdDateTime: (mail) => seconds(mail.createdAt),
  lastModifiedDateTime: (mail) => seconds(mail.modifiedAt),
  receivedDateTime: (mail) => seconds(mail.receivedAt),
  sentDateTime: (mail) => seconds(mail.sentAt),
  hasAttachments: (mail) => mail.hasAttachments,
  isDraft: (mail) => mail.isDraft,
  isRead: (mail) => mail.isRead,
  parentFolderId: (mail) => folderId(mail.folder),
  categories: (mail) => mail.categories,
  flag: (mail) => ({ flagStatus: mail.flag }),
  importance: (mail) => mail.importance,
  // Outlook on the web cannot be played here: the mail as it arrived is what there is to open.
  webLink: (mail, call) => `${call.origin}/_sandbox/mail/${encodeURIComponent(mail.id)}/raw`,
  internetMessageHeaders: (mail) => mail.headers,
};
/** Comes only when it is asked for: learn.microsoft.com/graph/api/resources/message. */
const onRequest = new Set(['internetMessageHeaders']);

/** A folder's id; its well-known name finds it too. */
export function folderId(name: string): string {
  return `AAMkADfolder-${name}`;
}

/** Which properties $select names; null when everything usual is wanted. */
export function readSelect(select: string | null): string[] | null {
  if (select === null) return null;
  const names = select.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!Object.hasOwn(properties, name)) {
      const message = `Could not find a property named '${name}' on type 'microsoft.graph.message'.`;
      throw new GraphRefusal(400, 'RequestBroker--ParseUri', message);
    }
  }
  return ['id', ...names];
}

/** What to show with each mail besides: extended properties, and its attachments. */
export type Expand = { extended: string[]; attachments: boolean };

const EXTENDED = /^singleValueExtendedProperties\(\$filter=(id eq '[^']+'(?: or id eq '[^']+')*)\)$/;
const ATTACHMENTS = /^attachments(?:\(\$select=(?:id|name|size)(?:,(?:id|name|size))*\))?(?:,(?=.)|$)/;

export function readExpand(expand: string | null): Expand {
  if (expand === null) return { extended: [], attachments: false };
  const rest = expand.replace(ATTACHMENTS, '');
  const match = rest === '' ? ['', ''] : EXTENDED.exec(rest);
  if (!match) throw badQuery(`$expand=${expand} is not supported.`);
  const extended = [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map((found) => found[1] ?? '');
  return { extended, attachments: rest !== expand };
}

/** Names this version of the mail. */
export function etagOf(mail: Stored): string {
  return `W/"${Buffer.from(`${mail.modifiedAt} ${mail.moves}`).toString('base64')}"`;
}

/** A mail as Graph writes it. */
export async function shape(
  world: World,
  mail: Stored,
  call: Call,
  wanted: { select: string[] | null; expand: Expand },
): Promise<Record<string, unknown>> {
  const names = wanted.select ?? Object.keys(properties).filter((name) => !onRequest.has(name));
  const result: Record<string, unknown> = { '@odata.etag': etagOf(mail) };
  for (const name of new Set(names)) result[name] = await properties[name]?.(mail, call, world);
  if (wanted.expand.attachments) result['attachments'] = mail.attachments.map(shapeAttachment);
  const shown = wanted.expand.extended
    .map((id) => ({ id, value: extended(mail, id) }))
    .filter(({ value }) => value !== null);
  if (shown.length > 0) result['singleValueExtendedProperties'] = shown;
  return result;
}

async function bodyOf(mail: Stored, call: Call, world: World): Promise<unknown> {
  const body = mail.body ?? (await bodyFromRaw(mail, world));
  if (call.textBodies && body.contentType === 'html') return { contentType: 'text', content: plainText(body.content) };
  return body;
}

async function bodyFromRaw(mail: Stored, world: World) {
  const email = await readMail(mail.raw ? await world.blobs.read(mail.raw) : new Uint8Array());
  return email.html === undefined
    ? { contentType: 'text', content: email.text ?? '' }
    : { contentType: 'html', content: email.html };
}

function extended(mail: Stored, id: string): string | null {
  return /^String 0x001A$/i.test(id) ? mail.messageClass : (mail.extended[id] ?? null);
}

function recipient(person: Person) {
  return { emailAddress: { name: person.name || person.address, address: person.address } };
}

function seconds(iso: string): string {
  return `${iso.slice(0, 19)}Z`;
}
