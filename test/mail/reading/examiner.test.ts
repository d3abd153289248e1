import { describe, expect, test } from 'vitest';
import { examine, type Printed } from './examined.ts';
import { respaced } from './score.ts';

const mails = await examine('examiner');

describe('each of the examiner’s mails is read as the file beside it says', () => {
  test.for(mails.map((mail) => [mail.name, mail] as const))('%s', ([, { expected, read }]) => {
    expect(comparable(read)).toEqual(comparable(expected));
    expect(read.flags).toEqual(expect.arrayContaining(expected.flags));
  });
});

/** Runs of white space are one blank, and a box that is not ticked is as good as none. */
function comparable({ fields, flags, ...others }: Printed) {
  const same = fields?.dpo.sameAsReporter === true;
  return respaced({ ...others, fields: fields && { ...fields, dpo: { ...fields.dpo, sameAsReporter: same } } });
}
