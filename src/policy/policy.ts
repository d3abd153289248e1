import * as z from 'zod';
import { outcomes } from '../case/case.ts';
import { isHolidayRegion } from './public-holidays.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "09:00"');
const day = z.string().refine(isDay, 'a day such as 2026-12-24');
const days = z.number().int().min(1).max(366);
/** A rule that changes holds for what is reported from that day on. */
const length = z.strictObject({ days, changes: z.array(z.strictObject({ from: day, days })).optional() });
const line = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n]*$/, 'words on one line');
const page = z
  .string()
  .regex(/^(https?:\/\/)?([a-z0-9-]+\.)+[a-z]{2,}(\/\S*)?$/i, 'a web address such as www.regulator.example/privacy');
const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and dashes'),
  title: line.max(70),
  text: line.max(600),
});
const domain = z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'a domain such as regulator.example');
const team = z.strictObject({ name: line, reach: line });
const pair = z.strictObject({
  slack: z.string().regex(/^[UW][A-Z0-9]{2,}$/, 'the id of a Slack user, such as U0ALEX'),
  teams: z.guid('the object id of a person in Entra').toLowerCase(),
});
const once = (entries: { id: string }[]) => new Set(entries.map(({ id }) => id)).size === entries.length;
// Slack shows ten tick boxes in one group, and 3,000 characters in one field of a letter.
const fits = (entries: { text: string }[]) => entries.reduce((sum, { text }) => sum + text.length + 3, 0) <= 2700;
const bankOf = <Entry extends typeof entry>(one: Entry) =>
  z
    .array(one)
    .max(10)
    .refine(once, 'a list in which every id stands once')
    .refine(fits, 'short enough that all of it fits one letter: 2,700 characters');
const bank = bankOf(entry);

/** What may keep a piece of a case file from being shown; the law is the office's to name. */
export const exemptions = ['people', 'officers', 'obtained', 'security', 'views'] as const;
export type Exemption = (typeof exemptions)[number];

/** What policy.yml holds. Every key is required in the built-in file; an office's own file replaces top-level keys. */
export const policySchema = z.strictObject({
  office: z.strictObject({
    name: line,
    address: z.array(line).min(1),
    telephone: line,
    helplineHours: line,
    web: page,
    privacyNotice: page,
    securityGuidance: page,
  }),
  zone: z.string().refine(isZone, 'a time zone such as Europe/London'),
  officeHours: z
    .strictObject({ opens: time, closes: time })
    .refine(({ opens, closes }) => opens < closes, 'an opening time before the closing time'),
  workingWeekdays: z.array(z.number().int().min(1).max(7)).min(1),
  holidays: z
    .strictObject({ country: line, state: line.optional(), extra: z.array(day), not: z.array(day) })
    .refine(isHolidayRegion, 'a country and state that holidays are known of, such as GB and ENG'),
  promise: length,
  decision: length,
  followUp: z.strictObject({ readWithinWorkingDays: days }),
  request: z.strictObject({ days }),
  reminders: z
    .strictObject({ digest: time.default('08:45'), morning: time, lastCall: time })
    .refine(({ morning, lastCall }) => morning < lastCall, 'a morning before the last call'),
  answerReminder: z.strictObject({ about: line.max(70), body: z.string().trim().min(1).max(2700) }),
  burst: z.strictObject({
    reports: z.number().int().min(5).max(1000),
    withinMinutes: z.number().int().min(1).max(1440),
  }),
  readableCopy: z.strictObject({ opening: z.string().trim().min(1).max(2700), request: line.max(600) }),
  undoSeconds: z.number().int().min(0).max(600),
  paired: z.array(pair).refine(apart, 'a list in which nobody stands twice'),
  reference: z.strictObject({
    prefix: z.string().regex(/^[A-Z]{2,4}$/, 'two to four capital letters'),
    firstNumber: z.number().int().min(1),
  }),
  staffDomains: z.array(domain),
  sharedDomains: z.array(domain),
  teams: z.strictObject({ complaints: team, informationRequests: team, press: team }),
  announced: z.strictObject({ perSenderAndDay: z.number().int().min(1), perCaseAndDay: z.number().int().min(1) }),
  outgoing: z.strictObject({
    stopped: z.boolean(),
    perAddressAndDay: z.number().int().min(1),
    perCaseAndDay: z.number().int().min(1),
  }),
  outcomes: z.record(z.enum(outcomes), z.strictObject({ decided: line.max(600), next: line.max(600) })),
  reasons: bank,
  recommendations: bank,
  questions: bankOf(entry.extend({ why: line.max(75) })),
  noReplyReasons: bank,
  exemptions: z.record(z.enum(exemptions), line.max(200)),
});

export type Bank = z.infer<typeof bank>;

function apart(pairs: z.infer<typeof pair>[]): boolean {
  const ids = pairs.flatMap(({ slack, teams }) => [slack, teams]);
  return new Set(ids).size === ids.length;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
