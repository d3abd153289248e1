import fc from 'fast-check';
import type { Report } from '../../../src/case/report.ts';
import * as choices from '../../../src/mail/reading/editions/choices.ts';

/** Words that people write, the form's own among them, and characters that break careless readers. */
const word = fc.constantFrom(
  ...'the email went to a wrong list on Monday; café Gwyn & Sons <ward> "B" data officer report Date: Yes No (x) 48,740 O’Neil ŵyr 🗂 Time:'.split(
    ' ',
  ),
);
export const sentence = fc.array(word, { minLength: 2, maxLength: 14 }).map((words) => `We ${words.join(' ')} then.`);
export const narrative = fc
  .array(fc.oneof(sentence, sentence, fc.constant('')), { minLength: 0, maxLength: 4 })
  .chain((lines) => sentence.map((last) => [...lines, last].join('\n').replace(/^\n+/, '')));
const text = fc.option(narrative, { nil: null, freq: 4 });
const free = fc.option(sentence, { nil: null, freq: 2 });

const labels = (some: { label: string }[]) => some.map(({ label }) => label);
const one = (some: { label: string }[]) => fc.option(fc.constantFrom(...labels(some)), { nil: null, freq: 6 });
const many = (some: { label: string }[]) => fc.subarray(labels(some));

const when = fc
  .record({
    day: fc.date({ min: new Date('2021-01-01'), max: new Date('2024-03-01'), noInvalidDate: true }),
    time: fc.option(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })), { nil: null }),
    style: fc.constantFrom('long', 'slashes', 'dots'),
  })
  .map(({ day, time, style }) => {
    const date = day.toISOString().slice(0, 10);
    const [year = '', month = '', of = ''] = date.split('-');
    const name = day.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
    const written = {
      long: `${Number(of)} ${name} ${year}`,
      slashes: `${of}/${month}/${year}`,
      dots: `${of}.${month}.${year}`,
    };
    const clock = time ? time.map((part) => String(part).padStart(2, '0')).join(':') : null;
    const raw = [written[style as 'long'], clock].filter(Boolean).join(' ');
    return { raw, date, time: clock, approximate: false };
  });

const count = fc
  .record({ value: fc.integer({ min: 0, max: 3_000_000 }), about: fc.boolean() })
  .map(({ value, about }) => ({
    raw: `${about ? 'approx. ' : ''}${value.toLocaleString('en-GB')}`,
    value,
    approximate: about,
  }));

const person = fc.record({
  name: fc.constantFrom('Rhian Powell', 'Seán Ó Briain', 'M. van den Berg', null),
  email: fc.constantFrom('rhian.powell@northvale.example', 'dp+breach@northvale.example', null),
  phone: fc.constantFrom('01632 960123', '+44 (0)1632 960 456', null),
});

/** Any report that a person could have filled in, both kinds. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    reportType: fc.constantFrom('initial' as const, 'follow_up' as const),
    caseReference: fc.constantFrom('IC-40112-K3T7', 'IC-31191-G5C6', null),
    threshold: one([
      { label: 'I consider the incident meets the threshold to report' },
      { label: 'I do not consider the incident meets the threshold to report, however I want you to be aware' },
      { label: 'I am unclear whether the incident meets the threshold to report' },
    ]),
    whatHappened: text,
    cyber: one(choices.yesNo),
    discoveredAt: fc.option(when, { nil: null }),
    happenedAt: fc.option(when, { nil: null }),
    dataCategories: many(choices.dataKinds),
    otherCategories: free,
    recordCount: fc.option(count, { nil: null }),
    subjectCount: fc.option(count, { nil: null }),
    subjectCategories: many(choices.subjectKinds),
    otherSubjects: free,
    consequences: text,
    likelihood: one(choices.likelihoods),
    likelihoodDetails: text,
    cyberAffected: one(choices.yesNo),
    systemsAffected: many([{ label: 'Confidentiality' }, { label: 'Integrity' }, { label: 'Availability' }]),
    impact: one(choices.impacts),
    recovery: one(choices.recoveries),
    training: one(choices.yesNo),
    delayReason: text,
    measures: text,
    actions: text,
    recurrence: text,
    toldSubjects: one(choices.told),
    toldDetails: free,
    toldOthers: one(choices.yesNo),
    otherOrganisations: text,
    controller: fc.record({
      name: fc.constantFrom('Northvale Council', 'Ysbyty Glan-y-môr', 'Data Protection Officers Ltd', null),
      address: fc.constantFrom('1 High Street, Northvale NV1 2AB', null),
    }),
    reporter: person,
    dpo: person,
  })
  .chain((report) =>
    fc.boolean().map((same) => ({
      ...report,
      dpo: same ? { ...report.reporter, sameAsReporter: true } : { ...report.dpo, sameAsReporter: false },
    })),
  );
