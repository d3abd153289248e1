import type { Letterbox } from '../mailbox/letterbox.ts';
import type { Stored } from '../mailbox/stored.ts';
import type { World } from '../world.ts';
import { CONTROLLER, followUp2019 } from './case-of-2019.ts';
import { formOf } from './form.ts';
import { followUpTo, reportOf } from './organisations.ts';
import { wordFile } from './word-file.ts';
import { WORD, writeMail } from './write-mail.ts';

const REFERENCE = /IC-\d+-[A-Z0-9]+/;

/** The letters that have left, newest first. */
export function letters(box: Letterbox): Stored[] {
  const sent = box.all().filter(({ folder }) => folder === 'sentitems');
  return sent.sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1));
}

/** A controller answers a letter, with the follow-up form when asked to. */
export async function replyTo(
  world: World,
  box: Letterbox,
  letter: Stored,
  { text, withForm }: { text?: string | undefined; withForm: boolean },
): Promise<Uint8Array> {
  const [from] = letter.to;
  if (!from) throw new Error('That letter has no recipient who could answer.');
  const reference = REFERENCE.exec(letter.subject)?.[0] ?? '';
  const words = text ?? (withForm ? 'Please find our follow-up report attached.' : 'Thank you for your letter.');
  const own = letter.internetMessageId ?? '';
  return writeMail({
    from: { name: from.name || from.address, address: from.address },
    to: box.address,
    subject: /^re:/i.test(letter.subject) ? letter.subject : `RE: ${letter.subject}`,
    text: `Dear colleague,\n\n${words}\n\n${quoted(letter, box.address)}`,
    date: world.now(),
    ...(own && { inReplyTo: own, references: [...letter.references, own] }),
    ...(withForm && { attachments: [form(world, box, from.address, reference)] }),
  });
}

function form(world: World, box: Letterbox, address: string, reference: string) {
  const answers =
    address === CONTROLLER.address ? followUp2019 : followUpTo(firstReport(world, box, address), reference);
  return { filename: 'follow-up-report.docx', content: wordFile(formOf(answers)), contentType: WORD };
}

/** What this organisation reported first: its turn stands in the header of that mail. */
function firstReport(world: World, box: Letterbox, address: string) {
  const mail = box.all().find(({ folder, from }) => folder === 'inbox' && from?.address === address);
  const turn = Number(mail?.headers.find(({ name }) => name.toLowerCase() === 'x-sandbox-turn')?.value ?? Number.NaN);
  if (mail && !Number.isNaN(turn)) return reportOf(turn, new Date(mail.receivedAt));
  // A report that came from a file: a form of the same address, with facts of its own.
  const report = reportOf(0, world.now());
  return { ...report, reporter: { ...report.reporter, email: address } };
}

function quoted(letter: Stored, office: string): string {
  const when = letter.sentAt ? new Date(letter.sentAt).toUTCString() : '';
  const [to] = letter.to;
  return `From: ${office}\nSent: ${when}\nTo: ${to?.address ?? ''}\nSubject: ${letter.subject}\n\nYour letter as above.\n`;
}

/** A machine answers while its owner is away. */
export async function outOfOffice(world: World, box: Letterbox): Promise<Uint8Array | null> {
  const [letter] = letters(box);
  const [from] = letter?.to ?? [];
  if (!letter || !from) return null;
  return writeMail({
    from: { name: from.name || from.address, address: from.address },
    to: box.address,
    subject: `Automatic reply: ${letter.subject}`,
    text: 'I am away until Monday week. For anything that cannot wait please ring our front desk.',
    date: world.now(),
    ...(letter.internetMessageId && { inReplyTo: letter.internetMessageId }),
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  });
}

/** Somebody who knows a reference and has no part in the case. */
export async function stranger(world: World, box: Letterbox, reference: string): Promise<Uint8Array> {
  return writeMail({
    from: { name: 'Quentin Marsh', address: 'quentin.marsh@eastmere-courier.example' },
    to: box.address,
    subject: `Your case ${reference}`,
    text: `I understand that you are looking at ${reference}. Please tell me who is affected and what you have found so far.`,
    date: world.now(),
  });
}
