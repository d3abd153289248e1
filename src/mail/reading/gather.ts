import type { Email } from 'postal-mime';
import type { MailReading } from '../../desk/mail-reader.ts';
import { type File, filesOf, type Opened, openFiles } from './attachments.ts';
import { envelopeOf } from './envelope.ts';
import { htmlLines } from './html-lines.ts';
import { isBlank, type Line } from './line.ts';
import { newestWords, type Words } from './newest-words.ts';
import type { Office } from './office.ts';
import { CannotRead, parseMail } from './parse-mail.ts';
import { textLines } from './text-lines.ts';

/** Everything that one mail brings along, taken apart but not yet understood. */
export type Gathered = {
  envelope: MailReading['envelope'];
  flags: MailReading['flags'];
  /** The same body as HTML and as plain text, where both were sent; each may carry the form better. */
  bodies: Words[];
  files: File[];
  opened: Opened[];
  /** A mail that came as an attachment. */
  inner: Gathered | null;
};

/** Mails inside mails inside mails: nobody forwards deeper than this as attachments. */
const DEEPEST_MAIL = 4;

export async function gather(mail: Email, office: Office, depth = 0): Promise<Gathered> {
  const { envelope, flags } = envelopeOf(mail, office.zone);
  const files = filesOf(mail);
  const trouble: MailReading['flags'] = [];
  const bodies = bodiesOf(mail, trouble).map((lines) => newestWords(lines, envelope, office.mailbox));
  const inner = await innerMail(files, office, depth);
  return { envelope, flags: [...flags, ...trouble], bodies, files, opened: openFiles(files), inner };
}

/** All files of a mail and of the mails inside it, as they are shown to people. */
export function allFiles({ files, inner }: Gathered): File[] {
  return [...files, ...(inner ? allFiles(inner) : [])];
}

export function allOpened({ opened, inner }: Gathered): Opened[] {
  return [...opened, ...(inner ? allOpened(inner) : [])];
}

function bodiesOf(mail: Email, trouble: MailReading['flags']): Line[][] {
  const bodies: Line[][] = [];
  for (const [read, source] of [[htmlLines, mail.html] as const, [textLines, mail.text] as const]) {
    try {
      if (source) bodies.push(read(source));
    } catch (error) {
      if (!(error instanceof CannotRead)) throw error;
      trouble.push({ code: 'unreadable_body', note: error.message });
    }
  }
  return bodies.filter((lines) => lines.some((line) => !isBlank(line)));
}

async function innerMail(files: File[], office: Office, depth: number): Promise<Gathered | null> {
  const file = files.find((one) => one.format === 'mail');
  if (!file || depth >= DEEPEST_MAIL) return null;
  try {
    return await gather(await parseMail(file.bytes), office, depth + 1);
  } catch (error) {
    if (error instanceof CannotRead) return null;
    throw error;
  }
}
