import { describe, expect, test } from 'vitest';
import { readCount } from '../../../src/mail/reading/counts.ts';
import { readDay } from '../../../src/mail/reading/days.ts';
import { readSentAt } from '../../../src/mail/reading/sent-at.ts';
import { readTime } from '../../../src/mail/reading/times.ts';

describe('days are read day first, and nothing is put right', () => {
  test.for([
    ['18 December 2019', '2019-12-18', null, false],
    ['18/12/19', '2019-12-18', null, false],
    ['18.12.2019', '2019-12-18', null, false],
    ['18-12-2019', '2019-12-18', null, false],
    ['2019-12-18', '2019-12-18', null, false],
    ['Wednesday, December 18, 2019', '2019-12-18', null, false],
    ['18th of December, 2019', '2019-12-18', null, false],
    ['18 Dec ’19', '2019-12-18', null, false],
    ['Weds 18th Dec', '2019-12-18', 'year-assumed', false],
    ['28 December', '2018-12-28', 'year-assumed', false],
    ['approx. 18/12/2019', '2019-12-18', null, true],
    ['between 16 and 18 December 2019', null, 'span', true],
    ['16-18 December 2019', null, 'span', true],
    ['16 December 2019 to 18 December 2019', null, 'span', true],
    ['12/18/2019', null, 'impossible', false],
    ['31 February 2019', null, 'impossible', false],
    ['Monday 18 December 2019', '2019-12-18', 'weekday', false],
    ['last Tuesday', null, 'unclear', false],
    ['ongoing', null, 'unclear', true],
    ['18Dec2019', '2019-12-18', null, false],
    ['2019/12/18', '2019-12-18', null, false],
    ['20191218', '2019-12-18', null, false],
    ['18, 19 and 20 December 2019', null, 'span', true],
    ['1/3/19 & 2/3/19', null, 'span', true],
    ['1 March 2019 - ongoing', null, 'span', true],
    ['since 1 March 2019', null, 'span', true],
    ['before 18 December 2019', null, 'span', true],
    ['w/c 16/12/2019', null, 'span', true],
    ['29/02/2019', null, 'impossible', false],
    ['00/00/0000', null, 'impossible', false],
    ['December 2019', null, 'unclear', false],
    ['From 4 March 2019, closed 21 June 2019', null, 'span', true],
    ['18 December 2019 (told to us on 19 December)', '2019-12-18', null, false],
    ['18 December 2019, after 5pm', '2019-12-18', null, true],
    ['Not sure, the desk was sold on 22 May 2018', null, 'span', true],
    ['1er octobre 2019', '2019-10-01', null, false],
    ['1 Mawrth 2019 (1 March 2019)', '2019-03-01', null, false],
    ['3. März 2019', '2019-03-03', null, false],
  ] as const)('%s', ([written, date, trouble, approximate]) => {
    expect(readDay(written, '2019-12-20')).toMatchObject({ date, trouble, approximate });
  });
});

describe('times are read by either clock', () => {
  test.for([
    ['16:42', '16:42'],
    ['4.42pm', '16:42'],
    ['4:42 p.m.', '16:42'],
    ['1642', '16:42'],
    ['1642hrs', '16:42'],
    ['16h42', '16:42'],
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['12.30pm', '12:30'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['between 9 and 10pm', null],
    ['16:42pm', '16:42'],
    ['16:42am', null],
    ['24:00', null],
    ['9am to 5pm', null],
    ['16:00ish', '16:00'],
    ['16:42:10', '16:42'],
    ['half past four', null],
    ['half past four in the afternoon', '16:30'],
    ['quarter to nine am', '08:45'],
    ['quarter to one pm', '12:45'],
    ['3.40 in the afternoon', '15:40'],
    ['9 in the morning', '09:00'],
    ['11 at night', '23:00'],
    ['2 at night', '02:00'],
    ['12:40-13:05', null],
    ['late evening', null],
    ['16:42 to be confirmed', '16:42'],
    ['25:10', null],
    ['unknown', null],
  ] as const)('%s', ([written, time]) => {
    expect(readTime(written).time).toBe(time);
  });
});

describe('counts keep totals apart from sub-totals and ranges', () => {
  test.for([
    ['121,109', 121_109, false],
    ['48 740', 48_740, false],
    ['Total: 121,109\nOf that total, 48,740 contain National Insurance number', 121_109, false],
    ['121,109 (of which 48,740 hold more)', 121_109, false],
    ['c. 5k', 5_000, true],
    ['approx 1.2 million', 1_200_000, true],
    ['between 100 and 200', 200, true],
    ['100-200', 200, true],
    ['up to 500', 500, true],
    ['all staff (~70,000)', 70_000, true],
    ['121,109 as at 18 December 2019', 121_109, false],
    ['One', 1, false],
    ['None', 0, false],
    ['unknown', null, false],
    ['one hundred', 100, false],
    ['a dozen', 12, false],
    ['two dozen', 24, false],
    ['twenty-five', 25, false],
    ['two thousand three hundred and twelve people', 2_312, false],
    ['a single record', 1, false],
    ['fewer than ten', 10, true],
    ['several', null, false],
    ['a few hundred', null, false],
    ['>5000', 5_000, true],
    ['400 max.', 400, true],
    ['5,000+', 5_000, true],
    ['1.5', null, false],
    ['100%', null, false],
    ['30% of 2,000 customers', null, false],
    ['45 (100% of staff)', 45, false],
    ['£5,000', null, false],
    ['12 families (approximately 40 people)', 40, true],
    ['100 employees and 250 customers (350 in total)', 350, false],
    ['2,877 households', 2_877, false],
    ['13,402 (first report: 12,000)', 13_402, false],
    ['1 of 3', null, false],
    ['Employees: 100\nCustomers: 250', null, false],
  ] as const)('%s', ([written, value, approximate]) => {
    expect(readCount(written, 'people')).toEqual({ raw: written, value, approximate });
  });

  test('records and people in one line are not mixed up', () => {
    expect(readCount('300 records about 150 people', 'records')?.value).toBe(300);
    expect(readCount('300 records about 150 people', 'people')?.value).toBe(150);
  });
});

describe('the time at which a forwarded mail was sent is the office’s, unless it names a zone', () => {
  test.for([
    ['20 December 2019 18:16', '2019-12-20T18:16:00.000Z'],
    ['Friday, December 20, 2019 6:16 PM', '2019-12-20T18:16:00.000Z'],
    ['Fri, 5 Jul 2024 at 09:16', '2024-07-05T08:16:00.000Z'],
    ['Fri, 20 Dec 2019 19:16:00 +0100', '2019-12-20T18:16:00.000Z'],
    ['20/12/2019 18:16:05', '2019-12-20T18:16:00.000Z'],
    ['20 December 2019', null],
  ] as const)('%s', ([written, instant]) => {
    expect(readSentAt(written, 'Europe/London')).toBe(instant);
  });
});
