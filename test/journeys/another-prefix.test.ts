import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const NOW = '2024-03-12T10:15:00Z';
const folder = mkdtempSync(join(tmpdir(), 'policy-'));
let office: Office;
let reference: string;

beforeAll(async () => {
  writeFileSync(join(folder, 'policy.yml'), 'reference: { prefix: DPC, firstNumber: 400000 }\n');
  office = await openOffice({ now: NOW, env: () => ({ POLICY_DIR: folder }) });
});
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('an office with a prefix of its own opens cases under it', async () => {
  await office.deliver(fixtureMail('text-initial'));
  const card = await office.card('DPC-', 'Northvale Homes');
  reference = card.text.slice(0, card.text.indexOf(','));
  expect(reference).toMatch(/^DPC-400000-/);
});

test('a mail from the contact finds its case by the reference alone', async () => {
  await writes(`Re ${reference}: our servers are back`, 'They were restored this morning.');
  expect(await placeOf(`Re ${reference}: our servers are back`)).toMatchObject({ state: 'filed', reference });
});

test('a slip in it is seen, and the right one suggested', async () => {
  const slip = reference.replace('DPC-400000', 'DPC-400008');
  await writes(`Re ${slip}`, 'One more word on this.');
  expect(await placeOf(`Re ${slip}`)).toMatchObject({
    state: 'held',
    suggested: reference,
    why: expect.stringContaining(`Did they mean ${reference}?`),
  });
});

test('a report from elsewhere that names it in its subject opens no second case', async () => {
  const named = fixtureMail('text-initial', {
    'Subject: ': `Subject: ${reference} `,
    '@fixture': '@again.fixture',
    'data.team@northvale.example': 'someone@elsewhere.example',
    'Northvale Homes': 'Calder Finch',
  });
  await office.deliver(named);
  const held = await until('the report to be placed', async () => {
    const rows = await office.db.select().from(messages).where(eq(messages.fromAddress, 'someone@elsewhere.example'));
    return rows.find(({ state }) => state !== 'listed');
  });
  expect(held).toMatchObject({ state: 'held', suggested: reference });
  expect((await office.state()).cases).toHaveLength(1);
  await expectWhole(office.db, new Date(NOW));
});

let number = 0;
async function writes(subject: string, text: string) {
  await office.deliver(
    [
      'From: Data Team <data.team@northvale.example>',
      'To: casework@regulator.example',
      `Subject: ${subject}`,
      `Message-ID: <prefix.${++number}@northvale.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '',
    ].join('\r\n'),
  );
}

const placeOf = (subject: string) =>
  until(`"${subject}" to be placed`, async () => {
    const rows = await office.db.select().from(messages).where(eq(messages.subject, subject));
    return rows.find(({ state }) => state !== 'listed');
  });
