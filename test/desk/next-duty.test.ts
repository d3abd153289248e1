import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Home, Message } from '../../blocks/kit.ts';
import { cases } from '../../db/cases.ts';
import { officers } from '../../db/officers.ts';
import { tellings } from '../../db/tellings.ts';
import type { CaseEvent } from '../../src/case/case.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { drawHome } from '../../src/desk/draw-home.ts';
import { drawQueue } from '../../src/desk/draw-queue.ts';
import { caseHistoryForm } from '../../src/desk/forms/case.ts';
import { readQueue } from '../../src/desk/read-queue.ts';
import { tellDigest } from '../../src/desk/tell-digest.ts';
import { followUp, request, sent, wrote } from '../case/history.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { writeHistory } from './write-history.ts';

let database: OpenedDatabase;
let desk: Desk;
let alex: Person;
let now: Date;

/** All were reported on Mon 2 Mar and are to be decided by Wed 1 Apr; Easter Sunday is the 5th. */
const at = new Date('2026-03-20T10:00:00Z');
const claimedBy = (by: string): CaseEvent => ({ type: 'claimed', by, at });
const asking = (answerBy: string, letter = 'q'): CaseEvent[] => [
  {
    type: 'information-requested',
    by: 'alex',
    at,
    leavesAt: at,
    letter,
    request: { ...request(letter, 5), answerBy },
  },
  sent(letter, '2026-03-20T10:01:00Z'),
];

beforeAll(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => now);
  now = at;
  const [card] = await desk.db
    .insert(officers)
    .values({ name: 'Alex Moss', slackRole: 'officer', seenAt: at })
    .returning();
  alex = { id: card?.id ?? '', lead: false, name: 'Alex Moss' };
  const write = (reference: string, ...events: CaseEvent[]) =>
    writeHistory(desk, reference, '2026-03-02T10:00:00Z', claimedBy(alex.id), ...events);
  await write('IC-1-EXTENDED', ...asking('2026-04-30'));
  await write('IC-2-UNANSWERED', ...asking('2026-03-27'));
  await write('IC-3-UNREAD', ...asking('2026-04-30'), { ...wrote('m2'), at: new Date('2026-03-23T10:00:00Z') });
});
afterAll(() => database.close());

const first = async (reference: string) => {
  const { parts } = (await drawCard(desk, reference)).message;
  return parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons[0]?.label : []));
};
const words = ({ parts }: Home | Message) => JSON.stringify(parts);

describe('while the date of the decision is to come', () => {
  beforeAll(() => {
    now = new Date('2026-03-26T09:00:00Z');
  });

  test('a card says it first, and what the controller owes besides', async () => {
    expect((await drawCard(desk, 'IC-1-EXTENDED')).message.text).toMatch(
      /Waiting\. Decide by Wed 1 Apr, 6 days left.* Answer due from the controller Thu 30 Apr \(5 questions open\)/,
    );
    expect((await drawCard(desk, 'IC-2-UNANSWERED')).message.text).toMatch(/Waiting\. Answer due from the controller/);
  });

  test('the button of the next duty stands first', async () => {
    expect([await first('IC-1-EXTENDED'), await first('IC-2-UNANSWERED')]).toEqual([['Decide'], ['Remind controller']]);
  });

  test('a case that waits stands under "waiting" all the same', async () => {
    expect(words(await drawHome(desk, alex))).toMatch(/Waiting.*IC-2-UNANSWERED.*IC-1-EXTENDED/);
  });
});

describe('a decision that is overdue while an answer is waited for', () => {
  beforeAll(() => {
    now = new Date('2026-04-14T09:00:00Z');
  });

  test('is the next duty, in the copy that lists go by too', async () => {
    const rows = await desk.db.select().from(cases).where(eq(cases.reference, 'IC-1-EXTENDED'));
    expect(rows).toMatchObject([{ duty: 'decide', dueAt: new Date('2026-04-01T16:00:00Z') }]);
  });

  test('is told in the morning, whatever else the case waits for', async () => {
    await tellDigest(desk);
    const text = JSON.stringify((await desk.db.select().from(tellings)).map(({ message }) => message));
    expect(text).toContain('Late: 3.');
    for (const reference of ['IC-1-EXTENDED', 'IC-2-UNANSWERED', 'IC-3-UNREAD']) {
      expect(text).toMatch(new RegExp(`${reference}, [^.]*Decide by Wed 1 Apr, late by 13 days`));
    }
  });

  test('is overdue on Home and late in the queue', async () => {
    const home = words(await drawHome(desk, alex));
    expect(home).toMatch(/Overdue: 3/);
    expect(home.match(/Decide by Wed 1 Apr/g)).toHaveLength(3);
    const queue = await drawQueue(desk, alex, readQueue(['late']));
    expect(queue.text).toContain('3 open. Of these 3 late');
    expect(queue.text).toContain('IC-1-EXTENDED');
    expect(words(queue)).toContain('Decide');
  });

  test('stands on its card and in the case, beside an answer that is late as well', async () => {
    const { message } = await drawCard(desk, 'IC-2-UNANSWERED');
    expect(message.text).toMatch(/Controller’s answer is 18 days late\. Decide by Wed 1 Apr, late by 13 days/);
    const form = await caseHistoryForm.open(desk, alex, { reference: 'IC-1-EXTENDED', version: 0 });
    expect(JSON.stringify(form)).toContain('Decide by Wed 1 Apr · late by 13 days');
  });

  test('leaves what came between in the row of a list', async () => {
    expect(words(await drawHome(desk, alex))).toMatch(
      /late by 13 days"},"[^"]*The controller wrote, Mon 23 Mar, 10:00[^"]*IC-3-UNREAD/,
    );
  });
});

describe('a follow-up that came while its request was leaving', () => {
  const [asks, ...left] = asking('2026-03-30');
  const crossing = (readBy = '2026-03-27', manual: string | null = null): CaseEvent[] => [
    claimedBy(alex.id),
    ...(asks ? [asks] : []),
    { ...followUp('m4', readBy, manual), at: new Date('2026-03-20T10:00:30Z') },
    ...left,
  ];
  const locked = () => crossing('2026-03-27', 'The Word file is locked with a password');
  const readIt: CaseEvent = { type: 'correspondence-read', by: 'alex', at: new Date('2026-03-23T10:00:00Z') };
  const card = async (reference: string) => (await drawCard(desk, reference)).message;
  const copy = 'Ask for a readable copy';

  beforeAll(async () => {
    now = new Date('2026-03-26T09:00:00Z');
    const write = (reference: string, events: CaseEvent[]) =>
      writeHistory(desk, reference, '2026-03-02T10:00:00Z', ...events);
    await write('IC-4-CROSSED', crossing());
    await write('IC-5-LOCKED', locked());
    await write('IC-6-READ', [...crossing(), readIt]);
    await write('IC-7-LATER', crossing('2026-03-31'));
    await write('IC-8-ASKED', [...locked(), ...asking('2026-03-30', 'r')]);
    await write('IC-9-LEAVING', [...crossing(), ...asking('2026-03-30', 'r').slice(0, 1)]);
  });

  test('is to be read while the answer is waited for', async () => {
    expect((await card('IC-4-CROSSED')).text).toMatch(
      /Waiting\..*Read the follow-up by Fri 27 Mar.*Answer due from the controller Mon 30 Mar/,
    );
    expect(await first('IC-4-CROSSED')).toEqual(['Mark as read']);
  });

  test('is called by its name alone, and not a mail besides', async () => {
    expect((await card('IC-4-CROSSED')).text).not.toContain('The controller wrote');
    expect(words(await drawHome(desk, alex))).not.toMatch(/The controller wrote[^"]*IC-4-CROSSED/);
  });

  test('is told of also where the answer is due before it is to be read', async () => {
    expect((await card('IC-7-LATER')).text).toMatch(/Answer due from the controller Mon 30 Mar.*Read the follow-up by/);
  });

  test('tells on the card what it changed', async () => {
    expect(words(await card('IC-4-CROSSED'))).toContain('4 answers changed, 7 not comparable');
    expect(words(await card('IC-6-READ'))).not.toContain('changed');
  });

  test('that could not be read is asked for once', async () => {
    expect(words(await card('IC-5-LOCKED'))).toContain(copy);
    expect(words(await card('IC-8-ASKED'))).not.toContain(copy);
  });

  test('stands in the queue under follow-ups until it is read', async () => {
    const queue = words(await drawQueue(desk, alex, readQueue(['follow-up'])));
    const listed = [...new Set(queue.match(/IC-\d-[A-Z]+/g))].sort();
    expect(listed).toEqual(['IC-4-CROSSED', 'IC-5-LOCKED', 'IC-7-LATER', 'IC-9-LEAVING']);
  });
});
