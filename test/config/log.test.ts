import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';

const cause = Object.assign(new Error('duplicate key'), {
  code: '23505',
  detail: 'Failing row contains (Maria Moss).',
});
const letter = 'Dear Maria Moss,\n    at your request\n    at Maria Moss (home)';
const failed = new DrizzleQueryError('insert into letters values ($1)', [letter], cause);

test('a query that fails is logged without the people in it', () => {
  const lines = logged((log) => {
    log.error({ err: failed }, 'a request failed');
    log.error({ error: failed.message }, 'work failed');
    log.error({ error: failed.stack }, 'a deed failed');
    log.error({ err: new Error('could not be stored', { cause: failed }) }, 'a mail stays');
  });
  expect(lines).toHaveLength(4);
  expect(lines.join('\n')).not.toMatch(/Maria|request\\n/);
});

test('what failed, why and where is still said', () => {
  const [line = ''] = logged((log) => log.error({ err: failed }, 'a request failed'));
  expect(JSON.parse(line)).toMatchObject({
    msg: 'a request failed',
    err: {
      message: 'Failed query: insert into letters values ($1)',
      stack: expect.stringContaining('log.test.ts'),
      cause: { code: '23505', message: 'duplicate key' },
    },
  });
});

test('a stack of another error is kept whole', () => {
  const error = new Error('plain');
  const [line = ''] = logged((log) => log.error({ error: error.stack }, 'a deed failed'));
  expect(JSON.parse(line).error).toBe(error.stack);
});

function logged(write: (log: ReturnType<typeof openLog>) => void): string[] {
  const lines: string[] = [];
  write(openLog('info', { write: (line) => lines.push(line) }));
  return lines;
}
