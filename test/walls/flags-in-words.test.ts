import { expect, test } from 'vitest';
import { flagWords, isDeskFlag } from '../../src/desk/flag-words.ts';
import { files, textOf } from './sources.ts';

const raised = files
  .filter((file) => file.startsWith('src/mail/reading/'))
  .flatMap((file) => [...textOf(file).matchAll(/\bcode: '([a-z_]+)'/g)].map(([, code = '']) => code));

test.for([...new Set(raised)])('what a reader notices as %s is told to officers in words', (code) => {
  expect(flagWords(code)).toMatch(/^[A-Z"].{20,}[.]$/);
  expect(isDeskFlag(code)).toBe(false);
});

test('a code that nobody has words for is shown as it is', () => {
  expect(flagWords('read_by-moonlight')).toBe('read by moonlight');
});
