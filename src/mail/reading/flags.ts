import type { MailReading } from '../../desk/mail-reader.ts';
import type { Opened } from './attachments.ts';
import type { Chosen } from './choose-form.ts';
import { differingAnswers } from './same-report.ts';

type Flags = MailReading['flags'];

export function fileFlags(opened: Opened[], chosen: Chosen | null): Flags {
  const unread = opened.filter(({ trouble, file }) => trouble !== null && !file.inline);
  const notes = [...new Set(unread.map(({ trouble }) => trouble ?? ''))];
  const flags = notes.map((note) => ({ code: 'unreadable_attachment', note }));
  return chosen?.file ? flags : flags.slice(0, 20);
}

/** What an officer must know when a mail holds more than one filled form. */
export function copyFlags(chosen: Chosen | null, others: Chosen[]): Flags {
  if (!chosen) return [];
  return others.map((other) => {
    const differing = differingAnswers(chosen.form.answers, other.form.answers);
    const both = `${placeOf(chosen)} and ${placeOf(other)}`.replace(/^t/, 'T');
    return differing.length > 0
      ? { code: 'several_reports', note: `${both} hold reports that differ: ${differing.slice(0, 5).join('; ')}` }
      : { code: 'same_report_twice', note: `${both} hold the same report; ${placeOf(chosen)} says most and was read` };
  });
}

/** A case is never chosen between two that a mail names. */
export function referenceFlags(references: MailReading['references']): Flags {
  const named = (where: string) => references.filter((one) => one.where === where).map(({ reference }) => reference);
  const [subject, form] = [named('subject'), named('form')];
  if (subject.length === 0 || form.length === 0) return [];
  return [
    { code: 'two_references', note: `The subject names ${subject.join(' and ')}, the form ${form.join(' and ')}` },
  ];
}

function placeOf({ file }: Chosen): string {
  return file === null ? 'the text of the mail' : `the file ${file}`;
}
