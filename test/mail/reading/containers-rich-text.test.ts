import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { inflateRtf } from '../../../src/mail/reading/tnef-rtf.ts';
import { emlOf } from '../../support/eml.ts';
import { tnefOf } from '../../support/tnef.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };

/** The two worked examples of MS-OXRTFCP, chapter 3. */
const simple = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
const crossing = '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0';

test.for([
  [simple, '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n'],
  [crossing, '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
] as const)('rich text that Outlook shrank comes back: %s', ([packed, text]) => {
  expect(Buffer.from(inflateRtf(Buffer.from(packed, 'hex')) ?? []).toString('latin1')).toBe(text);
});

test('damaged rich text never grows beyond what it says', () => {
  const place = fc.tuple(fc.integer({ min: 16, max: simple.length / 2 - 1 }), fc.nat(255));
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (changes) => {
      const packed = Buffer.from(simple, 'hex');
      for (const [at, byte] of changes) packed[at] = byte;
      expect(inflateRtf(packed)?.byteLength).toBeLessThanOrEqual(0x2b);
    }),
  );
});

test('a mail whose words stand in rich text alone is never taken for an empty one', async () => {
  const rtf = Buffer.from('{\\rtf1\\ansi A letter about our breach report was lost.\\par}');
  const reading = await readMail(emlOf({ files: [{ name: 'winmail.dat', bytes: tnefOf({ rtf }) }] }), office);
  expect(reading.classification).not.toBe('not_a_report');
});
