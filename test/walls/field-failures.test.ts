import { expect, test } from 'vitest';
import { files, textOf } from './sources.ts';

const rows = [...textOf('docs/field-failures.md').matchAll(/^\| ([\w-]+#\d.*?) \| .* \| `([^`]+)`: (.+) \|$/gm)].map(
  ([, sources = '', file = '', name = '']) => ({ sources: sources.split(', '), file, name }),
);

test('the table of field failures is read whole', () => {
  const written = textOf('docs/field-failures.md').match(/^\| .*#\d/gm);
  expect(rows).toHaveLength(written?.length ?? 0);
  expect(rows.length).toBeGreaterThan(30);
});

/** The tests of a file above which it stands where a failure was told, by their titles. */
function toldIn(file: string): Map<string, string[]> {
  const tests = textOf(file).matchAll(
    /^ *\/\/ Told in ([^\n]+)\.\n(?: *\/\/[^\n]*\n)* *test(?:\.for(?:<.*?>)?\(.*?\))?\(\s*(['"`])(.+?)\2,/gms,
  );
  return new Map([...tests].map(([, sources = '', , title = '']) => [title, sources.split(', ')]));
}

test.for(rows)('$sources: "$name" is a test, and says where the failure was told', ({ sources, file, name }) => {
  expect(files).toContain(file);
  expect(toldIn(file).get(name), `"${name}" in ${file}`).toEqual(expect.arrayContaining(sources));
});
