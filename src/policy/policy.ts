import * as z from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "09:00"');
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day such as 2026-12-24');
const days = z.number().int().min(1).max(366);
const line = z.string().trim().min(1);
const entry = z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), title: line.max(70), text: line.max(600) });
const bank = z.array(entry).max(10);

/** What policy.yml holds. Every key is required in the built-in file; an office's own file replaces top-level keys. */
export const policySchema = z.strictObject({
  office: z.strictObject({
    name: line,
    address: z.array(line).min(1),
    telephone: line,
    helplineHours: line,
    web: line,
    privacyNotice: line,
    securityGuidance: line,
  }),
  zone: z.string().refine(isZone, 'a time zone such as Europe/London'),
  officeHours: z.strictObject({ opens: time, closes: time }),
  workingWeekdays: z.array(z.number().int().min(1).max(7)).min(1),
  holidays: z.strictObject({ country: line, state: line.optional(), extra: z.array(day), not: z.array(day) }),
  promise: z.strictObject({ days }),
  decision: z.strictObject({ days }),
  followUp: z.strictObject({ readWithinWorkingDays: days }),
  request: z.strictObject({ days }),
  reminders: z.strictObject({ morning: time, lastCall: time }),
  undoSeconds: z.number().int().min(0).max(600),
  reference: z.strictObject({ prefix: z.string().regex(/^[A-Z]{2,4}$/), firstNumber: z.number().int().min(1) }),
  staffDomains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'a domain such as regulator.example')),
  reasons: bank,
  recommendations: bank,
  questions: z.array(entry.extend({ why: line.max(75) })).max(10),
  noReplyReasons: bank,
});

export type Bank = z.infer<typeof bank>;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
