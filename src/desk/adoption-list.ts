import { CsvError, parse } from 'csv-parse/sync';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import * as z from 'zod';
import { findReferences } from '../case/reference.ts';
import { atTime, type Day, dayOf, type OfficeCalendar } from '../case/working-days.ts';
import type { Contact } from './contact.ts';

/** A running case of the office, as its list brings it. */
export type Adoption = {
  line: number;
  reference: string;
  organisation: string;
  contact: Contact;
  reportedAt: Date;
  /** No time of the report is known, and another run may have counted it from another one of that day. */
  dayAlone: boolean;
  /** An officer's name; null while nobody has it. */
  owner: string | null;
  /** When the controller had its first answer; null when it waits for one. */
  answeredAt: Date | null;
};

/** problems: every one with its line. Nothing is to be taken from a list that has any. */
export type AdoptionList = { cases: Adoption[]; problems: string[] };

const REQUIRED = ['reference', 'organisation', 'contact', 'reported', 'owner'];
const COLUMNS = [...REQUIRED, 'answered'];

/** Reads the list strictly: one heading line, its columns and no others, and every row whole. */
export function readAdoptionList(
  source: string,
  { prefix, calendar, now }: { prefix: string; calendar: OfficeCalendar; now: Date },
): AdoptionList {
  const problems: string[] = [];
  const rows = rowsOf(source, problems);
  const seen = new Map<string, number>();
  const today = { day: dayOf(now, calendar), at: now };
  const cases = rows.flatMap(({ record, line }) => {
    const wrong = (what: string) => void problems.push(`line ${line}: ${what}`);
    const at = (column: string) => record[column]?.trim() ?? '';
    const [reference, another] = findReferences(at('reference'), prefix);
    if (!reference || another) wrong(`"${at('reference')}" is no reference such as ${prefix}-31191-G5C6`);
    else if (seen.has(reference)) wrong(`${reference} stands in line ${seen.get(reference)} already`);
    else seen.set(reference, line);
    if (!at('organisation')) wrong('the organisation is missing');
    const contact = contactIn(at('contact'));
    if (!contact) wrong(`"${at('contact')}" is no contact: write an address, or Name <address>`);
    const reported = momentIn(at('reported'), calendar);
    if (!reported) wrong(`"${at('reported')}" is no date: write 2024-03-12 or 2024-03-12 10:15`);
    else if (isLater(reported, today)) wrong(`"${at('reported')}" has not come yet`);
    const answered = at('answered') ? momentIn(at('answered'), calendar) : null;
    if (at('answered') && !answered) wrong(`"${at('answered')}" is no date: write 2024-03-14, or nothing`);
    if (answered && reported && (isLater(reported, answered) || isLater(answered, today))) {
      wrong(`it was answered ${at('answered')}, which is not between the report and today`);
    }
    if (!reference || !contact || !reported) return [];
    const reportedAt = latest(reported, [now, answered?.at ?? now], calendar);
    return [
      {
        line,
        reference,
        organisation: at('organisation'),
        contact,
        reportedAt,
        dayAlone: reported.at === null,
        owner: at('owner') || null,
        answeredAt: answered && max([latest(answered, [now], calendar), reportedAt]),
      },
    ];
  });
  return { cases, problems };
}

type Row = { record: Record<string, string>; line: number };

function rowsOf(source: string, problems: string[]): Row[] {
  try {
    const rows = parse(source, {
      bom: true,
      columns: (names: string[]) => columnsIn(names, problems),
      info: true,
      skip_empty_lines: true,
      // Excel keeps rows whose cells were emptied.
      skip_records_with_empty_values: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[]; // info: true wraps each record so
    return problems.length > 0 ? [] : rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push(`line ${Number(error['lines']) || 1}: ${shortened(error.message)}`);
    return [];
  }
}

function columnsIn(names: string[], problems: string[]): string[] {
  const plain = names.map((name) => name.trim().toLowerCase());
  const missing = REQUIRED.filter((name) => !plain.includes(name));
  const strange = plain.filter((name) => !COLUMNS.includes(name));
  const twice = plain.filter((name, place) => plain.indexOf(name) !== place);
  if (missing.length > 0) problems.push(`line 1: the column ${missing.join(', ')} is missing`);
  if (strange.length > 0)
    problems.push(`line 1: "${strange.join('", "')}" is no column; they are ${COLUMNS.join(', ')}`);
  if (twice.length > 0) problems.push(`line 1: the column ${twice.join(', ')} is there twice`);
  return plain;
}

const addressSchema = z.email().max(254);

function contactIn(text: string): Contact | null {
  const [, name = '', bracketed] = /^(.*?)\s*<([^<>]+)>$/.exec(text) ?? [];
  const address = addressSchema.safeParse(bracketed ?? text);
  return address.success ? { name: name.replace(/^"|"$/g, '').trim() || null, address: address.data } : null;
}

/** In the office's zone. at: null where only the day is given. */
type Moment = { day: Day; at: Date | null };

function momentIn(text: string, calendar: OfficeCalendar): Moment | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/.exec(text) ?? [];
  if (!day || Number.isNaN(Date.parse(`${day}T${time ?? '00:00'}:00Z`))) return null;
  if (!new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) return null;
  return { day, at: time ? atTime(day, time, calendar) : null };
}

function isLater(one: Moment, other: Moment): boolean {
  return one.at && other.at ? one.at > other.at : one.day > other.day;
}

/**
 * A day alone counts from its end of office, for nobody promised an answer to the minute; but from no time at which it
 * cannot have been any more.
 */
function latest({ day, at }: Moment, atMost: Date[], calendar: OfficeCalendar): Date {
  return at ?? min([atTime(day, calendar.closes, calendar), ...atMost]);
}

function shortened(message: string): string {
  return message.length > 160 ? `${message.slice(0, 160)}…` : message;
}
