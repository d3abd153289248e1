import type { OfficeCalendar } from '../../case/working-days.ts';
import { calendarOf } from '../../policy/calendar.ts';
import { loadPolicy, PolicyError } from '../../policy/load-policy.ts';
import { type Finding, reasonOf } from './finding.ts';

const part = 'Policy';

/** The office's own words as start would read them, and the days that it counts by; null when none can be read. */
export function examinePolicy(policyDir: string | null): { findings: Finding[]; calendar: OfficeCalendar | null } {
  try {
    const calendar = calendarOf(loadPolicy(policyDir));
    return { findings: [{ part, state: 'ok', words: `${whose(policyDir)} can be used.` }], calendar };
  } catch (error) {
    // What else there is to count goes by the built-in days meanwhile.
    return { findings: wrong(error), calendar: policyDir === null ? null : examinePolicy(null).calendar };
  }
}

function whose(policyDir: string | null): string {
  return policyDir === null ? 'The built-in policy' : `The policy in ${policyDir}`;
}

function wrong(error: unknown): Finding[] {
  if (error instanceof PolicyError) return error.problems.map((words) => ({ part, state: 'wrong', words }));
  const words = `The policy cannot be read: ${reasonOf(error)}. Correct POLICY_DIR, or let the desk read what is in it.`;
  return [{ part, state: 'wrong', words }];
}
