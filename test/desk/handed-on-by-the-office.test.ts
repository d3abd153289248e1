import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import { tellings } from '../../db/tellings.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk, Work } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { fileMailForm } from '../../src/desk/forms/file-mail.ts';
import { fileHeldMail } from '../../src/desk/look-at-mail.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { emlOf } from '../support/eml.ts';
import { fakeMailbox } from '../support/fake-mailbox.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { readsHere } from '../support/reads-here.ts';

const casework = 'casework@regulator.example';
const dpo = 'dpo@regulator.example';
const start = new Date('2024-03-12T10:15:00Z');

let connection: OpenedDatabase;
let desk: Desk;
let alex: Person;
let rung: Work[];
let count = 0;
const inbox = new Map<string, Uint8Array>();

beforeAll(async () => {
  connection = await openFreshDatabase();
  const name = 'Alex Moss';
  const [row] = await connection.db.insert(officers).values({ name, slackRole: 'officer', seenAt: start }).returning();
  alex = { id: row?.id ?? '', name, lead: false };
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.delete(tellings);
  await connection.db.update(messages).set({ internetMessageId: null, fromAddress: null, reportDigest: null });
  rung = [];
  const mailbox = (address: string): Desk['mailbox'] => ({
    ...fakeMailbox(
      () => start,
      (id) => inbox.get(id),
    ),
    address,
  });
  desk = {
    ...bareDesk(connection.db, () => start),
    mailbox: mailbox(casework),
    alsoRead: [mailbox(dpo)],
    reader: readsHere,
    bell: { ring: async (work) => void rung.push(...[work].flat()) },
  };
});

const told = async () =>
  (await desk.db.select().from(tellings)).map(({ message }) => (message as { text: string }).text);

const rowOf = async (id: string) => (await desk.db.select().from(messages).where(eq(messages.id, id)))[0];

async function arrives(raw: Uint8Array, how: { mailbox?: string; outgoing?: boolean } = {}) {
  const { mailbox = casework, outgoing = false } = how;
  const mailboxId = crypto.randomUUID();
  inbox.set(mailboxId, raw);
  // Its listing tells it, before anything is read.
  const internetMessageId = /^Message-ID: (.*)$/im.exec(Buffer.from(raw).toString('latin1'))?.[1]?.trim() ?? null;
  const [row] = await desk.db
    .insert(messages)
    .values({ mailbox, mailboxId, internetMessageId, outgoing, receivedAt: start, listedAt: start, state: 'listed' })
    .returning({ id: messages.id });
  const id = row?.id ?? '';
  await receiveMail(desk, id);
  return id;
}

type Parts = Omit<Parameters<typeof emlOf>[0], 'headers'> & { headers?: Record<string, string> };

/** By a colleague who works in the office's own mailbox. */
function byColleague({ headers = {}, ...parts }: Parts): Uint8Array {
  const own = {
    From: casework,
    To: casework,
    Subject: 'For the desk',
    'Message-ID': `<own${++count}@regulator.example>`,
  };
  return emlOf({ ...parts, headers: { ...own, ...headers } });
}

function forwarded(words: string): string {
  const header = ['From: Jordan Ellis <jordan@sedge.example>', 'Sent: 11 March 2024 09:00', `To: ${casework}`];
  return ['See below.', '', ...header, 'Subject: Something that happened', '', words].join('\r\n');
}

/** The form of a report as text, as it stands under the header of a forward. */
const form = () => {
  const [, body = ''] = /base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(fixtureMail('text-initial')) ?? [];
  return Buffer.from(body, 'base64').toString('utf8');
};
const receipt = {
  name: 'receipt',
  type: 'message/disposition-notification',
  bytes: Buffer.from('Disposition: displayed'),
};
const readable = { name: 'answer.txt', type: 'text/plain', bytes: Buffer.from('We told them on Monday.') };
const scan = { name: 'scan.png', type: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') };

describe('a report that is handed on out of the office’s own mailbox', () => {
  test.for([casework, dpo])(
    'becomes a case when its copy in Sent Items was read first, and it went to %s',
    async (to) => {
      const mail = byColleague({ headers: { To: to, Subject: 'FW: Initial report' }, text: forwarded(form()) });
      expect(await rowOf(await arrives(mail, { outgoing: true }))).toMatchObject({ state: 'kept', outgoing: true });
      expect(await rowOf(await arrives(mail, { mailbox: to }))).toMatchObject({
        state: 'filed',
        reference: expect.stringMatching(/^IC-/),
      });
    },
  );

  test.for([
    ['a scan', { text: 'This came by post.', files: [scan] }],
    ['in free words', { text: forwarded('We have lost a list of our tenants.') }],
    ['a colleague’s own words', { text: 'Sedge Housing rang: they wish to report a data breach at their office.' }],
  ] satisfies [string, Parts][])('is put before a person when it is %s', async ([, parts]) => {
    const id = await arrives(byColleague(parts));
    expect(await rowOf(id)).toMatchObject({ state: 'held', why: expect.stringContaining('the office’s own mailbox') });
    expect(await told()).toEqual([expect.stringContaining('A mail needs a look')]);
  });
});

describe('what colleagues write out of the office’s own mailbox', () => {
  test('to itself is there to be looked at, and nobody is told', async () => {
    const id = await arrives(byColleague({ text: 'Tea is at four.' }));
    expect(await rowOf(id)).toMatchObject({ state: 'held' });
    expect(await told()).toEqual([]);
  });

  test.for([
    ['a receipt', { files: [receipt] }],
    ['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a mail that a rule hands on', { headers: { 'X-MS-Exchange-Inbox-Rules-Loop': casework } }],
  ] satisfies [string, Parts][])('or that a machine writes there, as %s, stays aside', async ([, parts]) => {
    const id = await arrives(byColleague({ ...parts, text: forwarded('We have lost a list of our tenants.') }));
    expect(await rowOf(id)).toMatchObject({ state: 'kept' });
    expect(await told()).toEqual([]);
  });

  test('about a case is a second copy once the one in Sent Items is on it', async () => {
    const reference = await openCaseByHand(desk, { id: 'o1', lead: false, name: 'Alex Moss' }, 'by hand', phoned);
    const mail = byColleague({
      headers: { To: 'jordan@sedge.example', Cc: casework, Subject: `Your report, ${reference}` },
      text: 'We have spoken on the telephone.',
    });
    const copy = await arrives(mail);
    expect(await rowOf(copy)).toMatchObject({ state: 'held', reference: null, suggested: reference });
    const sent = await arrives(mail, { outgoing: true });
    expect(await rowOf(sent)).toMatchObject({ state: 'filed', reference });
    expect(rung).toContainEqual({ queue: 'mails', id: copy });
    await receiveMail(desk, copy);
    expect(await rowOf(copy)).toMatchObject({ state: 'filed', reference, why: expect.stringContaining('second copy') });
  });
});

describe('what a colleague writes to the office alone, from a mailbox of their own', () => {
  const jane = 'Jane Hill <jane@regulator.example>';
  const filed = (id: string, reference: string) =>
    fileHeldMail(desk, alex, { reference, version: 0, id }, `file ${id}`);
  const writes = (headers: Record<string, string>, text: string, files: Parts['files'] = []) =>
    arrives(
      emlOf({
        headers: { To: casework, 'Message-ID': `<staff${++count}@regulator.example>`, ...headers },
        text,
        files,
      }),
    );
  const historyOf = async (reference: string) => (await openFile(desk.db, reference)).history;
  const opens = () => openCaseByHand(desk, alex, `of Sedge ${++count}`, phoned);

  test('is on the case that an officer puts it on as a colleague’s, with nothing to read', async () => {
    const reference = await opens();
    const id = await writes({ From: jane, Subject: `${reference}: they rang me` }, 'The list was found.');
    expect(await rowOf(id)).toMatchObject({ state: 'held', suggested: reference });
    const form = JSON.stringify(await fileMailForm.open(desk, alex, { reference: '', version: 0, id }));
    expect(form).toContain('It stands there as a colleague’s; there is nothing to answer.');
    expect(form).not.toContain('may then write on that case');
    await filed(id, reference);
    expect(await rowOf(id)).toMatchObject({ state: 'filed', reference, why: 'A colleague wrote to this office' });
    expect((await historyOf(reference)).at(-1)).toMatchObject({
      type: 'colleague-wrote',
      message: id,
      filedBy: alex.id,
    });
    expect((await openFile(desk.db, reference)).kase.unread).toEqual([]);
  });

  test('makes them no party: what they then write to the controller waits, and may be counted as an answer', async () => {
    const reference = await opens();
    await filed(await writes({ From: jane, Subject: reference }, 'They rang me.'), reference);
    const answer = { From: jane, To: 'jordan@sedge.example', Cc: casework };
    const id = await writes({ ...answer, Subject: `Re: ${reference}` }, 'We have your list.');
    expect(await rowOf(id)).toMatchObject({ state: 'held', suggested: reference });
    await filed(id, reference);
    expect((await historyOf(reference)).at(-1)).toMatchObject({ type: 'sent-by-hand', message: id });
  });

  test.for([
    ['with a file, which may be the controller’s answer', { To: casework }, [readable]],
    ['to nobody who is named, as to many in Bcc', { To: 'undisclosed-recipients:;' }, []],
  ] as const)('is to be read when it came %s', async ([, to, files]) => {
    const reference = await opens();
    const id = await writes({ From: jane, ...to, Subject: `Their answer, ${reference}` }, 'See below.', [...files]);
    await filed(id, reference);
    expect((await openFile(desk.db, reference)).kase.unread).toMatchObject([{ message: id }]);
  });

  test('nor does a scan that they hand on, which somebody has yet to read', async () => {
    const reference = await opens();
    const letter = await writes({ From: jane, Subject: reference }, '', [scan]);
    await filed(letter, reference);
    expect((await openFile(desk.db, reference)).kase.unread).toMatchObject([{ message: letter }]);
    const id = await writes({ From: jane, Subject: `Re: ${reference}` }, 'Have you seen it?');
    expect(await rowOf(id)).toMatchObject({ state: 'held' });
  });
});

const phoned = {
  channel: 'phone',
  organisation: 'Sedge Housing',
  words: 'A list was lost.',
  contact: null,
  reportedAt: start,
} as const;
