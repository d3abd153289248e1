import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import type { Address, Attachment, Email } from 'postal-mime';
import { checkCompound } from './msg-sound.ts';
import { CannotRead } from './parse-mail.ts';
import { inflateRtf } from './tnef-rtf.ts';

// The package is CommonJS, and its default export is called otherwise by Node and by the test runner when imported.
const { default: MsgReader }: typeof import('@kenjiuno/msgreader') = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
);

/** A saved Outlook item as a mail, and its rich text body where Outlook kept no other. */
export type OutlookMail = { mail: Email; rtf: Uint8Array | null };

/** Opens a saved Outlook item (.msg). Throws CannotRead when it is damaged or no mail. */
export function openMsg(bytes: Uint8Array): OutlookMail {
  checkCompound(bytes);
  try {
    // The library reads from the start of the buffer it is given.
    const reader = new MsgReader(Uint8Array.from(bytes).buffer);
    const item = reader.getFileData();
    if (item.error || item.dataType !== 'msg') throw new Error(item.error ?? 'no item');
    const html = htmlOf(item);
    const rtf = item.compressedRtf && !item.body && !html ? inflateRtf(item.compressedRtf) : null;
    return { mail: mailOf(item, html, filesOf(reader, item)), rtf };
  } catch (error) {
    throw new CannotRead('The saved Outlook item is damaged and could not be opened', { cause: error });
  }
}

function filesOf(reader: InstanceType<typeof MsgReader>, item: FieldsData): Attachment[] {
  return (item.attachments ?? []).map((one) => {
    const { content } = reader.getAttachment(one);
    const name = one.fileName || one.fileNameShort || one.name || null;
    return {
      filename: one.innerMsgContent ? `${one.name || 'attached mail'}.msg` : name,
      mimeType: 'application/octet-stream',
      disposition: one.attachmentHidden ? 'inline' : 'attachment',
      related: one.attachmentHidden === true,
      content,
    };
  });
}

function mailOf(item: FieldsData, html: string | null, attachments: Attachment[]): Email {
  const sent = item.clientSubmitTime ?? item.messageDeliveryTime ?? null;
  const recipients = (item.recipients ?? []).map((one) => ({
    kind: one.recipType,
    ...addressOf(one.name, [one.smtpAddress, one.email]),
  }));
  return {
    headers: sent === null ? [] : [{ key: 'date', originalKey: 'Date', value: sent }],
    headerLines: [],
    from: addressOf(item.senderName, [
      item.senderSmtpAddress,
      item.sentRepresentingSmtpAddress,
      item.senderEmail,
      item.creatorSMTPAddress,
    ]),
    to: recipients.filter(({ kind }) => kind !== 'cc' && kind !== 'bcc'),
    cc: recipients.filter(({ kind }) => kind === 'cc'),
    subject: item.subject ?? '',
    ...(item.messageId ? { messageId: item.messageId } : {}),
    ...(item.body ? { text: item.body } : {}),
    ...(html ? { html } : {}),
    attachments,
  };
}

/** Inside an organisation Outlook knows people by a path that begins with /O=; only an address will do. */
function addressOf(name: string | undefined, addresses: (string | undefined)[]): Address {
  return { name: name ?? '', address: addresses.find((one) => one?.includes('@')) ?? '' };
}

function htmlOf({ html, bodyHtml }: FieldsData): string | null {
  if (bodyHtml) return bodyHtml;
  if (!html) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(html);
  } catch {
    return new TextDecoder('windows-1252').decode(html);
  }
}
