import type { Letterbox } from '../mailbox/letterbox.ts';
import type { World } from '../world.ts';
import { asText, formOf } from './form.ts';
import { lockedWordFile } from './locked-word-file.ts';
import { reportOf } from './organisations.ts';
import { wordFile } from './word-file.ts';
import { WORD, writeMail } from './write-mail.ts';

const SUBJECT = 'Personal data breach notification';
export const STAFF = { name: 'Nadia Farrow', address: 'nadia.farrow@regulator.example' };

/** Whose turn it is to report: as many mails as have arrived. */
export function turnOf(box: Letterbox): number {
  return box.all().filter(({ folder }) => folder === 'inbox').length;
}

/** A report with the form as a Word file, sent this minute. */
export async function justNow(world: World, box: Letterbox): Promise<Uint8Array> {
  const turn = turnOf(box);
  const report = reportOf(turn, world.now());
  return writeMail({
    from: { name: report.reporter.name, address: report.reporter.email },
    to: box.address,
    subject: SUBJECT,
    text: `Dear colleagues,\n\nPlease find attached a breach report form for ${report.organisation.name}.\n\n${report.reporter.name}\n`,
    date: world.now(),
    headers: { 'x-sandbox-turn': String(turn) },
    attachments: [{ filename: 'breach-report.docx', content: wordFile(formOf(report)), contentType: WORD }],
  });
}

/** The same form as a text whose boxes were lost on the way. */
export async function withoutTicks(world: World, box: Letterbox): Promise<Uint8Array> {
  const turn = turnOf(box);
  const report = reportOf(turn, world.now());
  return writeMail({
    from: { name: report.reporter.name, address: report.reporter.email },
    to: box.address,
    subject: SUBJECT,
    text: asText(formOf(report), 'none'),
    date: world.now(),
    headers: { 'x-sandbox-turn': String(turn) },
  });
}

/** A Word file that opens with a password only. */
export async function locked(world: World, box: Letterbox): Promise<Uint8Array> {
  const report = reportOf(turnOf(box), world.now());
  return writeMail({
    from: { name: report.reporter.name, address: report.reporter.email },
    to: box.address,
    subject: SUBJECT,
    text: `Dear colleagues,\n\nOur report is attached. The password follows by telephone.\n\n${report.reporter.name}\n`,
    date: world.now(),
    attachments: [{ filename: 'breach-report.docx', content: lockedWordFile(), contentType: WORD }],
  });
}

/** Written on Friday evening to another mailbox, forwarded to this one by a colleague. */
export async function forwarded(world: World, box: Letterbox): Promise<Uint8Array> {
  const sent = lastFridayEvening(world.now());
  const report = reportOf(turnOf(box), sent);
  return writeMail({
    from: STAFF,
    to: box.address,
    subject: `INITIAL BREACH REPORT - ${SUBJECT}`,
    text: forwardOf(
      { name: report.reporter.name, address: report.reporter.email },
      sent,
      asText(formOf(report), 'boxes'),
    ),
    date: world.now(),
  });
}

/** As Outlook puts the head of a forwarded mail into the text. */
export function forwardOf(from: { name: string; address: string }, sent: Date, text: string): string {
  const when = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  }).format(sent);
  return [
    `From: ${from.name} [mailto:${from.address}]`,
    `Sent: ${when.replace(' at ', ' ')}`,
    'To: reports <reports@regulator.example>',
    `Subject: ${SUBJECT}`,
    '',
    text,
  ].join('\r\n');
}

function lastFridayEvening(now: Date): Date {
  const evening = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 18, 16));
  while (evening.getUTCDay() !== 5 || evening >= now) evening.setUTCDate(evening.getUTCDate() - 1);
  return evening;
}
