import MailComposer from 'nodemailer/lib/mail-composer';
import MimeNode from 'nodemailer/lib/mime-node';
import type { World } from '../world.ts';
import { received } from './deliver.ts';
import type { Letterbox } from './letterbox.ts';
import type { Stored } from './stored.ts';

export type AnswerKind = 'bounce' | 'out-of-office';

/** Nobody lives there: every letter to this domain comes back. */
const NOWHERE = '@nowhere.example';

/** What the outside world will answer to a letter by itself. */
export function expectedAnswer(letter: Stored, outOfOffice: boolean): AnswerKind | null {
  if (lostRecipient(letter)) return 'bounce';
  return outOfOffice ? 'out-of-office' : null;
}

/** Puts the awaited answer into the Inbox, once: it and the note that it came are one record. */
export async function answer(world: World, box: Letterbox, letterId: string): Promise<void> {
  const letter = box.byId(letterId);
  if (!letter?.answer) return;
  const raw = letter.answer === 'bounce' ? await bounce(world, box, letter) : await outOfOffice(world, letter);
  const mail = await received(world, box, raw);
  const now = box.byId(letterId);
  if (now?.answer) await box.put([mail, { ...now, answer: null, answerAt: null }]);
}

function lostRecipient(letter: Stored): string | null {
  const all = [...letter.to, ...letter.cc, ...letter.bcc].map((person) => person.address);
  return all.find((address) => address.toLowerCase().endsWith(NOWHERE)) ?? null;
}

/** A non-delivery report: RFC 3464 in a multipart/report (RFC 6522) with the headers of what came back. */
async function bounce(world: World, box: Letterbox, letter: Stored): Promise<Uint8Array> {
  const lost = lostRecipient(letter) ?? '';
  const report = new MimeNode('multipart/report; report-type=delivery-status', { newline: 'win' });
  report.setHeader({
    'Return-Path': '<>',
    From: { name: 'Mail delivery', address: `postmaster@${box.address.split('@')[1]}` },
    To: box.address,
    Subject: `Undeliverable: ${letter.subject}`,
    Date: world.now().toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${crypto.randomUUID()}@mail.nowhere.example>`,
    'In-Reply-To': letter.internetMessageId ?? '',
    References: letter.internetMessageId ?? '',
    'Auto-Submitted': 'auto-replied',
  });
  const words = `Your message to ${lost} could not be delivered: there is no such mailbox.\r\n`;
  report.createChild('text/plain; charset=utf-8').setContent(words);
  report
    .createChild('message/delivery-status')
    .setContent(
      [
        'Reporting-MTA: dns; mail.nowhere.example',
        '',
        `Original-Recipient: rfc822;${lost}`,
        `Final-Recipient: rfc822;${lost}`,
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp;550 5.1.1 recipient address rejected',
        '',
      ].join('\r\n'),
    );
  report.createChild('text/rfc822-headers').setContent(await headersOf(world, letter));
  return await report.build();
}

async function headersOf(world: World, letter: Stored): Promise<string> {
  if (letter.raw === null) return '';
  const text = Buffer.from(await world.blobs.read(letter.raw)).toString('latin1');
  return `${text.slice(0, text.indexOf('\r\n\r\n'))}\r\n`;
}

/** The automatic answer of somebody who is away, marked as RFC 3834 asks. */
async function outOfOffice(world: World, letter: Stored): Promise<Uint8Array> {
  const person = letter.to[0] ?? { name: 'Somebody', address: 'somebody@away.example' };
  const mail = new MailComposer({
    from: [person],
    to: letter.from ? [letter.from] : [],
    subject: `Automatic reply: ${letter.subject}`,
    inReplyTo: letter.internetMessageId ?? undefined,
    references: letter.internetMessageId ?? undefined,
    date: world.now(),
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    text: 'I am out of the office and will read your message when I am back.\n',
    newline: 'win',
  });
  return await mail.compile().build();
}
