import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type MailReader, type MailReading, mailReadingSchema } from '../../../src/desk/mail-reader.ts';
import { startReaderPool } from '../../../src/mail/reading/reader-pool.ts';
import { documentXml, docxAround } from '../../support/docx.ts';
import { emlOf } from '../../support/eml.ts';
import { hostileMails } from '../../support/hostile-mails.ts';
import { inPieces } from '../../support/in-pieces.ts';
import { isAlive, readersOf } from '../../support/reader-processes.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const report = readFileSync(new URL('../../fixtures/reports/docx-legacy-checkboxes.eml', import.meta.url));

function pool(options: { patienceMs?: number; lastPatienceMs?: number; mailsPerReader?: number } = {}) {
  const started = startReaderPool({ ...office, ...options });
  onTestFinished(() => started.stop());
  return { ...started, readToTheEnd: (raw: Uint8Array) => readToTheEnd(started, raw) };
}

async function readToTheEnd(reader: MailReader, raw: Uint8Array): Promise<MailReading> {
  const open = () => inPieces(raw);
  return (await reader.read(open)) ?? (await reader.readSlowly(open));
}

describe('a hostile mail ends as a mail to read by hand, and the next one is read', () => {
  const nested = documentXml('<w:p>'.repeat(200_000) + '</w:p>'.repeat(200_000));
  const doctype = documentXml('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>').replace('?>', '?><!DOCTYPE w [<!ENTITY a "b">]>');
  const hostile: [string, () => Uint8Array, RegExp][] = [
    [
      'a Word file that unpacks without end',
      () => withFile(docxAround(new Uint8Array(100 * 1024 * 1024))),
      /unpacks to far more/,
    ],
    ['a Word file nested beyond reason', () => withFile(docxAround(nested, 0)), /nested too deeply/],
    ['a Word file with a document type', () => withFile(docxAround(doctype)), /document type/],
    ['a mail of thirty million lines, which takes all memory', manyLines, /stopped twice .*too much memory/],
  ];
  test.for(hostile)('%s', async ([, write, why]) => {
    const reader = pool();
    const [bad, next] = await Promise.all([reader.readToTheEnd(write()), reader.readToTheEnd(report)]);
    expect(bad.classification).toBe('manual');
    expect(bad.manual).toMatch(why);
    expect(bad.envelope.from?.address).toBe('data.team@northvale.example');
    expect(next.classification).toBe('initial_report');
  });
});

test('a reader that takes too long is stopped, and the mail is for a person', async () => {
  const reading = await pool({ patienceMs: 1, lastPatienceMs: 1 }).readToTheEnd(report);
  expect(reading.classification).toBe('manual');
  expect(reading.manual).toMatch(/took too long/);
});

test('whatever bytes arrive, a reading comes back', async () => {
  const reader = pool();
  const mangled = fc
    .array(fc.tuple(fc.nat(report.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 40 })
    .map((changes) => changes.reduce((bytes, [at, byte]) => bytes.fill(byte, at, at + 1), Buffer.from(report)));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 4_000 }), mangled), async (raw) => {
      expect(mailReadingSchema.safeParse(await reader.readToTheEnd(raw)).success).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('mails read at the same time come back to whoever asked', async () => {
  const reader = pool();
  const subjects = Array.from({ length: 12 }, (_, number) => `Question ${number}`);
  const readings = await Promise.all(
    subjects.map((subject) =>
      reader.readToTheEnd(emlOf({ headers: { Subject: subject }, text: 'How long will it take?' })),
    ),
  );
  expect(readings.map(({ envelope }) => envelope.subject)).toEqual(subjects);
});

describe.runIf(process.platform === 'linux')('a reader makes way for a fresh one', () => {
  const small = Buffer.from('Subject: How long will it take?\r\n\r\nHello');

  test('after a mail that it could not take apart', async () => {
    const reader = pool();
    await reader.readToTheEnd(small);
    const before = readersOf(process.pid);
    await reader.readToTheEnd(hostile('a mail of three megabytes of headers'));
    await vi.waitFor(() => expect(before.filter(isAlive)).toHaveLength(3));
  });

  test('after a mail over which it grew', async () => {
    const reader = pool();
    await reader.readToTheEnd(small);
    const before = readersOf(process.pid);
    await reader.readToTheEnd(hostile('a mail of a million lines'));
    await vi.waitFor(() => expect(before.filter(isAlive)).toHaveLength(3));
  });

  test('after as many mails as it may read', async () => {
    const reader = pool({ mailsPerReader: 20 });
    await reader.readToTheEnd(small);
    const before = readersOf(process.pid);
    for (let mail = 0; mail < 20; mail++) await Promise.all([reader.readToTheEnd(small), reader.readToTheEnd(small)]);
    // The two that stood by have their places now.
    await vi.waitFor(() => expect(before.filter(isAlive)).toHaveLength(2));
  });
});

test('ordinary mail does not wait for the slow reader', async () => {
  const reader = pool();
  const slowOnes = [1, 2, 3].map(() => reader.readSlowly(() => inPieces(manyLines())));
  let slowDone = 0;
  for (const one of slowOnes) void one.then(() => slowDone++);
  const reading = await reader.readToTheEnd(report);
  expect([reading.classification, slowDone]).toEqual(['initial_report', 0]);
  await Promise.all(slowOnes);
});

describe.runIf(process.platform === 'linux')('no reader outlives the desk', () => {
  test('none is left after a stop', async () => {
    const reader = startReaderPool(office);
    await readToTheEnd(reader, report);
    expect(readersOf(process.pid)).toHaveLength(4);
    await reader.stop();
    expect(readersOf(process.pid)).toEqual([]);
    await expect(readToTheEnd(reader, report)).rejects.toThrow('stopped');
  });

  test('none is left when the desk is killed', async () => {
    const script = `
      import { startReaderPool } from ${JSON.stringify(new URL('../../../src/mail/reading/reader-pool.ts', import.meta.url).href)};
      await startReaderPool(${JSON.stringify(office)}).read(async function* () {
        yield Buffer.from('Subject: hello\\r\\n\\r\\nhello');
      });
      console.log('read');`;
    const desk = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(desk.stdout, 'data');
    const readers = readersOf(desk.pid ?? 0);
    expect(readers).toHaveLength(4);
    desk.kill('SIGKILL');
    await vi.waitFor(() => expect(readers.filter(isAlive)).toEqual([]), { timeout: 20_000 });
  });
});

function withFile(bytes: Uint8Array): Uint8Array {
  return emlOf({ text: 'Our breach report is attached.', files: [{ name: 'report.docx', bytes }] });
}

function hostile(name: string): Uint8Array {
  return hostileMails.find((one) => one.name === name)?.write() ?? new Uint8Array();
}

function manyLines(): Uint8Array {
  const start =
    'From: data.team@northvale.example\r\nSubject: Personal data breach notification\r\nContent-Type: text/plain\r\n\r\n';
  return Buffer.concat([Buffer.from(start), Buffer.alloc(60_000_000, '\r\n')]);
}
