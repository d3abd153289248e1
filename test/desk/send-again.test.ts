import { addSeconds } from 'date-fns/addSeconds';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Button, Form, Message, Target } from '../../blocks/kit.ts';
import { letters } from '../../db/letters.ts';
import { officers } from '../../db/officers.ts';
import { letterCameBack } from '../../src/case/letter-came-back.ts';
import type { Click } from '../../src/chat/click.ts';
import { clicks } from '../../src/chat/listeners.ts';
import { bounceLetter } from '../../src/desk/bounce-letter.ts';
import { changeCase } from '../../src/desk/change-case.ts';
import type { Person } from '../../src/desk/deed.ts';
import { drawCard } from '../../src/desk/draw-card.ts';
import { changeContactOf } from '../../src/desk/work-case.ts';
import { fillingForms, standing } from './filling-forms.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();
const { opened, next, send } = fillingForms(office);
const on = (version: number): Target => ({ reference: office.reference, version });

/** A card as somebody has it before them, whatever has become of its case. */
const card = async () => (await drawCard(office.desk, office.reference)).message;

function buttonsOn({ parts }: Message): Button[] {
  return parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.more ?? [])] : []));
}

const labels = (message: Message) => buttonsOn(message).map(({ label }) => label);

/** Presses Send again on a card. The form that opens, if one does. */
async function pressed(message: Message, person: Person = office.alex): Promise<Form | null> {
  const button = buttonsOn(message).find(({ label }) => label === 'Send again');
  if (!button) throw new Error('Send again is not offered');
  const click: Click = clicks[button.act];
  if ('opens' in click) return opened(button.act, button.on, person);
  if ('does' in click) await click.does(office.desk, person, button.on, crypto.randomUUID());
  return null;
}

async function form(message: Message, person?: Person): Promise<Form> {
  const shown = await pressed(message, person);
  if (!shown) throw new Error('No form was opened');
  return shown;
}

async function comesBack(letter: string) {
  await office.pass(letter, 2);
  expect(await office.stateOf(letter)).toBe('sent');
  await isReturned(letter);
}

async function isReturned(letter: string) {
  const { desk, reference } = office;
  await desk.db.transaction((tx) => bounceLetter(tx, letter));
  await changeCase(desk, { reference, cause: `bounce ${letter}` }, (kase) =>
    letterCameBack(kase, office.now, { letter, reason: 'no such address' }),
  );
}

const row = async (id: string) => (await office.desk.db.select().from(letters).where(eq(letters.id, id)))[0];

async function lead(): Promise<Person> {
  const who = { name: 'Priya Anand', title: 'Team Lead', lead: true, seenAt: office.now };
  const [one] = await office.desk.db.insert(officers).values(who).returning();
  return { id: one?.id ?? '', lead: true, name: 'Priya Anand' };
}

const toTom = async () => {
  const contact = { name: 'Tom Reed', address: 'tom.reed@northvale.example' };
  await changeContactOf(office.desk, office.alex, on(0), crypto.randomUUID(), { contact, confirmed: [], reason: null });
};
const heard = ({ body }: Form) => JSON.stringify(body);

describe('an acknowledgement that came back', () => {
  const acknowledged = async () => {
    const letter = await send(await opened('acknowledge', on(2)), { opening: 'We have your report of the lost list.' });
    await comesBack(letter);
    return letter;
  };

  test('is shown again with its words, and leaves only when it is sent', async () => {
    await acknowledged();
    const shown = await form(await card());
    expect(shown.title).toBe('Acknowledge');
    expect(standing(shown)).toMatchObject({ opening: 'We have your report of the lost list.' });
    expect(heard(shown)).toContain('A letter to that address came back.');
    expect(await office.lettersOf()).toHaveLength(1);
  });

  test('stays an acknowledgement: once it has left, none is offered any more', async () => {
    await acknowledged();
    const again = await send(await form(await card()));
    expect(await row(again)).toMatchObject({ kind: 'acknowledgement' });
    expect((await row(again))?.text).toContain('We have your report of the lost list.');
    await office.pass(again, 2);
    expect(labels(await card())).not.toContain('Acknowledge');
    expect(labels(await card())).not.toContain('Send again');
  });

  test('shows the contact as it is now, and greets them', async () => {
    await acknowledged();
    await toTom();
    const shown = await form(await card());
    expect(heard(shown)).toContain('Tom Reed, tom.reed@northvale.example');
    expect(heard(shown)).toContain('Nobody has written to us from that address on this case.');
    const again = await row(await send(shown));
    expect(again?.text).toContain('Tom Reed');
    expect(again?.text).not.toContain('Data Team');
  });

  test('asks what it asked, and the case waits for the answers', async () => {
    const first = await opened('acknowledge', on(2));
    const letter = await send(await next(first, { ownQuestions: 'Who has the list?\nSince when?' }));
    await comesBack(letter);
    expect((await office.kase()).status).toBe('new');
    const shown = await form(await card());
    expect(standing(shown)).toMatchObject({
      ownQuestions: 'Who has the list?\nSince when?',
      answerBy: standing(first)['answerBy'],
    });
    const again = await send(await next(shown));
    await office.pass(again, 2);
    expect(await office.kase()).toMatchObject({
      status: 'waiting-for-controller',
      request: { letter: again, questionCount: 2 },
    });
  });

  test('is not sent twice from a card that was drawn before it left again', async () => {
    await acknowledged();
    const stale = await card();
    const open = await form(stale);
    await office.pass(await send(await form(stale)), 2);
    const priya = await lead();
    await expect(pressed(stale, priya)).rejects.toThrow('Another letter has been written since');
    await expect(send(open, {}, { person: priya })).rejects.toThrow('acknowledged');
    expect(await office.lettersOf()).toHaveLength(2);
  });

  test('is sent again from the newest that came back, and from no older one', async () => {
    await acknowledged();
    const stale = await card();
    await comesBack(await send(await form(stale)));
    await expect(pressed(stale)).rejects.toThrow('Another letter has been written since');
    await comesBack(await send(await form(await card())));
  });

  test('is not sent when the contact is corrected while its form lies open', async () => {
    await acknowledged();
    const open = await form(await card());
    await toTom();
    await expect(send(open)).rejects.toThrow('the contact was corrected');
    expect(await office.lettersOf()).toHaveLength(1);
  });

  test('is not offered once the case is closed, where nothing is acknowledged', async () => {
    await acknowledged();
    expect(labels(await card())).toContain('Send again');
    await send(await opened('close-without-reply', on(0)), { reason: 'duplicate' }).catch(() => {});
    expect((await office.kase()).status).toBe('closed');
    expect(labels(await card())).not.toContain('Send again');
  });
});

describe('a free letter that came back', () => {
  const writes = { about: 'the lost list', body: 'We are writing about the list.' };
  const wrote = async () => {
    const letter = await send(await next(await opened('write', on(2)), writes));
    await comesBack(letter);
    return letter;
  };

  test('opens with what it was about and its words, and is seen whole before it leaves', async () => {
    await wrote();
    const shown = await form(await card());
    expect(standing(shown)).toEqual(writes);
    const whole = await next(shown, { body: 'We are writing about the list once more.' });
    const again = await row(await send(whole));
    expect(again).toMatchObject({ kind: 'letter', subject: expect.stringContaining('the lost list') });
    expect(again?.text).toContain('We are writing about the list once more.');
  });

  test('is not sent again when another has been written since', async () => {
    await wrote();
    const stale = await card();
    const open = await next(await form(stale));
    await office.pass(await send(await next(await opened('write', on(9)), { ...writes, body: 'Something else.' })), 2);
    await expect(pressed(stale)).rejects.toThrow('Another letter has been written since');
    await expect(send(open)).rejects.toThrow('Another letter has been written since');
  });

  test('is a draft of its own: what is saved of another letter stays', async () => {
    await wrote();
    const other = { about: 'the next list', body: 'There is another list.' };
    await next(await opened('write', on(9)), other);
    const again = await send(await next(await form(await card()), { body: 'Once more.' }));
    await office.pass(again, 2);
    expect(standing(await opened('write', on(9)))).toEqual(other);
  });

  test('that an officer opens once more stands as they left it', async () => {
    await wrote();
    await next(await form(await card()), { body: 'Once more.' });
    expect(standing(await form(await card()))).toMatchObject({ body: 'Once more.' });
    expect((await card()).text).toBeDefined();
    expect(JSON.stringify(await card())).toContain('Draft of a letter to send again by Alex Moss');
  });

  test('whose words were not kept in parts says so', async () => {
    const letter = await wrote();
    await office.desk.db.update(letters).set({ written: null }).where(eq(letters.id, letter));
    const shown = await form(await card());
    expect(standing(shown)).toMatchObject({ body: '' });
    expect(heard(shown)).toContain('Copy them from Sent Items');
  });
});

describe('a letter in doubt', () => {
  const inDoubt = async () => {
    const letter = await office.write('decision');
    office.mailbox.onSend('stays-unsaid');
    await office.pass(letter, 40);
    return letter;
  };

  test('that came back since is not sent from the card that said so', async () => {
    const letter = await inDoubt();
    const stale = await card();
    await isReturned(letter);
    await expect(pressed(stale)).rejects.toThrow('This letter came back');
    expect(await office.lettersOf()).toEqual([letter]);
    expect(await office.kase()).toMatchObject({ status: 'new' });
  });

  test('that was sent again and is in doubt once more is sent by whoever saw that, and by nobody else', async () => {
    const letter = await inDoubt();
    const stale = await card();
    await pressed(stale);
    await office.pass(letter, 40);
    expect(await office.stateOf(letter)).toBe('needs-person');
    const sends = office.mailbox.sends.length;
    await expect(pressed(stale, await lead())).rejects.toThrow('was tried again');
    office.now = addSeconds(office.now, 10);
    await office.pass(letter, 1);
    expect(office.mailbox.sends).toHaveLength(sends);
    await pressed(await card());
    await office.pass(letter, 1);
    expect(office.mailbox.sends).toHaveLength(sends + 1);
  });
});
