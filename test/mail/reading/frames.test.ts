import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { framesIn, writeFrame } from '../../../src/mail/reading/frames.ts';
import { inPieces } from '../../support/in-pieces.ts';

test('messages come out as they went in, wherever the pipe cuts them', async () => {
  const message = fc.uint8Array({ maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 20 }), fc.integer({ min: 1, max: 200 }), async (messages, size) => {
      const pipe = new PassThrough({ highWaterMark: 100_000 });
      for (const one of messages) await writeFrame(pipe, one);
      const sent = Buffer.concat([pipe.read() ?? Buffer.alloc(0)]);
      const heard = await Array.fromAsync(framesIn(inPieces(sent, size), 300));
      expect(heard.map((one) => [...one])).toEqual(messages.map((one) => [...one]));
    }),
  );
});

test('a message longer than agreed is refused as soon as it says so', async () => {
  let pieces = 0;
  const endless = async function* () {
    yield Buffer.from([0xff, 0xff, 0xff, 0xff]);
    for (;;) {
      pieces++;
      yield Buffer.alloc(65_536);
    }
  };
  await expect(framesIn(endless(), 2_000_000).next()).rejects.toThrow('longer than agreed');
  expect(pieces).toBe(0);
});
