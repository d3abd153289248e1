import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const lock = z
  .object({ packages: z.record(z.string(), z.object({ license: z.string().optional() })) })
  .parse(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')));

const permissive =
  /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|CC-BY-3\.0|PSF-2\.0)$/;

/** Used as they are and changed nowhere, which is all that this licence asks. */
const unchanged = /^MPL-2\.0$/;

/** What says nothing in package.json and has its licence in a file: MIT. */
const inFile = new Set(['node_modules/limiter']);

test('everything that is installed may be used, changed and given away', () => {
  const doubtful = Object.entries(lock.packages).flatMap(([name, { license }]) =>
    name === '' || inFile.has(name) || mayBeUsed(license ?? '') ? [] : [`${name}: ${license ?? 'no licence'}`],
  );
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(doubtful).toEqual([]);
});

/** One of several is enough where there is a choice; all must do where they are joined. */
function mayBeUsed(license: string): boolean {
  const words = license.replace(/[()]/g, '');
  const allowed = (one: string) => permissive.test(one) || unchanged.test(one);
  return words.includes(' OR ') ? words.split(' OR ').some(allowed) : words.split(' AND ').every(allowed);
}
