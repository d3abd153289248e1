import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { letters } from '../../db/letters.ts';
import { notes } from '../../db/notes.ts';
import { tellings } from '../../db/tellings.ts';
import type { CaseEvent } from '../../src/case/case.ts';
import { letterCameBack } from '../../src/case/letter-came-back.ts';
import { letterWentWrong } from '../../src/case/letter-went-wrong.ts';
import { NotAllowed } from '../../src/case/not-allowed.ts';
import { bounceLetter } from '../../src/desk/bounce-letter.ts';
import { changeCase } from '../../src/desk/change-case.ts';
import type { Person } from '../../src/desk/deed.ts';
import { clocksOf } from '../../src/desk/describe-clocks.ts';
import { deskState } from '../../src/desk/desk-state.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { acknowledgeForm } from '../../src/desk/forms/acknowledge.ts';
import { caseHistoryForm } from '../../src/desk/forms/case.ts';
import { letterWentWrongForm } from '../../src/desk/forms/letter-went-wrong.ts';
import { recallForm } from '../../src/desk/forms/recall.ts';
import { selfReportForm } from '../../src/desk/forms/self-report.ts';
import { sendReturnedForm } from '../../src/desk/forms/send-returned.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { undoLetter } from '../../src/desk/undo-letter.ts';
import { changeContactOf } from '../../src/desk/work-case.ts';
import { caseFile } from '../../src/export-case-file.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const tom: Person = { id: '00000000-0000-4000-8000-00000000000b', lead: false, name: 'Tom Okafor' };
const wrong = { how: 'wrong-person', note: 'I took the address of another controller.', recall: 'no' };
const context = () => ({ reference: office.reference, version: '3' });
const record = (person: Person, answers: object, cause: string) =>
  letterWentWrongForm.submit(office.desk, person, { ...wrong, ...answers }, context(), cause);
const send = (person: Person, letter: string, cause: string) =>
  recallForm.submit(office.desk, person, {}, { ...context(), id: letter }, cause);
const notesSent = () =>
  office.desk.db
    .select()
    .from(letters)
    .where(eq(letters.kind, 'recall'))
    .then((rows) => rows.filter(({ reference }) => reference === office.reference));
const asText = (form: object) => JSON.stringify(form);

async function sentDecision(): Promise<string> {
  const letter = await office.write('decision');
  await office.pass(letter, 1.5);
  expect(await office.kase()).toMatchObject({ status: 'closed' });
  return letter;
}

/** Another case of the office, of which a colleague has made themselves the only reader when it is to be restricted. */
async function anotherCase(members: string[] | null): Promise<string> {
  const { desk, alex } = office;
  const report = { channel: 'phone', organisation: 'Westmoor Trust', words: 'A bag was lost.', contact: null } as const;
  const cause = `another ${office.reference}`;
  const reference = await openCaseByHand(desk, alex, cause, { ...report, reportedAt: office.now });
  if (members) await restrict(reference, members);
  return reference;
}

async function restrict(reference: string, members: string[]) {
  const { desk } = office;
  const verb = { type: 'visibility-set', by: members[0] ?? '', at: office.now, members, onePerson: null, reason: null };
  await changeCase(desk, { reference, cause: `restrict ${reference}` }, () => [verb as CaseEvent]);
}

const linesOf = async (reference: string) =>
  asText(await office.desk.db.select().from(notes).where(eq(notes.reference, reference)));

test('two officers who say so in the same moment say it once, and the second learns who was first', async () => {
  const letter = await sentDecision();
  const told = await office.desk.db.$count(tellings);
  const all = await Promise.allSettled([record(office.alex, { letter }, 'one'), record(tom, { letter }, 'two')]);
  const [refused] = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toBeInstanceOf(NotAllowed);
  expect(refused.message).toContain('No letter of this case is with anybody');
  expect((await office.desk.db.$count(tellings)) - told).toBe(1);
  expect(await office.kase()).toMatchObject({ status: 'new', promise: { kept: null } });
});

test('the same form sent twice is one incident, one alarm and one recall note', async () => {
  const letter = await sentDecision();
  const told = await office.desk.db.$count(tellings);
  for (const _time of [1, 2]) await record(office.alex, { letter }, 'same');
  for (const _time of [1, 2]) await send(office.alex, letter, 'same note');
  expect((await office.desk.db.$count(tellings)) - told).toBe(1);
  expect(await notesSent()).toHaveLength(1);
});

test('the recall note goes where the letter went, though the contact was corrected since, and can be taken back', async () => {
  const letter = await sentDecision();
  await record(office.alex, { letter }, 'wrong');
  const on = { reference: office.reference, version: 0 };
  const contact = { name: 'Rhian Vale', address: 'rhian@northvale.example' };
  await changeContactOf(office.desk, office.alex, on, 'contact', { contact, confirmed: [], reason: null });
  const shown = asText(await recallForm.open(office.desk, office.alex, { ...on, id: letter }));
  expect(shown).toContain('data.team@northvale.example (where that letter went)');
  for (const word of ['rhian', 'Rhian', 'Data Team', wrong.note]) expect(shown).not.toContain(word);
  await send(office.alex, letter, 'note');
  const [first] = await notesSent();
  expect(first).toMatchObject({ toAddress: 'data.team@northvale.example', toName: null, repliesTo: null });
  await expect(send(office.alex, letter, 'another note')).rejects.toThrow('A letter by');
  await undoLetter(office.desk, office.alex, { ...on, id: first?.id ?? '' }, 'undo');
  await send(office.alex, letter, 'note again');
  const note = (await notesSent()).find(({ state }) => state === 'queued');
  await office.pass(note?.id ?? '', 1.5);
  expect(await office.stateOf(note?.id ?? '')).toBe('sent');
  await expect(send(office.alex, letter, 'third')).rejects.toThrow('No letter of this case waits to be recalled');
  expect(await office.kase()).toMatchObject({ status: 'new', promise: { kept: null } });
});

test('the words of a recall note that came back are never sent to the contact', async () => {
  const letter = await sentDecision();
  await record(office.alex, { letter }, 'wrong');
  await send(office.alex, letter, 'note');
  const [note] = await notesSent();
  await office.desk.db
    .update(letters)
    .set({ state: 'bounced' })
    .where(eq(letters.id, note?.id ?? ''));
  const on = { reference: office.reference, version: 0 };
  const again = sendReturnedForm.open(office.desk, office.alex, { ...on, id: note?.id ?? '' });
  await expect(again).rejects.toThrow('Another letter has been written since');
});

test('a letter that told of another case is not sent again to anybody, though it came back', async () => {
  const letter = await office.write('acknowledgement');
  await office.pass(letter, 1.5);
  await record(office.alex, { letter, how: 'another-case' }, 'wrong');
  const { desk, alex, reference } = office;
  await desk.db.transaction((tx) => bounceLetter(tx, letter));
  await changeCase(desk, { reference, cause: `bounce ${letter}` }, (kase) =>
    letterCameBack(kase, office.now, { letter, reason: 'no such address' }),
  );
  expect(asText((await drawCard(desk, reference)).message)).not.toContain('Send again');
  const again = sendReturnedForm.open(desk, alex, { reference, version: 0, id: letter });
  await expect(again).rejects.toThrow('its words are written anew');
});

test('only a letter of this very case can be recalled, whatever a form says', async () => {
  const letter = await sentDecision();
  const other = await anotherCase(null);
  await expect(
    recallForm.submit(office.desk, office.alex, {}, { reference: other, version: '1', id: letter }, 'forged'),
  ).rejects.toThrow('That letter is with nobody');
});

test('a letter whose contact is written to next is doubted, and the report can be acknowledged anew', async () => {
  const letter = await office.write('acknowledgement');
  await office.pass(letter, 1.5);
  const acknowledged = async () => {
    const { cases } = await deskState(office.desk);
    return cases.find(({ reference }) => reference === office.reference)?.steps.acknowledge;
  };
  expect(await acknowledged()).toBe(true);
  await record(tom, { letter }, 'wrong');
  expect(await acknowledged()).toBe(false);
  const next = await acknowledgeForm.open(office.desk, office.alex, { reference: office.reference, version: 0 });
  expect(asText(next)).toContain('A letter to that address went to the wrong person.');
});

test('the draft of the office’s own report says what became of the recall note', async () => {
  const letter = await sentDecision();
  await record(office.alex, { letter }, 'wrong');
  await send(office.alex, letter, 'note');
  const [note] = await notesSent();
  const draft = asText(
    await selfReportForm.open(office.desk, office.alex, { reference: office.reference, version: 0 }),
  );
  expect(draft).toContain('Recall note to the address that it went to: leaves ');
  await office.pass(note?.id ?? '', 1.5);
  const later = asText(
    await selfReportForm.open(office.desk, office.alex, { reference: office.reference, version: 0 }),
  );
  expect(later).toContain('Recall note to the address that it went to: left ');
  const { version } = await office.kase();
  const saved = { reference: office.reference, version: String(version), id: letter };
  await selfReportForm.submit(office.desk, office.alex, { draft: 'One person is affected.' }, saved, 'saved');
  const file = await caseFile(office.desk, office.reference);
  expect(file).toMatch(/\[D1\] Saved by Alex Moss, .*\nOne person is affected\./);
  expect(file).toContain('- Drafts of own reports: D1');
});

test('another case learns that its information went out, and each names the other', async () => {
  const letter = await sentDecision();
  const other = await anotherCase(null);
  await record(office.alex, { letter, how: 'another-case', reference: other.slice(-4).toLowerCase() }, 'link');
  expect(await linesOf(other)).toContain(`information of this case went out with a letter of ${office.reference}`);
  expect(await linesOf(office.reference)).toContain(`${other} is affected`);
  for (const [one, names] of [
    [other, office.reference],
    [office.reference, other],
  ] as const) {
    const shown = asText(await caseHistoryForm.open(office.desk, office.alex, { reference: one, version: 0 }));
    expect(shown).toContain(names);
    expect(shown).not.toContain(one === other ? 'Northvale' : 'Westmoor');
  }
});

test('of a restricted case whoever is outside it learns no more than that, and nothing is recorded', async () => {
  const letter = await sentDecision();
  const other = await anotherCase([tom.id]);
  const refused = await record(office.alex, { letter, reference: other }, 'outside');
  expect(refused).toEqual({ errors: { reference: expect.stringContaining('is restricted to named officers') } });
  expect(asText(refused)).not.toContain('Westmoor');
  expect(await office.kase()).toMatchObject({ status: 'closed' });
});

test('only who is inside a restricted case reads that a letter of another has to do with it, in the thread and in forms', async () => {
  const letter = await sentDecision();
  const other = await anotherCase([tom.id]);
  await record(tom, { letter, reference: other }, 'inside');
  expect(await linesOf(office.reference)).toContain('Another case is affected');
  expect(await linesOf(office.reference)).not.toContain(other);
  expect(await linesOf(other)).not.toContain('went out');
  const owed = (await office.desk.db.select().from(tellings)).map(({ message }) => asText(message as object));
  const told = owed.filter((message) => message.includes(other));
  expect(told).toEqual([expect.stringContaining('Information of this case went out with a letter of another')]);
  expect(told.join()).not.toContain(office.reference);
  const on = { reference: office.reference, version: 0 };
  const lead = { ...office.alex, lead: true };
  for (const form of [caseHistoryForm, selfReportForm]) {
    expect(asText(await form.open(office.desk, tom, on))).toContain(other);
    const outside = asText(await form.open(office.desk, lead, on));
    expect(outside).toContain('nother case');
    expect(outside).not.toContain(other);
  }
  const inside = asText(await caseHistoryForm.open(office.desk, tom, { reference: other, version: 0 }));
  expect(inside).toContain(`went out with a letter of ${office.reference}`);
});

test('a question that went to the wrong person has no clock', async () => {
  const { desk, alex, reference } = office;
  const at = office.now;
  const [by, letter] = [alex.id, 'a letter'];
  const request = { letter, questions: 'e'.repeat(64), questionCount: 2, answerBy: '2024-03-26' };
  const events: CaseEvent[] = [
    { type: 'information-requested', by, at, letter, leavesAt: at, request },
    { type: 'letter-sent', by: 'desk', at, letter, sentAt: at },
  ];
  await changeCase(desk, { reference, cause: 'asked' }, () => events);
  const clocks = async () => asText(clocksOf(desk, await openFile(desk.db, reference)));
  expect(await clocks()).toContain('Answer due');
  await changeCase(desk, { reference, cause: 'wrong' }, (kase, keep) =>
    letterWentWrong(kase, alex, at, { letter, how: 'wrong-person', other: null, note: keep(wrong.note) }),
  );
  expect(await clocks()).not.toContain('Answer due');
});
