import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { subHours } from 'date-fns/subHours';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import { adopt } from '../../src/adopt.ts';
import { readConfig } from '../../src/config.ts';
import { adoptCases } from '../../src/desk/adopt-cases.ts';
import { readAdoptionList } from '../../src/desk/adoption-list.ts';
import type { Desk, Work } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { enterAnswersForm } from '../../src/desk/forms/enter-answers.ts';
import type { MailReading } from '../../src/desk/mail-reader.ts';
import { placeMail } from '../../src/desk/receive-mail.ts';
import { sweep } from '../../src/desk/sweep.ts';
import { openLog } from '../../src/log.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { readingOf } from '../support/reading.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const now = new Date('2024-03-15T09:00:00Z');
const HEAD = 'reference,organisation,contact,reported,owner,answered';
let database: OpenedDatabase;
let desk: Desk;

beforeAll(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => now);
  await desk.db.insert(officers).values(officer('Alex Moss', { slackUserId: 'U0ALEX' }));
});
afterAll(() => database.close());

function officer(name: string, account: { slackUserId?: string; teamsUserId?: string } = {}) {
  const [slackRole, teamsRole] = [account.slackUserId, account.teamsUserId].map((id) => (id ? 'officer' : null));
  return { name, slackRole, teamsRole, seenAt: now, ...account };
}
const read = (...lines: string[]) => readAdoptionList(lines.join('\n'), { prefix: 'IC', calendar: desk.calendar, now });
const whole = [
  'IC-31191-G5C6,"Justice, Ministry of",Data Compliance <data.compliance@justice.example>,2024-03-12 10:15,alex moss,2024-03-13',
  'ic 41821 p1r7,Northvale Homes,data.team@northvale.example,2024-03-14,,',
];

describe('a list of running cases', () => {
  test('is read with its names, dates and owners', () => {
    expect(read(HEAD, ...whole)).toMatchObject({
      problems: [],
      cases: [
        { line: 2, reference: 'IC-31191-G5C6', contact: { name: 'Data Compliance' }, owner: 'alex moss' },
        { line: 3, reference: 'IC-41821-P1R7', reportedAt: new Date('2024-03-14T17:00:00Z'), answeredAt: null },
      ],
    });
  });

  test('with marks of Windows and of Excel is the same list', () => {
    const plain = read(HEAD, ...whole);
    const windows = `\ufeff${[HEAD, ...whole].join('\r\n')}\r\n`;
    expect(readAdoptionList(windows, { prefix: 'IC', calendar: desk.calendar, now })).toEqual(plain);
  });

  test.for<[string, string, { reportedAt: string; answeredAt: string | null }]>([
    ['today, before the office closes', '2024-03-15,,', { reportedAt: '2024-03-15T09:00:00Z', answeredAt: null }],
    [
      'today, and answered today',
      '2024-03-15,,2024-03-15',
      { reportedAt: '2024-03-15T09:00:00Z', answeredAt: '2024-03-15T09:00:00Z' },
    ],
    [
      'in the evening, and answered that day',
      '2024-03-12 18:16,,2024-03-12',
      { reportedAt: '2024-03-12T18:16:00Z', answeredAt: '2024-03-12T18:16:00Z' },
    ],
    [
      'on a day, and answered that morning',
      '2024-03-12,,2024-03-12 10:15',
      { reportedAt: '2024-03-12T10:15:00Z', answeredAt: '2024-03-12T10:15:00Z' },
    ],
  ])('takes a case that was reported %s', ([, times, { reportedAt, answeredAt }]) => {
    expect(read(HEAD, `IC-31191-G5C6,A,a@b.example,${times}`)).toMatchObject({
      problems: [],
      cases: [{ reportedAt: new Date(reportedAt), answeredAt: answeredAt && new Date(answeredAt) }],
    });
  });

  test('goes by the days of the office’s own zone', () => {
    const zone = 'Pacific/Auckland';
    const early = { prefix: 'IC', calendar: { ...desk.calendar, zone }, now: new Date('2024-03-14T20:00:00Z') };
    const line = 'IC-31191-G5C6,A,a@b.example,2024-03-15,,';
    expect(readAdoptionList(`${HEAD}\n${line}`, early)).toMatchObject({
      problems: [],
      cases: [{ reportedAt: early.now }],
    });
  });

  test('may end in the empty rows of Excel', () => {
    expect(read(HEAD, ...whole, ',,,,,', ' ,,,,,', ',,,,,')).toEqual(read(HEAD, ...whole));
  });

  test.for<[string, string[], RegExp]>([
    [
      'a column that is missing',
      ['reference,organisation,contact,reported', 'IC-31191-G5C6,A,a@b.example,2024-03-12'],
      /^line 1: the column owner is missing/,
    ],
    ['a column that is none', [`${HEAD},phone`, `${whole[1]},1`], /^line 1: "phone" is no column/],
    ['a row that is too short', [HEAD, 'IC-31191-G5C6,A'], /^line 2: /],
    ['a quote that does not end', [HEAD, 'IC-31191-G5C6,"A,b@c.example,2024-03-12,,'], /^line \d: /],
    ['a reference that is none', [HEAD, 'case 7,A,a@b.example,2024-03-12,,'], /^line 2: "case 7" is no reference/],
    ['the same reference twice', [HEAD, whole[1] ?? '', whole[1] ?? ''], /^line 3: IC-41821-P1R7 stands in line 2/],
    ['no organisation', [HEAD, 'IC-31191-G5C6,,a@b.example,2024-03-12,,'], /^line 2: the organisation is missing/],
    ['an address that is none', [HEAD, 'IC-31191-G5C6,A,a at b,2024-03-12,,'], /^line 2: "a at b" is no contact/],
    ['a day that is none', [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-02-30,,'], /^line 2: "2024-02-30" is no date/],
    [
      'a date the other way round',
      [HEAD, 'IC-31191-G5C6,A,a@b.example,12/03/2024,,'],
      /^line 2: "12\/03\/2024" is no date/,
    ],
    ['a day to come', [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-03-20,,'], /^line 2: "2024-03-20" has not come yet/],
    ['tomorrow', [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-03-16,,'], /^line 2: "2024-03-16" has not come yet/],
    [
      'a time of today to come',
      [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-03-15 09:01,,'],
      /^line 2: "2024-03-15 09:01" has not come yet/,
    ],
    [
      'an answer to come',
      [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-03-12,,2024-03-16'],
      /^line 2: it was answered 2024-03-16, which is not between the report and today/,
    ],
    [
      'an answer of the day before',
      [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-03-12 18:16,,2024-03-11'],
      /^line 2: it was answered/,
    ],
    [
      'an answer minutes before',
      [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-03-12 18:16,,2024-03-12 18:15'],
      /^line 2: it was answered/,
    ],
    [
      'an answer before its report',
      [HEAD, 'IC-31191-G5C6,A,a@b.example,2024-03-12,,2024-03-01'],
      /^line 2: it was answered/,
    ],
  ])('with %s is refused by line', ([, lines, problem]) => {
    expect(read(...lines).problems[0]).toMatch(problem);
  });

  test.for<[string, BufferEncoding]>([
    ['Windows', 'latin1'],
    ['UTF-16', 'utf16le'],
  ])('in the letters of %s is refused before a name is broken', async ([, letters]) => {
    const folder = temporaryFolder();
    const file = `${folder}/open-cases.csv`;
    const marked = letters === 'utf16le' ? '\ufeff' : '';
    writeFileSync(file, `${marked}${HEAD}\r\nIC-31191-G5C6,Café,a@cafe.example,2024-03-12,,\r\n`, letters);
    expect(await adopt(file, readConfig({ DATA_DIR: folder }), openLog('silent'))).toEqual({
      words: `${file} is not in UTF-8, so names such as Café would be broken for good. In Excel, save it as "CSV UTF-8", and run this again.\n`,
      well: false,
    });
  });
});

describe('taking cases over', () => {
  const count = () => desk.db.$count(cases);

  beforeEach(async () => {
    expect((await adoptCases(desk, read(HEAD, ...whole).cases)).problems).toEqual([]);
  });

  test('brings each in once, however often it is run, and marks it', async () => {
    const again = await adoptCases(desk, read(HEAD, ...whole).cases);
    expect(again).toMatchObject({ problems: [], adopted: [], known: ['IC-31191-G5C6', 'IC-41821-P1R7'] });
    const rows = await desk.db.select().from(cases).orderBy(asc(cases.reference));
    expect(rows.map(({ reference }) => reference)).toEqual(['IC-31191-G5C6', 'IC-41821-P1R7']);
    const { kase, contact } = await openFile(desk.db, 'IC-31191-G5C6');
    expect(kase).toMatchObject({ adopted: true, promise: { kept: { at: new Date('2024-03-13T17:00:00Z') } } });
    expect(kase.owner).not.toBeNull();
    expect(contact).toEqual({ name: 'Data Compliance', address: 'data.compliance@justice.example' });
  });

  test('knows a case again that was brought in on the day of its report', async () => {
    const line = 'IC-80013-H7J8,Sedge,dpo@sedge.example,2024-03-15,,';
    expect(await adoptCases(desk, read(HEAD, line).cases)).toMatchObject({ adopted: ['IC-80013-H7J8'] });
    const later = readAdoptionList(`${HEAD}\n${line}`, {
      prefix: 'IC',
      calendar: desk.calendar,
      now: new Date('2024-03-18T09:00:00Z'),
    });
    expect(await adoptCases(desk, later.cases)).toMatchObject({ problems: [], known: ['IC-80013-H7J8'] });
  });

  test('knows a case again whose organisation an officer named anew', async () => {
    const line = 'IC-90014-K9L2,Sedge,dpo@sedge.example,2024-03-14,,';
    await adoptCases(desk, read(HEAD, line).cases);
    const [alex] = await desk.db.select().from(officers).where(eq(officers.slackUserId, 'U0ALEX'));
    const person = { id: alex?.id ?? '', lead: true, name: 'Alex Moss' };
    const answers = { controllerName: 'Sedge Housing Association' };
    await enterAnswersForm.submit?.(desk, person, answers, { reference: 'IC-90014-K9L2', version: '1' }, 'form 1');
    expect((await openFile(desk.db, 'IC-90014-K9L2')).organisation).toBe('Sedge Housing Association');
    const more = read(HEAD, line, 'IC-90215-M3N4,Calder,c@calder.example,2024-03-14,,').cases;
    expect(await adoptCases(desk, more)).toMatchObject({ adopted: ['IC-90215-M3N4'], known: ['IC-90014-K9L2'] });
    const left = read(HEAD, line.replace(',,', ',Long Gone,')).cases;
    expect(await adoptCases(desk, left)).toMatchObject({ problems: [], known: ['IC-90014-K9L2'] });
    const other = read(HEAD, line.replace('Sedge', 'Other')).cases;
    expect((await adoptCases(desk, other)).problems).toEqual([
      'line 2: IC-90014-K9L2 is a case of this desk already, and was opened with another organisation or date; write both ' +
        'as they were then, or take the line out',
    ]);
  });

  test('writes nothing when one line is wrong', async () => {
    const before = await count();
    const more = read(HEAD, 'IC-50001-A1B2,New,n@new.example,2024-03-14,Nobody Known,').cases;
    expect((await adoptCases(desk, more)).problems).toEqual([expect.stringMatching(/^line 2: no officer is called/)]);
    const other = read(
      HEAD,
      'IC-50001-A1B2,New,n@new.example,2024-03-14,,',
      'IC-41821-P1R7,Other,o@o.example,2024-03-14,,',
    );
    expect((await adoptCases(desk, other.cases)).problems).toEqual([expect.stringMatching(/^line 3: .* already/)]);
    expect(await count()).toBe(before);
  });

  test('gives no case to one of two officers of the same name', async () => {
    await desk.db
      .insert(officers)
      .values([officer('Chris Smith', { slackUserId: 'U0ONE' }), officer('chris smith', { teamsUserId: 'a1e00000' })]);
    const before = await count();
    const theirs = read(HEAD, 'IC-50001-A1B2,New,n@new.example,2024-03-14,Chris Smith,').cases;
    expect((await adoptCases(desk, theirs)).problems).toEqual([
      'line 2: 2 officers are called "Chris Smith"; name the two accounts of one person under paired in policy.yml, start the ' +
        'desk again and let them type /breach help; give one of two people another name in /breach settings; or leave ' +
        'the owner empty',
    ]);
    expect(await count()).toBe(before);
  });

  test('passes over what an officer was before their accounts were paired', async () => {
    const [known] = await desk.db
      .insert(officers)
      .values(officer('Tom Okafor', { slackUserId: 'U0TOM' }))
      .returning();
    const leaver = { ...officer('Long Gone', { slackUserId: 'U0GONE' }), slackRole: null };
    await desk.db.insert(officers).values([officer('Tom Okafor'), leaver]);
    const toms = read(HEAD, 'IC-50001-A1B2,New,n@new.example,2024-03-14,Tom Okafor,').cases;
    expect(await adoptCases(desk, toms)).toMatchObject({ problems: [], adopted: ['IC-50001-A1B2'] });
    expect((await openFile(desk.db, 'IC-50001-A1B2')).kase.owner).toBe(known?.id);
    const gone = read(HEAD, 'IC-50002-A1B2,New,n@new.example,2024-03-14,Long Gone,').cases;
    expect((await adoptCases(desk, gone)).problems).toEqual([expect.stringMatching(/^line 2: no officer is called/)]);
  });

  test('lets answers find their case on the first day', async () => {
    const id = await arrives(answering('IC-41821-P1R7', 'data.team@northvale.example'));
    expect(await placeOf(id)).toMatchObject({ state: 'filed', reference: 'IC-41821-P1R7', why: null });
  });

  test('has answers that came before it judged once more by the desk that runs', async () => {
    const mail = answering('IC-50010-A1B2', 'n@new.example');
    const id = await arrives(mail);
    const other = await arrives(answering('IC-50999-A1B2', 'o@other.example'));
    expect(await placeOf(id)).toMatchObject({ state: 'held', reference: null });
    const list = read(HEAD, 'IC-50010-A1B2,New,dpo@new.example,2024-03-14,,').cases;
    expect(await adoptCases(desk, list)).toMatchObject({ adopted: ['IC-50010-A1B2'], relisted: 1 });
    const rung: Work[] = [];
    await sweep({ ...desk, bell: { ring: async (work) => void rung.push(...[work].flat()) } });
    expect(rung.filter(({ queue }) => queue === 'mails')).toEqual([{ queue: 'mails', id }]);
    await placeMail(desk, await placeOf(id), mail, 'none');
    expect(await placeOf(id)).toMatchObject({ state: 'filed', reference: 'IC-50010-A1B2', why: null });
    expect(await placeOf(other)).toMatchObject({ state: 'held' });
    expect(await adoptCases(desk, list)).toMatchObject({ known: ['IC-50010-A1B2'], relisted: 0 });
  });

  test('has what colleagues had answered under its reference put on it', async () => {
    const { envelope, ...reading } = answering('IC-50030-A1B2', 'casework@regulator.example');
    const mail = { ...reading, envelope: { ...envelope, subject: 'Re: IC-50030-A1B2' } };
    const id = await arrives(mail, { outgoing: true, folder: 'sent', sentAt: now });
    expect(await placeOf(id)).toMatchObject({ state: 'kept', reference: null });
    const list = read(HEAD, 'IC-50030-A1B2,New,dpo@new.example,2024-03-14,,').cases;
    expect(await adoptCases(desk, list)).toMatchObject({ relisted: 1 });
    await placeMail(desk, await placeOf(id), mail, 'none');
    expect(await placeOf(id)).toMatchObject({ state: 'filed', reference: 'IC-50030-A1B2' });
  });

  test('also of one that came to two mailboxes', async () => {
    const mail = answering('IC-50020-A1B2', 'n@new.example');
    const id = await arrives(mail);
    const copy = await arrives(mail, { mailbox: 'icocasework@regulator.example' });
    expect([await placeOf(id), await placeOf(copy)]).toMatchObject([{ state: 'held' }, { state: 'kept' }]);
    await adoptCases(desk, read(HEAD, 'IC-50020-A1B2,New,dpo@new.example,2024-03-14,,').cases);
    await placeMail(desk, await placeOf(id), mail, 'none');
    expect(await placeOf(id)).toMatchObject({ state: 'filed', reference: 'IC-50020-A1B2', why: null });
  });

  test('takes no mail for a stranger’s while its case is being taken over', async () => {
    const some = [...'123456789'].map((n) => `IC-6${n}${n}11-C${n}D${n},New,dpo@new.example,2024-03-14,,`);
    const mail = answering('IC-61111-C1D1', 'n@new.example');
    const list = read(HEAD, ...some).cases;
    const [id] = await Promise.all([arrives(mail), adoptCases(desk, list)]);
    const row = await placeOf(id);
    if (row.state === 'listed') await placeMail(desk, row, mail, 'none');
    expect(await placeOf(id)).toMatchObject({ state: 'filed', reference: 'IC-61111-C1D1' });
  });

  test('says which cases were opened before for a report of one of them', async () => {
    const answer = answering('IC-70012-E5F6', 'dpo@sedge.example');
    const id = await arrives({ ...answer, classification: 'initial_report' });
    const { reference: opened } = await placeOf(id);
    const folder = temporaryFolder();
    const file = `${folder}/open-cases.csv`;
    writeFileSync(file, `${HEAD}\r\nIC-70012-E5F6,Sedge,dpo@sedge.example,2024-03-12,,\r\n`);
    const config = readConfig({ DATA_DIR: folder, DATABASE_URL: database.url });
    const waits = await arrives(answering('IC-70012-E5F6', 'who@sedge.example'));
    expect(await placeOf(waits)).toMatchObject({ state: 'held' });
    expect(await adopt(file, config, openLog('silent'))).toEqual({
      words:
        '1 case was taken over.\n' +
        '1 mail was here before that may belong to them; the desk looks at each once more when it runs.\n' +
        `${opened} was opened before for a report that names IC-70012-E5F6. Have an officer note on each ` +
        'of the two which is the other, and close the one that is not needed.\n',
      well: true,
    });
  });
});

function answering(reference: string, from: string) {
  const reading = readingOf({ from, references: [{ reference, where: 'subject' }] });
  return { ...reading, envelope: { ...reading.envelope, messageId: `<${randomUUID()}@mail.example>` } };
}

/** Comes while the desk runs, and is put where it belongs as far as the desk knows. */
async function arrives(mail: MailReading, place: Partial<typeof messages.$inferInsert> = {}): Promise<string> {
  const id = randomUUID();
  const listed = {
    id,
    mailbox: 'casework@regulator.example',
    mailboxId: id,
    receivedAt: now,
    listedAt: subHours(now, 1),
    state: 'listed',
    internetMessageId: mail.envelope.messageId,
    ...place,
  };
  await desk.db.insert(messages).values(listed);
  await placeMail(desk, await placeOf(id), mail, 'none');
  return id;
}

async function placeOf(id: string) {
  const [row] = await desk.db.select().from(messages).where(eq(messages.id, id));
  if (!row) throw new Error('the mail is not in the ledger');
  return row;
}
