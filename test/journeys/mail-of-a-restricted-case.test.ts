import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseEvents } from '../../db/case-events.ts';
import { letters } from '../../db/letters.ts';
import { messages } from '../../db/messages.ts';
import { bounceOf } from '../support/bounce.ts';
import { emlOf } from '../support/eml.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { lookListIn } from '../support/look-list.ts';
import { type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

const now = '2024-03-12T10:15:00Z';
const closed = 'restricted to named officers';
const hidden = ['sedge.example', 'A missing list', 'Rhos Lane'];

let office: Office;
let number = 0;
/** Northvale's; its contact is data.team@northvale.example. Restricted to Alex, as every case here once it is claimed. */
let northvale: string;
beforeAll(async () => {
  office = await openOffice({ now });
  await office.deliver(fixtureMail('text-initial'));
  const card = await office.card('IC-', 'Northvale Homes');
  northvale = card.text.slice(0, card.text.indexOf(','));
});
afterAll(() => office.stop());

async function arrive(headers: Record<string, string>, text: string) {
  const { id } = await office.deliver(
    emlOf({ headers: { 'Message-ID': `<d${++number}@door.example>`, ...headers }, text }),
  );
  return until('the mail to have its place', async () => {
    const [row] = await office.db.select().from(messages).where(eq(messages.mailboxId, id));
    return row && row.state !== 'listed' && row;
  });
}

const rowOf = async (id: string) => (await office.db.select().from(messages).where(eq(messages.id, id)))[0];
const { listFor, press } = lookListIn(() => office);
async function look(user: string, id: string): Promise<View> {
  const { view } = await press(user, await listFor(user), 'file-mail', id);
  if (!view) throw new Error('No form was opened');
  return view;
}

async function restrict(reference: string) {
  await office.click('U0ALEX', await office.card(reference), 'claim');
  const form = await office.more('U0ALEX', await office.card(reference), 'restrict');
  // A form that was asked for is there.
  await office.submit('U0ALEX', form.view as View, {
    restricted: 'yes',
    members: [],
    onePerson: 'no',
    reason: 'Ours.',
  });
  await office.card(reference, 'Restricted');
}

const historyOf = async (reference: string): Promise<string[]> => {
  const { cases } = await office.state();
  const kase = cases.find((one: { reference: string }) => one.reference === reference);
  return kase.history.map(({ sentence }: { sentence: string }) => sentence);
};
const toldOps = async (id: string) =>
  until('the office to be told', async () =>
    (await office.messages('C0OPS')).find(({ blocks }) => JSON.stringify(blocks).includes(id)),
  );
const inLook = async (user: string) => JSON.stringify(await listFor(user));
const answerTo = async (user: string, words: string) =>
  (await office.command(user, words)).ephemeral.at(-1)?.text ?? '';

describe('a mail that became a restricted case', () => {
  let id: string;
  let reference: string;

  test('is shown from an old list to those inside alone', async () => {
    ({ id } = await arrive(
      { From: 'Ada Quill <ada@sedge.example>', Subject: 'A missing list' },
      'A list was lost at Rhos Lane.',
    ));
    const lists = { tom: await listFor('U0TOM'), alex: await listFor('U0ALEX') };
    await press('U0TOM', lists.tom, 'file-mail', id);
    await press('U0ALEX', lists.alex, 'open-case-for-mail', id);
    reference = (await rowOf(id))?.reference ?? '';
    await restrict(reference);
    const refused = JSON.stringify((await press('U0TOM', lists.tom, 'file-mail', id)).view);
    expect(refused).toContain(closed);
    for (const words of hidden) expect(refused).not.toContain(words);
    expect(JSON.stringify((await press('U0ALEX', lists.alex, 'file-mail', id)).view)).toContain('Rhos Lane');
  });

  test('is named by its sender to no lead outside who asks who looked', async () => {
    const ofCase = await answerTo('U0PRIYA', `looked ${reference}`);
    expect(ofCase).toContain('Tom Okafor · A mail to look at');
    const ofMails = await answerTo('U0PRIYA', 'looked');
    expect(ofMails).toContain('Tom Okafor · A mail to look at');
    for (const seen of [ofCase, ofMails]) expect(seen).not.toContain('sedge.example');
  });

  test('says in its history who made a case of it', async () => {
    expect((await historyOf(reference))[0]).toBe('Report received. Alex Moss made a case of this mail.');
  });
});

describe('a mail that waits', () => {
  let id: string;

  test('is put on a restricted case by nobody outside', async () => {
    await restrict(northvale);
    const events = () => office.db.$count(caseEvents, eq(caseEvents.reference, northvale));
    const before = await events();
    ({ id } = await arrive({ From: 'Ivo <ivo@lane.example>', Subject: 'Hello' }, 'I know something of that list.'));
    const refused = await office.submit('U0TOM', await look('U0TOM', id), {
      choice: 'file-mail',
      reference: northvale,
    });
    expect(JSON.stringify(refused.view)).toContain(closed);
    expect(await rowOf(id)).toMatchObject({ state: 'held', reference: null, settledBy: null });
    expect(await events()).toBe(before);
  });

  test('is put there by somebody inside, and the history says by whom', async () => {
    await office.submit('U0ALEX', await look('U0ALEX', id), { choice: 'file-mail', reference: northvale });
    expect(await rowOf(id)).toMatchObject({ state: 'filed', reference: northvale });
    expect(await historyOf(northvale)).toContain('The controller wrote. Alex Moss put this mail on the case.');
  });
});

test('a colleague’s word on a restricted case lets in no more of theirs, nor what is written under their name', async () => {
  const jane = { From: 'Jane Hill <jane@regulator.example>', To: 'casework@regulator.example' };
  const { id } = await arrive({ ...jane, Subject: `${northvale}: they rang me` }, 'The list was found.');
  await office.submit('U0ALEX', await look('U0ALEX', id), { choice: 'file-mail', reference: northvale });
  expect(await historyOf(northvale)).toContain(
    'A colleague wrote to this office. Alex Moss put this mail on the case.',
  );
  expect(await arrive({ ...jane, Subject: northvale }, 'What of it?')).toMatchObject({
    state: 'held',
    suggested: northvale,
  });
});

describe('what is said of a mail that waits ties no restricted case to an organisation', () => {
  const question = { From: 'Data Team <data.team@northvale.example>', Subject: 'A question' };

  test('not by the part that its sender has in it', async () => {
    const mail = await arrive(question, 'When is your office open?');
    expect(mail).toMatchObject({ state: 'held', suggested: null });
    const post = await toldOps(mail.id);
    expect(post.text).toContain('northvale.example');
    for (const seen of [post.text, await inLook('U0TOM'), JSON.stringify(await look('U0TOM', mail.id))]) {
      expect(seen).not.toContain(northvale);
    }
  });

  test('not by the cases that it is said to concern, unless to those inside', async () => {
    await office.deliver(
      emlOf({
        headers: { From: 'Wren Estates <dpo@wren.example>', Subject: 'Hello', 'Message-ID': '<wren@wren.example>' },
        text: 'A loss.',
      }),
    );
    const open = await until('a mail to open a case from', async () => {
      const [row] = await office.db
        .select()
        .from(messages)
        .where(eq(messages.internetMessageId, '<wren@wren.example>'));
      return row?.state === 'held' && row;
    });
    await press('U0ALEX', await listFor('U0ALEX'), 'open-case-for-mail', open.id);
    const wren = (await rowOf(open.id))?.reference ?? '';
    const { id } = await arrive({ ...question, Subject: `${northvale} and ${wren}` }, 'Which is it?');
    const said = `It concerns more than one case: another case, ${wren}`;
    expect((await toldOps(id)).text).toContain(said.slice(1));
    expect(await inLook('U0TOM')).toContain(said);
    const inside = `It concerns more than one case: ${northvale}, ${wren}`;
    expect(await inLook('U0ALEX')).toContain(inside);
    expect(JSON.stringify(await look('U0TOM', id))).toContain(said);
    expect(JSON.stringify(await look('U0ALEX', id))).toContain(inside);

    // Said before it was restricted, and read after.
    await restrict(wren);
    expect(await inLook('U0TOM')).toContain('It concerns more than one case: another case, another case');
  });

  test('not by the case that its form suggests, when the mail does not name it', async () => {
    const [sent] = await office.db.select().from(messages).where(eq(messages.reference, northvale));
    const { id } = await arrive(
      { From: 'Ivo <ivo@moor.example>', Subject: 'Re: that', 'In-Reply-To': sent?.internetMessageId ?? '' },
      'I was shown this.',
    );
    expect(await rowOf(id)).toMatchObject({ state: 'held', suggested: northvale });
    expect(JSON.stringify(await look('U0TOM', id))).not.toContain(northvale);
    expect(JSON.stringify(await look('U0ALEX', id))).toContain(northvale);
  });
});

test('a mail on a restricted case waits for nobody again when an answer to it comes back', async () => {
  const { id } = await arrive({ From: 'Una <una@fen.example>', Subject: 'Hello' }, 'Is this the council?');
  const preview = await office.submit('U0ALEX', await look('U0ALEX', id), {
    choice: 'answer-mail',
    answer: 'answer-not-ours',
  });
  const form = await office.submit('U0ALEX', preview.view as View, { name: 'Alex Moss', title: 'Case Officer' });
  const shown = await office.submit('U0ALEX', form.view as View, { choice: 'answer-mail', answer: 'answer-not-ours' });
  await office.submit('U0ALEX', shown.view as View);
  const answer = async () => (await office.db.select().from(letters).where(eq(letters.message, id)))[0];
  await office.ask('send-now', { letter: (await answer())?.id });
  const left = await until('the answer to leave', async () => {
    const letter = await answer();
    return letter?.state === 'sent' && letter;
  });
  await press('U0ALEX', await listFor('U0ALEX'), 'restore-mail', id);
  await office.submit('U0ALEX', await look('U0ALEX', id), { choice: 'file-mail', reference: northvale });
  expect(await rowOf(id)).toMatchObject({ state: 'filed', reference: northvale });
  await office.deliver(bounceOf(left.internetMessageId ?? '', 'una@fen.example'));
  await until('the answer to have come back', async () => (await answer())?.state === 'bounced');
  expect(await rowOf(id)).toMatchObject({ state: 'filed', reference: northvale });
  expect(await inLook('U0TOM')).not.toContain('fen.example');
});

test('the database is whole', async () => {
  await expectWhole(office.db, new Date(now));
});
