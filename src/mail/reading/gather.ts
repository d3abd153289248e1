import type { Email } from 'postal-mime';
import type { MailReading } from '../../desk/mail-reader.ts';
import { type File, fileOf, filesOf, type Opened, openFiles } from './attachments.ts';
import { envelopeOf } from './envelope.ts';
import { htmlLines } from './html-lines.ts';
import { isBlank, type Line } from './line.ts';
import { newestWords, type Words } from './newest-words.ts';
import type { Office } from './office.ts';
import { openAll } from './open-all.ts';
import { CannotRead } from './parse-mail.ts';
import { textLines } from './text-lines.ts';
import { type PackedBody, unpackFiles } from './unpack-files.ts';
import type { Depth } from './unpack-mails.ts';
import { type Room, startRoom } from './unpack-zip.ts';

/** Everything that one mail brings along, taken apart but not yet understood. */
export type Gathered = {
  envelope: MailReading['envelope'];
  flags: MailReading['flags'];
  /** The same body as HTML and as plain text, where both were sent; each may carry the form better. */
  bodies: Words[];
  files: File[];
  opened: Opened[];
  /** Mails that came as attachments, or in one. */
  inner: Gathered[];
};

/** How much more one mail may unpack to, and how deep in attached mails we are. */
type Within = { room: Room; depth: Depth; packed: PackedBody[] };

export async function gather(mail: Email, office: Office, within: Within = outermost()): Promise<Gathered> {
  const { envelope, flags } = envelopeOf(mail, office.zone);
  const unpacked = await unpackFiles(filesOf(mail), within.room);
  const { mails, files, opened } = await openAll(unpacked.files, within);
  const trouble: MailReading['flags'] = [];
  const packed = [...within.packed, ...unpacked.bodies];
  const written = [...packed, mail].flatMap((body) => bodiesOf(body, trouble));
  const rich = await openFiles(richTextOf(packed));
  const lines = [...rich.flatMap((one) => (one.lines ? [one.lines] : [])), ...written];
  const bodies = lines.map((some) => newestWords(some, envelope, office));
  const inner: Gathered[] = [];
  for (const { mail: one, bodies: own, depth } of mails) {
    inner.push(await gather(one, office, { room: within.room, depth, packed: own }));
  }
  const lost = written.length > 0 ? [] : rich.filter((one) => one.trouble !== null);
  return {
    envelope,
    flags: [...flags, ...trouble],
    bodies,
    files,
    opened: [...lost, ...opened],
    inner,
  };
}

function outermost(): Within {
  return { room: startRoom(), depth: { mails: 0, items: 0 }, packed: [] };
}

/** All files of a mail and of the mails inside it, as they are shown to people. */
export function allFiles({ files, inner }: Gathered): File[] {
  return [...files, ...inner.flatMap(allFiles)];
}

export function allOpened({ opened, inner }: Gathered): Opened[] {
  return [...opened, ...inner.flatMap(allOpened)];
}

/** What was wrong with the mail, and with the words of the mails inside it; their dates are nobody's concern. */
export function allFlags({ flags, inner }: Gathered): MailReading['flags'] {
  return [...flags, ...inner.flatMap(allFlags).filter(({ code }) => code !== 'date_header')];
}

/** Outlook may keep a body as rich text only; it is read as a file would be. */
function richTextOf(bodies: PackedBody[]): File[] {
  return bodies.flatMap(({ rtf }) =>
    rtf ? [fileOf({ filename: 'body.rtf', mimeType: 'application/rtf', disposition: null, content: rtf })] : [],
  );
}

type Bodies = { html?: string | null | undefined; text?: string | null | undefined };

function bodiesOf(mail: Bodies, trouble: MailReading['flags']): Line[][] {
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
