import * as z from 'zod';
import { type AnsweredQuestion, answeredQuestionSchema, type Report, reportSchema } from '../case/report.ts';
import { factsOf } from '../case/report-facts.ts';
import type { Contact } from './contact.ts';
import type { Desk } from './desk.ts';
import type { MailReading } from './mail-reader.ts';
import type { KeepText } from './texts.ts';

const keptSchema = z.object({
  fields: reportSchema.nullable(),
  answers: z.array(answeredQuestionSchema),
  text: z.string(),
});

/** What the history keeps of a report: its answers as a text, and what they say in codes and dates. */
export function takeReading(desk: Desk, mail: MailReading, flags: string[], keep: KeepText) {
  const { fields, answers, manual, reader } = mail;
  return factsOf({ report: fields, answers, manual, flags, reader }, keep(readingText(mail)), desk.calendar);
}

/** A reading as the text that the history names. */
export function readingText({ fields, answers, text }: Pick<MailReading, 'fields' | 'answers' | 'text'>): string {
  return JSON.stringify({ fields, answers, text });
}

/** The answers of a report from its text. */
export function readingFrom(text: string): { fields: Report | null; answers: AnsweredQuestion[]; text: string } {
  return keptSchema.parse(JSON.parse(text));
}

/** Whom to write to: the address the report came from, by the name the form gives for it. */
export function contactIn(mail: MailReading, fromStaff: boolean): Contact | null {
  // A colleague is nobody to write to: without a sender inside it, an officer says who is.
  const sender = fromStaff ? (mail.forwarded?.from ?? null) : mail.envelope.from;
  if (!sender) return null;
  const reporter = mail.fields?.reporter;
  const same = reporter?.email?.toLowerCase() === sender.address.toLowerCase();
  return { name: (same ? reporter?.name : null) ?? reporter?.name ?? sender.name, address: sender.address };
}

const FUTURE_MS = 3_600_000;

/**
 * When the controller told the office. A forward of staff counts from the mail inside it; a time that cannot be
 * right (in the future, or unreadable) gives way to when the mailbox received it.
 */
export function reportedAt(mail: MailReading, receivedAt: Date, fromStaff: boolean): { at: Date; doubted: boolean } {
  if (!fromStaff || !mail.forwarded) return { at: receivedAt, doubted: false };
  const inner = mail.forwarded.sentAt ? new Date(mail.forwarded.sentAt) : null;
  if (!inner || Number.isNaN(inner.getTime()) || inner.getTime() > receivedAt.getTime() + FUTURE_MS) {
    return { at: receivedAt, doubted: true };
  }
  return { at: inner, doubted: false };
}
