import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Desk } from './desk.ts';

/**
 * What the copies of cases follow from besides the histories: calendar, rules, the migrations, and the code that writes
 * them. Nobody has to remember to raise a number: code that reads otherwise writes anew, which costs time and no more.
 */
export function copiesFingerprint({ calendar, rules }: Pick<Desk, 'calendar' | 'rules'>): string {
  code ??= codeOf(sources());
  const hash = createHash('sha256').update(code);
  hash.update(JSON.stringify({ ...calendar, holidays: [...calendar.holidays].sort() }));
  return hash.update(JSON.stringify(rules)).digest('hex');
}

/** Of this process; it does not change while it runs. */
let code: Buffer | null = null;

function codeOf(files: URL[]): Buffer {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest();
}

function sources(): URL[] {
  const folder = new URL('../case/', import.meta.url);
  const rulesOfCases = readdirSync(folder).sort();
  return [
    new URL('../../db/migrations/meta/_journal.json', import.meta.url),
    ...rulesOfCases.map((name) => new URL(name, folder)),
    ...['project-case.ts', 'project-closings.ts', 'contact.ts'].map((name) => new URL(name, import.meta.url)),
  ];
}
