import type { Settings } from './settings.ts';

/** The beginning of a day in UTC, or null; a wrong one is reported. */
export function readDay(settings: Settings, name: string): Date | null {
  const value = settings.text(name);
  if (value === null) return null;
  const day = new Date(`${value}T00:00:00Z`);
  // 31 February would otherwise be a day in March.
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return day;
  settings.wrong(`${name} is "${value}": write a day as 2027-03-31.`);
  return null;
}
