import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '../../../src/case/report.ts';
import { printable, readFiles } from '../../../src/mail/reading/read-files.ts';
import { readMail } from '../../../src/mail/reading/read-mail.ts';

/** A mail of the fixtures, what should be read in it, and what is. */
export type Examined = { name: string; expected: Printed; read: Printed };

export type Printed = {
  classification: string;
  fields: Report | null;
  references: string[];
  attachments: string[];
  flags: string[];
};

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

/** The authors' mails make one mailbox, in which some come twice; the examiner's each stand alone. */
export async function examine(half: 'reports' | 'examiner'): Promise<Examined[]> {
  const folder = new URL(`../../fixtures/${half}/`, import.meta.url);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort();
  const files = names.map((name) => new URL(`${name}.eml`, folder).pathname);
  const readings = half === 'reports' ? await asOneMailbox(files) : await Promise.all(files.map(alone));
  return names.map((name, index) => {
    const expected = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    // One reading a file, in their order.
    return { name, expected: withCodes(expected), read: withCodes(readings[index] as Written) };
  });
}

async function asOneMailbox(files: string[]): Promise<Written[]> {
  const lines: string[] = [];
  const status = await readFiles(files, office.mailbox, (line) => lines.push(line), console.error);
  if (status !== 0) throw new Error('Not every mail could be opened: see above');
  return lines.map((line) => JSON.parse(line));
}

async function alone(file: string): Promise<Written> {
  return printable(await readMail(readFileSync(file), office));
}

type Written = Omit<Printed, 'flags'> & { flags: (string | { code: string })[] };

function withCodes({ classification, fields, references, attachments, flags }: Written): Printed {
  const codes = flags.map((flag) => (typeof flag === 'string' ? flag : flag.code));
  return { classification, fields, references, attachments, flags: codes };
}
