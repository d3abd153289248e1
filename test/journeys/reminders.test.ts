import { readFileSync } from 'node:fs';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officeClock } from '../../db/office-clock.ts';
import { reminders } from '../../db/reminders.ts';
import { anotherReport } from '../support/another-report.ts';
import { type Office, openOffice, until } from '../support/office.ts';

const REFERENCE = 'IC-31191-G5C6';
const forward = readFileSync(new URL('../fixtures/journey-2019/forward.eml', import.meta.url));

let office: Office;
const direct = async (user: string) => (await office.messages(`D${user}`)).map(({ text }) => text);
/** Times at which something was told, as the office's record has them; a clock that was set has told all that was due. */
const told = async () => {
  const rows = await office.db.select().from(reminders).where(eq(reminders.told, true)).orderBy(asc(reminders.at));
  return rows.map(({ at, commitment }) => `${at.toISOString().slice(0, 16)} ${commitment}`);
};

describe('a report of the Friday evening before Christmas that nobody touches', () => {
  beforeAll(async () => {
    office = await openOffice({ now: '2019-12-23T11:12:00Z' });
    await office.deliver(forward);
    await office.card(REFERENCE);
  });
  afterAll(() => office.stop());

  test('is promised seven days counted straight, with word of how few of them the office works', async () => {
    const { text } = await office.card(REFERENCE);
    expect(text).toContain('Reply promised by Fri 27 Dec, 18:16, 4 days left, 2 working days after today');
    expect(text).toContain('send by Fri 27 Dec, 17:00');
  });

  test.for<[number: number, minute: string, before: string, words: RegExp]>([
    [1, '2019-12-24T09:00:00Z', '2019-12-24T08:59:00Z', /due the next working day, nobody has claimed this/],
    [2, '2019-12-27T09:00:00Z', '2019-12-27T08:59:00Z', /Reply promised by Fri 27 Dec, 18:16/],
    [3, '2019-12-27T15:00:00Z', '2019-12-27T14:59:00Z', /the office closes at 17:00/],
    [4, '2019-12-30T09:00:00Z', '2019-12-30T08:59:00Z', /late since Fri 27 Dec, 18:16/],
    [5, '2019-12-31T09:00:00Z', '2019-12-31T08:59:00Z', /late since Fri 27 Dec, 18:16/],
    [6, '2020-01-02T09:00:00Z', '2020-01-02T08:59:00Z', /late since Fri 27 Dec 2019, 18:16/],
  ])('reminder %i comes to the minute, at %s', async ([number, minute, before, words]) => {
    await office.at(before);
    expect(await told()).toHaveLength(number - 1);
    await office.at(minute);
    expect((await told()).at(-1)).toBe(`${minute.slice(0, 16)} reply`);
    const said = await until('the lead to hear of it', async () => {
      const all = await direct('U0PRIYA');
      return all.length === number && all;
    });
    expect(said.at(-1)).toMatch(words);
    expect(said.at(-1)).toContain(REFERENCE);
  });

  test('bank holidays, weekends and nights are left in peace', async () => {
    expect((await told()).map((line) => line.slice(0, 10))).not.toEqual(
      expect.arrayContaining(['2019-12-25', '2019-12-26', '2019-12-28', '2019-12-29', '2020-01-01']),
    );
  });

  test('a week late, only the lists speak of it', async () => {
    await office.at('2020-01-10T12:00:00Z');
    expect((await told()).filter((line) => line.endsWith('reply'))).toHaveLength(6);
  });

  test('nobody else was told', async () => {
    expect([await direct('U0ALEX'), await direct('U0TOM')]).toEqual([[], []]);
  });
});

describe('a case that is somebody’s', () => {
  beforeAll(async () => {
    office = await openOffice({ now: '2019-12-23T11:12:00Z' });
    await office.deliver(forward);
    await office.card(REFERENCE);
    await office.command('U0ALEX', `claim ${REFERENCE}`);
  });
  afterAll(() => office.stop());

  test('reminds its owner alone while there is time', async () => {
    await office.at('2019-12-24T09:00:00Z');
    const said = await until('the owner to hear of it', async () => {
      const all = await direct('U0ALEX');
      return all.length > 0 && all;
    });
    expect(said).toEqual([expect.stringContaining('Reply promised by Fri 27 Dec, 18:16')]);
    expect(await direct('U0PRIYA')).toEqual([]);
  });

  test('after days without a look only the newest is told, to the owner and to the leads; the rest is recorded', async () => {
    await office.at('2019-12-30T12:00:00Z');
    for (const user of ['U0ALEX', 'U0PRIYA']) {
      const said = await until(`${user} to hear of it`, async () => {
        const all = await direct(user);
        return all.some((text) => text.includes('late since')) && all;
      });
      expect(said.filter((text) => text.includes('late since'))).toHaveLength(1);
    }
    const rows = await office.db.select().from(reminders).where(eq(reminders.commitment, 'reply'));
    const passed = rows.filter((row) => !row.told).map(({ at }) => at.toISOString().slice(0, 16));
    expect(passed.sort()).toEqual(['2019-12-27T09:00', '2019-12-27T15:00']);
  });

  test('once it is answered nothing more is said of the reply', async () => {
    const form = await office.command('U0ALEX', `ack ${REFERENCE}`);
    const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };
    const letter = await office.submit('U0ALEX', form.view as never, signature);
    await office.submit('U0ALEX', letter.view as never);
    await office.lettersLeave();
    const before = (await told()).filter((line) => line.endsWith('reply'));
    await office.at('2020-01-03T12:00:00Z');
    expect((await told()).filter((line) => line.endsWith('reply'))).toEqual(before);
  });
});

describe('a case that was late before it arrived', () => {
  beforeAll(async () => {
    office = await openOffice({ now: '2020-01-10T10:00:00Z' });
    await office.deliver(forward);
    await office.card(REFERENCE, 'reached this desk Fri 10 Jan, 14 days after its promise');
  });
  afterAll(() => office.stop());

  test('is said once, on arrival, and never again', async () => {
    await office.at('2020-01-10T10:01:00Z');
    const said = await until('the lead to hear of it', async () => {
      const all = await direct('U0PRIYA');
      return all.length > 0 && all;
    });
    expect(said).toHaveLength(1);
    await office.at('2020-01-13T09:00:00Z');
    await office.at('2020-01-14T09:00:00Z');
    expect((await told()).filter((line) => line.endsWith('reply'))).toHaveLength(1);
  });

  test('one due at half past one of the night when the clocks go back is late from the first half past one, and told once', async () => {
    await office.at('2020-10-18T00:30:00Z');
    const reference = await anotherReport(office, 1, 'Harbour Housing');
    await office.command('U0ALEX', `claim ${reference}`);
    expect((await office.card(reference, 'Alex Moss')).text).toContain('Reply promised by Sun 25 Oct, 01:30');
    const heard = async () => (await direct('U0ALEX')).filter((text) => text.includes(reference));
    await office.at('2020-10-25T00:20:00Z');
    await until('what came before it', async () => (await heard()).length > 0);
    const before = (await heard()).length;
    await office.at('2020-10-25T00:40:00Z');
    await office.card(reference, 'late by');
    await office.at('2020-10-25T01:40:00Z');
    expect(await heard()).toHaveLength(before);
    // Down from Monday's opening for three hours: the desk finds the time gone by when it starts.
    await office.db.update(officeClock).set({ offsetMs: Date.parse('2020-10-26T12:00:00Z') - Date.now() });
    await office.ask('restart', {});
    const [late] = await until('the reminder of nine o’clock', async () => {
      const since = (await heard()).slice(before);
      return since.length > 0 && since;
    });
    expect(late).toMatch(/late since Sun 25 Oct, 01:30.*told late: this was due Mon 26 Oct, 09:00/);
    await office.at('2020-10-26T12:10:00Z');
    expect(await heard()).toHaveLength(before + 1);
  });
});
