import { addSeconds } from 'date-fns/addSeconds';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import type { Bell, Work } from '../../src/desk/desk.ts';
import { type Mailbox, MailboxError, type Trouble } from '../../src/desk/mailbox.ts';
import { markMails } from '../../src/desk/mark-mails.ts';
import { receiveMail } from '../../src/desk/receive-mail.ts';
import { sendLetter } from '../../src/desk/send-letters.ts';
import { sweep } from '../../src/desk/sweep.ts';
import { letterOffice } from './letter-office.ts';

const office = letterOffice();

/** The mailbox answers one call with this trouble, until it is mended; every time that it was asked, in seconds. */
function puts(call: 'draft' | 'send' | 'find' | 'findDrafts' | 'mark', trouble: Trouble, retryAfter: number | null) {
  const asked: number[] = [];
  const mailbox: Mailbox = office.mailbox;
  const own = mailbox[call];
  const began = office.now.getTime();
  Object.assign(mailbox, {
    [call]: async () => {
      asked.push((office.now.getTime() - began) / 1_000);
      throw new MailboxError(call, trouble, { retryAfter });
    },
  });
  return { asked, mend: () => Object.assign(mailbox, { [call]: own }) };
}

/** The desk at its work: every bell at its time, and the sweep every five seconds. */
async function atWork(seconds: number) {
  const rung: { work: Work; at: Date }[] = [];
  office.desk.bell = {
    ring: async (work, { after } = {}) => {
      for (const one of [work].flat()) rung.push({ work: one, at: after ?? office.now });
    },
  };
  const workers: Partial<Record<Work['queue'], (id: string) => Promise<void>>> = {
    letters: (id) => sendLetter(office.desk, id),
    mails: (id) => receiveMail(office.desk, id),
  };
  for (let second = 0; second < seconds; second += 5) {
    await sweep(office.desk);
    const due = rung.filter(({ at }) => at <= office.now);
    for (const one of due) rung.splice(rung.indexOf(one), 1);
    // A bell is rung for work once, however often it was asked for.
    const ids = new Map(due.map(({ work }) => [`${work.queue} ${work.id}`, work]));
    for (const { queue, id } of ids.values()) await workers[queue]?.(id);
    office.now = addSeconds(office.now, 5);
  }
}

/** A letter that lies where it may be taken up. */
async function queued(kind: 'acknowledgement' | 'decision' = 'acknowledgement') {
  const letter = await office.write(kind);
  office.now = addSeconds(office.now, 60);
  return letter;
}

describe('a letter that the mailbox asks to leave alone for ten minutes', () => {
  test.for(['draft', 'send'] as const)('is not asked for again sooner (%s), and leaves then', async (call) => {
    const letter = await queued();
    const { asked, mend } = puts(call, 'throttled', 600);
    await sendLetter(office.desk, letter);
    await atWork(590);
    expect(asked).toEqual([0]);
    mend();
    await atWork(60);
    expect(await office.stateOf(letter)).toBe('sent');
  });

  test('is not looked for again sooner once the mailbox took it', async () => {
    const letter = await queued();
    const { asked, mend } = puts('find', 'throttled', 600);
    await sendLetter(office.desk, letter);
    await atWork(590);
    expect([await office.stateOf(letter), asked]).toEqual(['accepted', [0]]);
    mend();
    await atWork(60);
    expect(await office.stateOf(letter)).toBe('sent');
  });

  test('is not looked for again sooner while nobody knows whether it left', async () => {
    const letter = await queued();
    office.mailbox.onSend('leaves-unsaid');
    await sendLetter(office.desk, letter);
    const { asked, mend } = puts('find', 'throttled', 600);
    office.now = addSeconds(office.now, 5);
    await sendLetter(office.desk, letter);
    await atWork(590);
    expect(asked).toEqual([5]);
    mend();
    await atWork(60);
    expect(await office.stateOf(letter)).toBe('sent');
  });

  test('is not tidied up after sooner', async () => {
    const letter = await queued();
    await atWork(60);
    expect(await office.stateOf(letter)).toBe('sent');
    office.now = addSeconds(office.now, 3_600);
    const { asked } = puts('findDrafts', 'throttled', 600);
    await atWork(590);
    // Those of other tests may be tidied up after as well.
    expect(asked.filter((second) => second > 5)).toEqual([]);
  });

  test('is rung for when it may be asked for, whoever rings sooner', async () => {
    const letter = await queued();
    const { asked } = puts('draft', 'throttled', 600);
    await sendLetter(office.desk, letter);
    const rings: Parameters<Bell['ring']>[1][] = [];
    office.desk.bell = { ring: async (_work, ring) => void rings.push(ring) };
    await sendLetter(office.desk, letter);
    expect([asked.length, rings]).toEqual([1, [{ after: addSeconds(office.now, 600) }]]);
  });
});

test('a letter that is put off again and again is asked for less and less', async () => {
  const letter = await queued();
  const { asked } = puts('draft', 'unavailable', null);
  await sendLetter(office.desk, letter);
  await atWork(600);
  expect(asked.length).toBeLessThan(12);
  expect(asked.at(-1)).toBeGreaterThan(240);
});

describe('a mail that its mailbox asks to leave alone for ten minutes', () => {
  async function listed(mailbox: string) {
    const row = { mailbox, mailboxId: `mail of ${mailbox}`, state: 'listed', receivedAt: office.now };
    const [mail] = await office.desk.db
      .insert(messages)
      .values({ ...row, listedAt: addSeconds(office.now, -180) })
      .returning();
    return mail?.id ?? '';
  }
  function reads(address: string, error: MailboxError) {
    const asked: number[] = [];
    const began = office.now.getTime();
    const mailbox: Mailbox = {
      ...office.mailbox,
      address,
      raw: async function* () {
        asked.push((office.now.getTime() - began) / 1_000);
        yield* [];
        throw error;
      },
    };
    return { asked, mailbox };
  }

  test('is not fetched again sooner, and holds up no other mailbox’s', async () => {
    const own = reads('casework@regulator.example', new MailboxError('give', 'throttled', { retryAfter: 600 }));
    const other = reads('dpo@regulator.example', new MailboxError('give', 'not-found'));
    Object.assign(office.desk, { mailbox: own.mailbox, alsoRead: [other.mailbox] });
    const mail = await listed(own.mailbox.address);
    const their = await listed(other.mailbox.address);
    await atWork(590);
    expect([own.asked, other.asked]).toEqual([[0], [0, 0]]);
    // Whoever else rings for it in the meantime finds nothing to do.
    await receiveMail(office.desk, mail);
    expect(own.asked).toEqual([0]);
    await atWork(60);
    expect(own.asked).toEqual([0, 600]);
    const [row] = await office.desk.db.select().from(messages).where(eq(messages.id, mail));
    expect(row).toMatchObject({ state: 'listed', attempts: 0 });
    expect(await office.desk.db.$count(messages, and(eq(messages.id, their), eq(messages.state, 'held')))).toBe(1);
  });
});

test('mails are not marked again before the mailbox is to be asked again, and less and less where it does not say', async () => {
  const filed = { mailbox: office.mailbox.address, mailboxId: 'mail to mark', state: 'filed', receivedAt: office.now };
  await office.desk.db.insert(messages).values({ ...filed, reference: office.reference });
  const mark = markMails(office.desk);
  const tick = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 5) {
      await mark();
      office.now = addSeconds(office.now, 5);
    }
  };
  const throttled = puts('mark', 'throttled', 600);
  await tick(605);
  expect(throttled.asked).toEqual([0, 600]);
  throttled.mend();
  await tick(600);
  const marked = await office.desk.db.$count(messages, eq(messages.markedAs, office.reference));
  expect(marked).toBe(1);
  await office.desk.db.update(messages).set({ markedAs: null });
  const away = puts('mark', 'unavailable', null);
  await tick(600);
  expect(away.asked.length).toBeLessThan(12);
});
