import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { reportSchema } from '../../src/case/report.ts';
import { files, textOf } from './sources.ts';

const privacy = textOf('docs/privacy.md');
/** What stands in code marks in the first cell of a table's rows under a heading. */
function firstCells(heading: string): string[] {
  const under = privacy.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const cells = under.split('\n').flatMap((line) => /^\| ([^|]*) \|/.exec(line)?.[1] ?? []);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));
}
const sorted = (words: string[]) => words.toSorted();

test('docs/privacy.md says of every answer of a report where it is seen', () => {
  expect(sorted(firstCells('What is seen where'))).toEqual(sorted(Object.keys(reportSchema.shape)));
});

test('docs/privacy.md says of every table what it holds and for how long', () => {
  const sources = files.filter((file) => /^db\/[\w-]+\.ts$/.test(file)).map(textOf);
  const tables = sources.flatMap((source) => [...source.matchAll(/pgTable\(\s*'(\w+)'/g)].map(([, name = '']) => name));
  expect(tables.length).toBeGreaterThan(20);
  expect(sorted(firstCells('What is stored'))).toEqual(sorted(tables));
});

test('docs/privacy.md gives a reason for every scope that the app asks for, and for no other', () => {
  const manifest = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
  expect(sorted(firstCells('What passes through Slack'))).toEqual(sorted(manifest.oauth_config.scopes.bot));
});

test('docs/privacy.md names every number of the metrics', () => {
  const telemetry = textOf('src/telemetry.ts');
  // As they are exported: with the desk's name before them, and a count says that it is one.
  const numbers = [...telemetry.matchAll(/(counting|gauge)\('(\w+)'/g)].map(
    ([, kind, name]) => `breachdesk_${name}${kind === 'counting' ? '_total' : ''}`,
  );
  expect(numbers.length).toBeGreaterThan(5);
  for (const name of numbers) expect(privacy).toContain(`\`${name}\``);
});
