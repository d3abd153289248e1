import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { caseEvents } from '../../db/case-events.ts';
import { checkpoints } from '../../db/checkpoints.ts';
import { type OpenDatabase, openDatabase } from '../../db/database.ts';
import { eventTexts } from '../../db/event-texts.ts';
import { officers } from '../../db/officers.ts';
import { tellings } from '../../db/tellings.ts';
import { canonical, hashAfter } from '../../src/desk/chain.ts';
import { keepCheckpoint } from '../../src/desk/checkpoint.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk, Transaction } from '../../src/desk/desk.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { verifyChains } from '../../src/desk/verify-chain.ts';
import { claimCase, noteOnCase } from '../../src/desk/work-case.ts';
import { opened } from '../case/seed.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { freshDatabase } from '../support/database.ts';
import { expectWhole } from '../support/whole.ts';

const now = new Date('2024-03-12T10:15:00Z');

let database: Awaited<ReturnType<typeof freshDatabase>>;
let connection: OpenDatabase;
let desk: Desk;
let reference: string;
let other: string;

beforeAll(async () => {
  database = await freshDatabase();
  connection = openDatabase(database.url, { connections: 3 });
  desk = bareDesk(connection.db, () => now);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

beforeEach(async () => {
  await asSuperuser(async (tx) => {
    await tx.execute(sql`truncate cases, checkpoints, tellings, officers cascade`);
  });
  const seen = { name: 'Alex Moss', slackRole: 'officer', seenAt: now };
  const [card] = await desk.db.insert(officers).values(seen).returning();
  const alex: Person = { id: card?.id ?? '', lead: false, name: 'Alex Moss' };
  [reference, other] = [await worked(alex, 'one'), await worked(alex, 'two')];
});

/** A case of three versions: opened, claimed, noted. */
async function worked(alex: Person, cause: string): Promise<string> {
  const report = { channel: 'phone', organisation: 'Pennant Logistics Ltd', contact: null, words: 'A list was lost.' };
  const opened = await openCaseByHand(desk, alex, cause, { ...report, channel: 'phone', reportedAt: now });
  await claimCase(desk, alex, { reference: opened, version: 1 }, `claim ${cause}`);
  await noteOnCase(desk, alex, { reference: opened, version: 2 }, `note ${cause}`, { note: 'She will write.' });
  return opened;
}

/** Somebody with every right, past the triggers. */
async function asSuperuser(deed: (tx: Transaction) => Promise<unknown>) {
  await desk.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await deed(tx);
  });
}

const version = (number: number) => sql`reference = ${reference} and version = ${number}`;

describe('a history that was changed past the triggers', () => {
  test('is whole before that', async () => {
    expect(await verifyChains(desk.db)).toEqual([]);
    await expectWhole(desk.db, now);
  });

  test.for<[name: string, what: string, at: number, deed: (tx: Transaction) => Promise<unknown>]>([
    [
      'an edited event',
      'altered',
      2,
      (tx) => tx.execute(sql`update case_events set body = replace(body, 'claimed', 'noticed') where ${version(2)}`),
    ],
    [
      'an edited event with a fresh hash of its own',
      'altered',
      3,
      async (tx) => {
        const [first] = await tx.select().from(caseEvents).where(version(1));
        const [second] = await tx.select().from(caseEvents).where(version(2));
        const body = (second?.body ?? '').replace('10:15', '09:15');
        const hash = hashAfter(first?.hash ?? '', body);
        await tx.update(caseEvents).set({ body, hash }).where(version(2));
      },
    ],
    ['a deleted event', 'missing', 2, (tx) => tx.execute(sql`delete from case_events where ${version(2)}`)],
    [
      'two events in each other’s place',
      'altered',
      2,
      async (tx) => {
        await tx.execute(sql`update case_events set version = 9 where ${version(2)}`);
        await tx.execute(sql`update case_events set version = 2 where ${version(3)}`);
        await tx.execute(sql`update case_events set version = 3 where ${version(9)}`);
      },
    ],
    ['a tail that was cut', 'copy', 3, (tx) => tx.execute(sql`delete from case_events where ${version(3)}`)],
    [
      'a copy that says something else',
      'copy',
      2,
      (tx) => tx.execute(sql`update cases set version = 2 where reference = ${reference}`),
    ],
    [
      'words that were put in another’s mouth',
      'text',
      3,
      (tx) => tx.update(eventTexts).set({ text: 'She will ring.' }).where(eq(eventTexts.text, 'She will write.')),
    ],
  ])('%s is found, with its case and version', async ([, what, at, deed]) => {
    await asSuperuser(deed);
    const found = await verifyChains(desk.db);
    expect(found).toContainEqual({ reference, version: at, what });
    expect(found.filter((one) => one.reference !== reference && one.what !== 'text')).toEqual([]);
  });

  test('the triggers stop everybody else', async () => {
    await expect(desk.db.update(caseEvents).set({ body: '{}' })).rejects.toThrow();
    await expect(desk.db.delete(caseEvents)).rejects.toThrow();
    await expect(desk.db.execute(sql`truncate case_events cascade`)).rejects.toThrow();
  });
});

describe('the checkpoint of a night', () => {
  test('writes down where each history ends, once', async () => {
    expect(await keepCheckpoint(desk)).toEqual([]);
    const first = await desk.db.select().from(checkpoints);
    expect(first.map((one) => [one.reference, one.version]).sort()).toEqual(
      [
        [reference, 3],
        [other, 3],
      ].sort(),
    );
    await keepCheckpoint(desk);
    expect(await desk.db.select().from(checkpoints)).toEqual(first);
  });

  test('is kept by one desk of two that begin in the same moment, or by one after the other', async () => {
    await Promise.all([keepCheckpoint(desk), keepCheckpoint(desk)]);
    expect(await desk.db.select().from(checkpoints)).toHaveLength(2);
  });

  test('shows a tail that was cut together with its copy', async () => {
    await keepCheckpoint(desk);
    await asSuperuser(async (tx) => {
      await tx.execute(sql`delete from case_events where ${version(3)}`);
      const [end] = await tx.select().from(caseEvents).where(version(2));
      await tx.execute(sql`update cases set version = 2, hash = ${end?.hash ?? ''} where reference = ${reference}`);
    });
    expect(await verifyChains(desk.db)).toEqual([{ reference, version: 3, what: 'cut' }]);
  });

  test('shows a case that is gone altogether', async () => {
    await keepCheckpoint(desk);
    await asSuperuser(async (tx) => {
      for (const table of ['case_events', 'event_texts', 'commitments', 'cards', 'notes', 'cases'])
        await tx.execute(sql`delete from ${sql.identifier(table)} where reference = ${reference}`);
    });
    expect(await verifyChains(desk.db)).toEqual([{ reference, version: 3, what: 'gone' }]);
  });

  test('tells those who run the desk', async () => {
    await asSuperuser((tx) => tx.execute(sql`delete from case_events where ${version(2)}`));
    await keepCheckpoint(desk);
    const [told] = await desk.db.select().from(tellings);
    expect(told?.recipient).toBe('C0OPS');
    expect(JSON.stringify(told?.message)).toContain(`The history of ${reference} was changed at version 2.`);
  });
});

test('words that were disposed of leave the history whole', async () => {
  await desk.db.update(eventTexts).set({ text: null, salt: null });
  expect(await verifyChains(desk.db)).toEqual([]);
});

/** The first hash is what sha256sum says of the stored text. */
test('the stored text of an event and its hash never change with the program', () => {
  const [event] = opened();
  if (!event) throw new Error('The seed has no first event');
  const body = canonical(event);
  expect(body).toMatchInlineSnapshot(
    `"{"adopted":true,"at":"2019-12-23T11:12:00.000Z","by":"controller","channel":"email","contact":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","format":1,"forwardedByStaff":true,"message":"m1","organisation":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","promiseDueAt":"2019-12-27T18:16:00.000Z","reference":"IC-31191-G5C6","report":{"answers":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","awareBetween":["2019-12-18T16:42:00.000Z","2019-12-18T16:42:00.000Z"],"counts":{"doesNotApply":5,"notStated":3,"read":17,"toCheck":2},"dataKinds":["Basic personal identifiers"],"flags":[],"happenedOn":"2019-12-07","kind":"initial","manual":null,"peopleBand":"100k and above","threshold":"meets"},"reportedAt":"2019-12-20T18:16:00.000Z","type":"opened"}"`,
  );
  expect(hashAfter('', body)).toMatchInlineSnapshot(
    `"86d125c06b02b05f3ae81db39b457292b6d7f320858f94646f84d5110423e839"`,
  );
  expect(hashAfter(hashAfter('', body), body)).toMatchInlineSnapshot(
    `"5c65cc24cb68d21eea185f5b05a15ec027f0a077fe4f38f2872222e70ec4184a"`,
  );
});
