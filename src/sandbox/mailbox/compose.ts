import MailComposer from 'nodemailer/lib/mail-composer';
import { plainText } from './html-text.ts';
import type { Person, Stored } from './stored.ts';

/**
 * The bytes that leave for a draft. A draft holds one body; from an HTML one the mail server makes the text
 * alternative, as Exchange Online does by default (Set-RemoteDomain, MimeHtmlText).
 */
export async function compose(draft: Stored, sentAt: Date): Promise<Uint8Array> {
  const words = draft.body ?? { contentType: 'text', content: '' };
  const html = words.contentType === 'html' ? words.content : undefined;
  const mail = new MailComposer({
    from: draft.from ? [draft.from] : undefined,
    to: draft.to.map(spoken),
    cc: draft.cc.map(spoken),
    replyTo: draft.replyTo.map(spoken),
    subject: draft.subject,
    messageId: draft.internetMessageId ?? undefined,
    inReplyTo: draft.inReplyTo ?? undefined,
    references: draft.references.length > 0 ? draft.references : undefined,
    date: sentAt,
    headers: draft.headers.map(({ name, value }) => ({ key: name, value })),
    text: html === undefined ? words.content : plainText(html),
    html,
    attachments: draft.attachments.map(({ name, contentType, isInline, contentBytes }) => ({
      filename: name,
      contentType,
      contentDisposition: isInline ? 'inline' : 'attachment',
      content: Buffer.from(contentBytes, 'base64'),
    })),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return await mail.compile().build();
}

/** An address without a name of its own is written bare. */
function spoken(person: Person): Person {
  return person.name === person.address ? { name: '', address: person.address } : person;
}
