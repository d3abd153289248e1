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

test.for(rows)('$sources: "$name" is a test, and says where the failure was told', ({ sources, file, name }) => {
  expect(files).toContain(file);
  const text = textOf(file);
  const at = ["'", '"', '`'].map((quote) => text.indexOf(`${quote}${name}${quote}`)).find((index) => index >= 0) ?? -1;
  expect(at, `${file} has no test "${name}"`).toBeGreaterThan(-1);
  for (const source of sources) expect(text.slice(0, at)).toContain(source);
});
