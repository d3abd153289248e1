import { randomUUID } from 'node:crypto';
import { addMinutes } from 'date-fns/addMinutes';
import { and, eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answers, Form } from '../../blocks/kit.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { officers } from '../../db/officers.ts';
import { NotAllowed } from '../../src/case/not-allowed.ts';
import { findReferences } from '../../src/case/reference.ts';
import { replay } from '../../src/case/replay.ts';
import { arrived } from '../../src/case/replay-letters.ts';
import { answerMail } from '../../src/desk/answer-mail.ts';
import { contactFrom } from '../../src/desk/contact.ts';
import type { Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { acknowledgeForm } from '../../src/desk/forms/acknowledge.ts';
import { contactForm } from '../../src/desk/forms/contact.ts';
import { previewForm } from '../../src/desk/forms/preview.ts';
import { dismissMail, fileHeldMail, openCaseForMail } from '../../src/desk/look-at-mail.ts';
import { mailReadingSchema } from '../../src/desk/mail-reader.ts';
import { placeMail } from '../../src/desk/receive-mail.ts';
import { sayWentWrong } from '../../src/desk/say-went-wrong.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { sendRecall } from '../../src/desk/send-recall.ts';
import { readTexts } from '../../src/desk/texts.ts';
import { anyReport } from '../mail/reading/random-report.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { type FakeMailbox, fakeMailbox } from '../support/fake-mailbox.ts';
import { readingOf } from '../support/reading.ts';
import { standing } from './filling-forms.ts';

const people = [
  'dpo@northvale.example',
  'rhian@northvale.example',
  'counsel@firm.example',
  'partner@firm.example',
  'owner@gmail.com',
  'who@stranger.example',
  'no-reply@portal.example',
  'nadia@regulator.example',
  'casework@regulator.example',
];
const organisations = ['Northvale Homes', 'Calder Finch', 'Westmoor Trust'];
const kinds = [
  'initial_report',
  'follow_up_report',
  'correspondence',
  'new_correspondence',
  'auto_reply',
  'manual',
] as const;
const someReport = fc.sample(anyReport, { numRuns: 1, seed: 12 })[0] ?? missing();
const lead = { id: '', lead: true, name: 'Priya Nair' };

let database: OpenedDatabase;
let desk: Desk;
let mailbox: FakeMailbox;
let priya: Person;
let now = new Date('2024-03-12T10:15:00Z');
let recalls = 0;
/** Contact forms that a colleague's was saved before. */
let overtaken = 0;

beforeAll(async () => {
  database = await openFreshDatabase();
  mailbox = fakeMailbox(() => now);
  desk = { ...bareDesk(database.db, () => now), mailbox };
  const [card] = await desk.db
    .insert(officers)
    .values({ name: lead.name, title: 'Team Lead', slackRole: 'lead', seenAt: now })
    .returning();
  priya = { ...lead, id: card?.id ?? '' };
});
afterAll(() => database.close());

const who = fc.constantFrom(...people);
const which = fc.nat(20);
type Step =
  | { does: 'mail'; from: string; cc: string; replyTo: string; inForm: string; about: number; kind: number; to: number }
  | { does: 'contact'; kase: number; address: string; confirm: boolean; meanwhile: string | null }
  | { does: 'acknowledge' | 'write' | 'recall'; kase: number }
  | { does: 'answer' | 'file' | 'open' | 'dismiss'; mail: number; kase: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('mail' as const),
      from: who,
      cc: who,
      replyTo: who,
      inForm: who,
      about: which,
      kind: fc.nat(5),
      to: which,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('contact' as const),
      kase: which,
      address: who,
      confirm: fc.boolean(),
      meanwhile: fc.option(who),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('acknowledge' as const, 'write' as const), kase: which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('recall' as const), kase: which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('answer' as const, 'file' as const, 'open' as const, 'dismiss' as const),
      mail: which,
      kase: which,
    }),
  },
);

type Letter = typeof letters.$inferSelect;

/** The cases and mails that one run has made, and nothing of the runs before it. */
type World = { cases: string[]; mails: string[]; ids: string[] };

test('whatever is mailed and whatever officers do, a letter goes to the confirmed contact of its case, and a recall note where its letter went', async () => {
  let all = 0;
  recalls = 0;
  overtaken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const world: World = { cases: [], mails: [], ids: [] };
      for (const one of steps) await take(world, one);
      all += await expectRightRecipients(world);
    }),
    // Each run is some twenty transactions on a real database; shrinking one would take minutes.
    { numRuns: 25, endOnFailure: true },
  );
  // A property over no letters would hold of anything.
  expect(all).toBeGreaterThan(8);
  expect(recalls).toBeGreaterThan(0);
  expect(overtaken).toBeGreaterThan(0);
});

async function take(world: World, one: Step) {
  now = addMinutes(now, 3);
  const kase = 'kase' in one ? world.cases[one.kase % world.cases.length] : undefined;
  const mail = 'mail' in one ? world.mails[one.mail % world.mails.length] : undefined;
  try {
    if (one.does === 'mail') await arrive(world, one);
    else if (one.does === 'contact') await changeContact(kase, one);
    else if (one.does === 'acknowledge' || one.does === 'write') await write(one.does, kase);
    else if (one.does === 'recall') await recall(kase);
    else if (mail) await settle(one.does, mail, kase);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
  }
  await lettersLeave(world);
}

async function arrive(world: World, { from, cc, replyTo, inForm, about, kind, to }: Extract<Step, { does: 'mail' }>) {
  const id = `<${randomUUID()}@mail.example>`;
  const listed = { mailbox: mailbox.address, mailboxId: id, internetMessageId: id, receivedAt: now, state: 'listed' };
  const [row] = await desk.db.insert(messages).values(listed).returning();
  if (!row) throw new Error('the mail was not listed');
  const reading = reads(world, { from, cc, replyTo, inForm, about, kind, to });
  await placeMail(desk, row, { ...reading, envelope: { ...reading.envelope, messageId: id } }, id);
  world.mails.push(row.id);
  world.ids.push(id);
  const [placed] = await desk.db
    .select()
    .from(messages)
    .where(eq(messages.id, row?.id ?? ''));
  if (placed?.reference && !world.cases.includes(placed.reference)) world.cases.push(placed.reference);
}

function reads(
  world: World,
  { from, cc, replyTo, inForm, about, kind, to }: Omit<Extract<Step, { does: 'mail' }>, 'does'>,
) {
  const classification = kinds[kind] ?? 'correspondence';
  const report = {
    ...someReport,
    controller: { name: organisations[about % organisations.length] ?? null, address: null },
    reporter: { name: null, email: inForm, phone: null },
    whatHappened: `A list was lost, ${about}`,
  };
  const named = to % 3 === 0 ? world.cases[to % world.cases.length] : undefined;
  const answered = to % 3 === 1 ? world.ids[to % world.ids.length] : undefined;
  const reading = readingOf({
    from,
    cc: [cc],
    classification,
    kind: kind === 3 ? 'question' : null,
    references: named ? [{ reference: named, where: 'subject' }] : [],
    fields: kind < 2 ? report : null,
  });
  reading.envelope.replyTo = { name: null, address: replyTo };
  if (answered) reading.envelope.inReplyTo = [answered];
  return reading;
}

/** meanwhile: whom a colleague makes the contact while the form is open. */
async function changeContact(
  reference: string | undefined,
  { address, confirm, meanwhile }: Extract<Step, { does: 'contact' }>,
) {
  if (!reference) return;
  const opens = () => contactForm.open(desk, priya, { reference, version: 0 });
  const saves = (form: Form, changes: Answers) =>
    contactForm.submit?.(desk, priya, { ...standing(form), ...changes }, form.context, randomUUID());
  const form = await opens();
  if (meanwhile) await saves(await opens(), { address: meanwhile });
  const { kase } = await openFile(desk.db, reference);
  const offered = form.body.flatMap((part) =>
    part.kind === 'field' && part.field.kind === 'ticks' ? part.field.options.map(({ value }) => value) : [],
  );
  try {
    await saves(form, confirm ? { confirmed: offered } : { address });
  } finally {
    const after = (await openFile(desk.db, reference)).kase;
    if (String(kase.version) !== form.context['version']) {
      overtaken += 1;
      expect(after.contact).toBe(kase.contact);
    }
  }
}

async function write(does: 'acknowledge' | 'write', kase: string | undefined) {
  if (!kase) return;
  const { version } = (await openFile(desk.db, kase)).kase;
  const context = { reference: kase, version: String(version), kind: 'letter', about: 'Your report' };
  const form = does === 'acknowledge' ? acknowledgeForm : previewForm;
  await form.submit?.(desk, priya, { body: 'We write to you.' }, context, randomUUID());
}

/** Says of the newest letter that it went wrong, and asks for it back. */
async function recall(reference: string | undefined) {
  if (!reference) return;
  const { kase } = await openFile(desk.db, reference);
  const on = { reference, version: kase.version };
  const letter = kase.letters.findLast(arrived)?.id ?? randomUUID();
  const said = { letter, how: 'wrong-person', note: 'It was somebody else’s.', other: null } as const;
  await sayWentWrong(desk, priya, on, randomUUID(), said);
  await sendRecall(desk, priya, on, randomUUID(), letter);
}

async function settle(does: 'answer' | 'file' | 'open' | 'dismiss', mail: string, kase: string | undefined) {
  const on = { reference: kase ?? '', version: 0, id: mail };
  if (does === 'answer') await answerMail(desk, priya, mail, { kind: 'answer-question', parts: {} });
  else if (does === 'open') await openCaseForMail(desk, priya, on, randomUUID());
  else if (does === 'dismiss') await dismissMail(desk, priya, on, randomUUID());
  else if (kase) await fileHeldMail(desk, priya, on, randomUUID());
}

async function lettersLeave(world: World) {
  const waiting = await lettersOf(world, 'queued');
  now = addMinutes(now, 2);
  for (const { id } of waiting) await sendLetter(desk, id);
}

async function lettersOf({ cases, mails }: World, state: string) {
  const of = (what: ReturnType<typeof inArray>) =>
    desk.db
      .select()
      .from(letters)
      .where(and(what, eq(letters.state, state)));
  return [
    ...(cases.length > 0 ? await of(inArray(letters.reference, cases)) : []),
    ...(mails.length > 0 ? await of(inArray(letters.message, mails)) : []),
  ];
}

async function expectRightRecipients(world: World): Promise<number> {
  const sent = await lettersOf(world, 'sent');
  for (const letter of sent) {
    expect(letter.toAddress).not.toBe(mailbox.address);
    if (letter.kind === 'recall') recalls += await expectWhereItWent(sent, letter);
    else if (letter.reference) await expectContact(letter.reference, letter);
    else await expectSender(letter);
  }
  return sent.length;
}

async function expectContact(reference: string, letter: Letter) {
  const { history } = await openFile(desk.db, reference);
  const at = history.findIndex((event) => 'leavesAt' in event && event.letter === letter.id);
  const before = history.slice(0, at);
  const { contact } = replay(before);
  const words = await readTexts(desk.db, [contact]);
  expect(letter.toAddress.toLowerCase()).toBe(contactFrom(words.get(contact ?? ''))?.address.toLowerCase());
  expect(findReferences(`${letter.subject}\n${letter.text}`, 'IC')).toEqual([reference]);
  const named = before.some(
    (event) => event.type === 'contact-corrected' && event.contact === contact && event.by === priya.id,
  );
  const opened = before.find((event) => event.type === 'opened');
  const [report] = await desk.db
    .select()
    .from(messages)
    .where(eq(messages.id, opened?.message ?? randomUUID()));
  expect(named || report?.fromAddress === letter.toAddress.toLowerCase(), 'named by an officer, or who reported').toBe(
    true,
  );
}

/** The one letter that need not go to the contact goes to the very address of the letter that it recalls. */
async function expectWhereItWent(sent: Letter[], note: Letter): Promise<number> {
  const { history } = await openFile(desk.db, note.reference ?? '');
  const event = history.find((one) => one.type === 'recall-written' && one.letter === note.id);
  const recalled = sent.find(({ id }) => event?.type === 'recall-written' && id === event.recalls);
  expect([note.toAddress, note.toName, note.repliesTo]).toEqual([recalled?.toAddress, null, null]);
  expect(note.text.replace(/\s+/g, ' ')).toContain(recalled?.subject);
  return 1;
}

async function expectSender(letter: Letter) {
  const [mail] = await desk.db
    .select()
    .from(messages)
    .where(eq(messages.id, letter.message ?? ''));
  const { from } = mailReadingSchema.parse(mail?.reading).envelope;
  expect(letter.toAddress).toBe(from?.address);
  expect(letter.toAddress).not.toMatch(/@regulator\.example$/);
  expect(findReferences(`${letter.subject}\n${letter.text}`, 'IC')).toEqual([]);
}

function missing(): never {
  throw new Error('No report was made up');
}
