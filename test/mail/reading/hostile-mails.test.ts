import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MailReader, MailReading } from '../../../src/desk/mail-reader.ts';
import { startReaderPool } from '../../../src/mail/reading/reader-pool.ts';
import { hostileMails } from '../../support/hostile-mails.ts';
import { inPieces } from '../../support/in-pieces.ts';

const report = readFileSync(new URL('../../fixtures/reports/docx-legacy-checkboxes.eml', import.meta.url));

let pool: MailReader;
beforeAll(() => {
  pool = startReaderPool({ mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' });
});
afterAll(() => pool.stop());

/** All that puts a mail before a person. */
const SEEN = ['manual', 'new_correspondence'];

test.for(hostileMails)('$name is for a person, and the next report is read', async ({ write }) => {
  const [bad, next] = await Promise.all([readToTheEnd(write()), readToTheEnd(report)]);
  expect(SEEN).toContain(bad.classification);
  expect(bad.envelope.from?.address).toBe('data.team@northvale.example');
  expect(JSON.stringify(bad)).not.toMatch(/\\u0000|\\ud[89a-f]|root:/i);
  expect(bad.envelope.subject).not.toMatch(/[\r\n\u202E]/);
  for (const { name } of bad.attachments) expect(name).not.toMatch(/[\\/\r\n\u202E]|^\./);
  expect(next.classification).toBe('initial_report');
});

/** A machine under load may stop the reader of an ordinary mail too. */
async function readToTheEnd(raw: Uint8Array): Promise<MailReading> {
  const open = () => inPieces(raw);
  return (await pool.read(open)) ?? (await pool.readSlowly(open));
}
