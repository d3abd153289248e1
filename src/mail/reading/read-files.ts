import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as z from 'zod';
import { reportSchema } from '../../case/report.ts';
import { classifications, type MailReading } from '../../desk/mail-reader.ts';
import { safeName } from './parse-mail.ts';
import { startReaderPool } from './reader-pool.ts';

const printedSchema = z.strictObject({
  file: z.string(),
  classification: z.enum(classifications),
  fields: reportSchema.nullable(),
  references: z.array(z.string()),
  attachments: z.array(z.string()),
  flags: z.array(z.object({ code: z.string(), note: z.string() })),
});

/** As the built-in policy has them. */
const OFFICE = { zone: 'Europe/London', prefix: 'IC' };

/**
 * Reads mail files in order, as one mailbox, and hands `out` one JSON object a mail. Resolves to the exit status: 1 when
 * a file could not be opened, which `error` is told in words; the others are still read.
 */
export async function readFiles(
  files: string[],
  mailbox: string,
  out: (line: string) => void,
  error: (line: string) => void,
): Promise<number> {
  const pool = startReaderPool({ mailbox, ...OFFICE });
  const seen: Seen = { contents: new Map(), reports: new Set(), bytes: new Set() };
  let status = 0;
  try {
    for (const file of files) {
      const bytes = await digestOf(file, error);
      if (bytes === null) {
        status = 1;
        continue;
      }
      const open = () => createReadStream(file);
      const mail = (await pool.read(open)) ?? (await pool.readSlowly(open));
      out(JSON.stringify(printed(file, mail, bytes, seen)));
    }
  } finally {
    await pool.stop();
  }
  return status;
}

type Seen = { contents: Map<string, Set<string>>; reports: Set<string>; bytes: Set<string> };

/** Null when the file cannot be opened. */
async function digestOf(file: string, error: (line: string) => void): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece);
    return hash.digest('hex');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    error(`Cannot open ${file}${why}. Check the path and that you may read it.`);
    return null;
  }
}

function printed(file: string, mail: MailReading, bytes: string, seen: Seen) {
  const { classification, flags, ...others } = printable(mail);
  const copy = judgeCopy(mail, bytes, seen);
  const again = { code: 'same_message_id', note: 'An earlier mail has the same Message-ID and other content' };
  return printedSchema.parse({
    file,
    ...others,
    classification: copy === 'same' ? 'duplicate' : classification,
    flags: copy === 'other-content' ? [...flags, again] : flags,
  });
}

/** What is printed of a mail that stands alone. */
export function printable(mail: MailReading) {
  const said = mail.manual === null || mail.flags.some(({ note }) => note === mail.manual);
  return {
    classification: mail.classification,
    fields: mail.fields,
    references: mail.references.map(({ reference }) => reference),
    attachments: mail.attachments.map(({ name }) => safeName(name)),
    flags: said ? mail.flags : [{ code: 'manual', note: mail.manual ?? '' }, ...mail.flags],
  };
}

/** Remembers the mail, and says whether an earlier one was the same mail or the same report. */
function judgeCopy(mail: MailReading, bytes: string, seen: Seen): 'new' | 'same' | 'other-content' {
  const id = mail.envelope.messageId;
  const content = digest(JSON.stringify([mail.text, mail.fields, mail.attachments.map(({ sha256 }) => sha256)]));
  const report = isReport(mail) ? digest(JSON.stringify(mail.fields)) : null;
  const before = id === null ? undefined : seen.contents.get(id);
  const again = before?.has(content) || seen.bytes.has(bytes) || (report !== null && seen.reports.has(report));
  if (id !== null) seen.contents.set(id, new Set([...(before ?? []), content]));
  seen.bytes.add(bytes);
  if (report !== null) seen.reports.add(report);
  if (again) return 'same';
  return before ? 'other-content' : 'new';
}

function isReport({ classification }: MailReading): boolean {
  return classification === 'initial_report' || classification === 'follow_up_report';
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
