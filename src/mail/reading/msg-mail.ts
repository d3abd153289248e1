import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import type { Address, Attachment, Email } from 'postal-mime';
import * as z from 'zod';
import { decodeText } from './formats.ts';
import { checkCompound } from './msg-sound.ts';
import { CannotRead, parseMail } from './parse-mail.ts';
import { inflateRtf } from './tnef-rtf.ts';

// The package is CommonJS, and its default export is called otherwise by Node and by the test runner when imported.
const { default: MsgReader }: typeof import('@kenjiuno/msgreader') = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
);

/** A saved Outlook item as a mail, and its rich text body where Outlook kept no other. */
export type OutlookMail = { mail: Email; rtf: Uint8Array | null };

/** Opens a saved Outlook item (.msg). Throws CannotRead when it is damaged or no mail. */
export async function openMsg(bytes: Uint8Array): Promise<OutlookMail> {
  checkCompound(bytes, 'saved Outlook item');
  try {
    // The library reads from the start of the buffer it is given.
    const reader = new MsgReader(Uint8Array.from(bytes).buffer);
    reader.parserConfig = { ansiEncoding: 'windows-1252' };
    const found = reader.getFileData();
    const item = itemSchema.parse(found);
    const contents = (found.attachments ?? []).map((one) => contentOf(reader, one));
    const html = htmlOf(item);
    const rtf = item.compressedRtf && !item.body && !html ? inflateRtf(item.compressedRtf) : null;
    const headers = item.headers ? await parseMail(Buffer.from(item.headers)) : null;
    return { mail: mailOf(item, html, filesOf(item, contents), headers), rtf };
  } catch (error) {
    throw new CannotRead('The saved Outlook item is damaged and could not be opened', { cause: error });
  }
}

/** A damaged item may hold anything under any name; what is not of its kind counts as not there. */
const text = z.string().optional().catch(undefined);
const bytes = z.instanceof(Uint8Array).optional().catch(undefined);
const truth = z.boolean().optional().catch(undefined);
const itemSchema = z.object({
  dataType: z.literal('msg'),
  subject: text,
  body: text,
  bodyHtml: text,
  html: bytes,
  compressedRtf: bytes,
  messageId: text,
  headers: text,
  senderName: text,
  senderEmail: text,
  senderSmtpAddress: text,
  sentRepresentingSmtpAddress: text,
  creatorSMTPAddress: text,
  clientSubmitTime: text,
  messageDeliveryTime: text,
  recipients: z.array(z.object({ recipType: text, name: text, smtpAddress: text, email: text })),
  attachments: z.array(
    z.object({
      name: text,
      fileName: text,
      fileNameShort: text,
      innerMsgContent: truth,
      attachmentHidden: truth,
    }),
  ),
});
type Item = z.infer<typeof itemSchema>;

/** Pictures and sheets that were pasted in as objects have no bytes of their own; they are named and left. */
function contentOf(reader: InstanceType<typeof MsgReader>, one: FieldsData): Uint8Array {
  const opens = one.innerMsgContent === true || typeof one.dataId === 'number';
  return opens ? reader.getAttachment(one).content : new Uint8Array();
}

function filesOf(item: Item, contents: Uint8Array[]): Attachment[] {
  return item.attachments.map((one, index) => {
    const name = one.fileName || one.fileNameShort || one.name || null;
    return {
      filename: one.innerMsgContent === true ? `${one.name || 'attached mail'}.msg` : name,
      mimeType: 'application/octet-stream',
      disposition: one.attachmentHidden === true ? 'inline' : 'attachment',
      related: one.attachmentHidden === true,
      content: contents[index] ?? new Uint8Array(),
    };
  });
}

/** An item that came over the internet keeps the headers that it came with; they know addresses that Outlook hides. */
function mailOf(item: Item, html: string | null, attachments: Attachment[], headers: Email | null): Email {
  const sent = item.clientSubmitTime ?? item.messageDeliveryTime ?? null;
  const recipients = item.recipients.map((one) => ({
    kind: one.recipType,
    ...addressOf(one.name, [one.smtpAddress, one.email]),
  }));
  const from = addressOf(item.senderName, [
    item.senderSmtpAddress,
    item.sentRepresentingSmtpAddress,
    item.senderEmail,
    item.creatorSMTPAddress,
  ]);
  const sender = from.address === '' ? headers?.from : from;
  const messageId = item.messageId ?? headers?.messageId;
  return {
    headers: sent === null ? (headers?.headers ?? []) : [{ key: 'date', originalKey: 'Date', value: sent }],
    headerLines: [],
    ...(sender ? { from: sender } : {}),
    to: recipients.filter(({ kind }) => kind !== 'cc' && kind !== 'bcc'),
    cc: recipients.filter(({ kind }) => kind === 'cc'),
    subject: item.subject ?? headers?.subject ?? '',
    ...(messageId ? { messageId } : {}),
    ...(headers?.inReplyTo ? { inReplyTo: headers.inReplyTo } : {}),
    ...(headers?.references ? { references: headers.references } : {}),
    ...(item.body ? { text: item.body } : {}),
    ...(html ? { html } : {}),
    attachments,
  };
}

/** Inside an organisation Outlook knows people by a path that begins with /O=; only an address will do. */
function addressOf(name: string | undefined, addresses: (string | undefined)[]): Address {
  return { name: name ?? '', address: addresses.find((one) => one?.includes('@')) ?? '' };
}

function htmlOf({ html, bodyHtml }: Item): string | null {
  return bodyHtml || (html ? decodeText(html) : null);
}
