import type { Email } from 'postal-mime';
import type { File } from './attachments.ts';
import { openMsg } from './msg-mail.ts';
import { CannotRead, parseMail } from './parse-mail.ts';
import type { PackedBody } from './unpack-files.ts';

/** How deep in attached mails we are. */
export type Depth = { mails: number; items: number };
export type AttachedMail = { mail: Email; bodies: PackedBody[]; depth: Depth };

/** Mails inside mails inside mails: nobody forwards deeper than this as attachments, or more of them at once. */
const DEEPEST = 4;
const DEEPEST_ITEM = 2;
const MOST = 20;

/** Takes attached mails apart, saved Outlook items among them. The files come back with the trouble they made. */
export async function unpackMails(files: File[], depth: Depth): Promise<{ mails: AttachedMail[]; files: File[] }> {
  const mails: AttachedMail[] = [];
  const kept: File[] = [];
  for (const file of files) {
    try {
      const mail = file.trouble === undefined ? await open(file, depth, mails.length) : null;
      if (mail) mails.push(mail);
      kept.push(mail ? { ...file, trouble: null } : file);
    } catch (error) {
      if (!(error instanceof CannotRead)) throw error;
      kept.push({ ...file, trouble: error.message });
    }
  }
  return { mails, files: kept };
}

async function open({ format, bytes }: File, depth: Depth, before: number): Promise<AttachedMail | null> {
  if (format !== 'mail' && format !== 'outlook') return null;
  if (before >= MOST) throw new CannotRead(`More than ${MOST} mails are attached; this desk opens the first ${MOST}`);
  if (depth.mails >= DEEPEST || (format === 'outlook' && depth.items >= DEEPEST_ITEM)) {
    throw new CannotRead('A mail is attached to a mail, deeper than this desk opens');
  }
  if (format === 'mail') {
    return { mail: await parseMail(bytes), bodies: [], depth: { ...depth, mails: depth.mails + 1 } };
  }
  const { mail, rtf } = await openMsg(bytes);
  const bodies = rtf ? [{ text: null, html: null, rtf }] : [];
  return { mail, bodies, depth: { mails: depth.mails + 1, items: depth.items + 1 } };
}
