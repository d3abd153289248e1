import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases } from '../../db/cases.ts';
import { messages } from '../../db/messages.ts';
import { emlOf } from '../support/eml.ts';
import { anotherEvent, fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until, type View } from '../support/office.ts';
import { outlook } from '../support/outlook.ts';
import { expectWhole } from '../support/whole.ts';

const now = '2024-03-12T10:15:00Z';
const contact = 'data.team@northvale.example';
const counsel = 'counsel@calder-finch.example';
let office: Office;
let sandboxUrl: string;
let reference: string;
let report: { id: string; internetMessageId: string };
let number = 0;

beforeAll(async () => {
  office = await openOffice({
    now,
    env: (url) => {
      sandboxUrl = url;
      return {};
    },
  });
  const copied = { 'To: casework@regulator.example': `To: casework@regulator.example\r\nCc: Counsel <${counsel}>` };
  report = await office.deliver(fixtureMail('text-initial', copied));
  const card = await office.card('IC-', 'Northvale Homes');
  reference = card.text.slice(0, card.text.indexOf(','));
  await office.command('U0ALEX', `claim ${reference}`);
  const { view } = await office.command('U0ALEX', 'settings');
  const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };
  await office.submit('U0ALEX', view as never, signature);
});
afterAll(() => office.stop());

const write = (headers: Record<string, string>, text: string) =>
  emlOf({ headers: { 'Message-ID': `<c${++number}@northvale.example>`, ...headers }, text });

async function arrive(raw: Uint8Array | string) {
  const { id } = await office.deliver(raw);
  return placed(id);
}

const placed = (mailboxId: string) =>
  until('the mail to have its place', async () => {
    const [row] = await office.db.select().from(messages).where(eq(messages.mailboxId, mailboxId));
    return row && row.state !== 'listed' && row;
  });

const threadSays = (words: string) =>
  until(`the thread to say "${words}"`, async () =>
    (await office.messages()).find(({ thread_ts, text }) => thread_ts && text.includes(words)),
  );

/** The card follows a letter that has left a moment later: what it offers is waited for. */
const cardOffering = (act: string) =>
  until(`the card to offer ${act}`, async () => {
    const card = await office.card(reference);
    return JSON.stringify(card.blocks).includes(`"${act}|`) && card;
  });

const formOf = async (act: string, card?: Card): Promise<View> => {
  const { view } = await office.more('U0ALEX', card ?? (await cardOffering(act)), act);
  if (!view) throw new Error(`No form for ${act}`);
  return view;
};

/** The value of the choice or tick whose label begins so. */
function optionNamed(view: View, label: string): string {
  const found = JSON.stringify(view).match(/\{"text":\{"type":"[a-z_]+","text":"[^"]*"[^{}]*\},"value":"[^"]+"/g) ?? [];
  const option = found.find((one) => one.includes(`"text":"${label}`));
  if (!option) throw new Error(`Nothing is called "${label}" in ${view.callback_id}: ${found.join('\n')}`);
  return /"value":"([^"]+)"$/.exec(option)?.[1] ?? '';
}

describe('a colleague answers from Outlook', () => {
  let answered: string;

  test('which stands on the case, and keeps no promise by itself', async () => {
    const draft = (await outlook(sandboxUrl, 'POST', `/messages/${encodeURIComponent(report.id)}/createReply`, {
      comment: 'Thank you. We will write again after Easter.',
    })) as { id: string };
    await outlook(sandboxUrl, 'POST', `/messages/${encodeURIComponent(draft.id)}/send`);
    await threadSays('A colleague wrote from Outlook');
    const card = await office.card(reference, 'say whether that was the answer');
    expect(card.text).toContain('Reply promised by');
    [{ internetMessageId: answered }] = await office.mails('sentitems');
  });

  test('and keeps it from when it was sent, once an officer has read it and says so', async () => {
    const { view } = await office.click('U0ALEX', await office.card(reference, 'say whether'), 'answer-by-hand');
    expect(JSON.stringify(view)).toContain('after Easter');
    const sent = (await office.db.select().from(messages).where(eq(messages.outgoing, true)))[0];
    await office.submit('U0ALEX', view as never, { message: sent?.id ?? '' });
    await threadSays('as an answer. Promise kept with');
    const [kase] = await office.db.select().from(cases);
    expect(kase?.promiseKeptAt).toEqual(sent?.sentAt);
  });

  test('and an answer to it finds the case', async () => {
    const row = await arrive(write({ Subject: 'Thanks', 'In-Reply-To': answered }, 'Good.'));
    expect(row).toMatchObject({ state: 'filed', reference, why: null });
  });

  test('and one that goes to somebody outside the case raises an alarm', async () => {
    const toRecipients = [{ emailAddress: { address: 'who@elsewhere.example' } }];
    const draft = (await outlook(sandboxUrl, 'POST', '/messages', {
      subject: `About ${reference}`,
      toRecipients,
      body: { contentType: 'text', content: 'As agreed.' },
    })) as { id: string };
    await outlook(sandboxUrl, 'POST', `/messages/${encodeURIComponent(draft.id)}/send`);
    const said = await until('the alarm', async () =>
      (await office.messages('C0OPS')).find(({ text }) => text.includes('was sent from Outlook to an address')),
    );
    expect(said.text).toContain(reference);
    expect(said.text).not.toContain('elsewhere');
    const stranger = await arrive(write({ From: 'W <who@elsewhere.example>', Subject: `Re: ${reference}` }, 'Hello'));
    expect(stranger).toMatchObject({ state: 'held', suggested: reference });
  });
});

describe('somebody whom the controller copied in', () => {
  test('joins by the headers, and is known as not confirmed', async () => {
    const headers = { From: `Counsel <${counsel}>`, Subject: 'My client', 'In-Reply-To': report.internetMessageId };
    const row = await arrive(write(headers, 'I act for Northvale.'));
    expect(row).toMatchObject({ state: 'filed', reference, why: expect.stringContaining('not confirmed') });
    await threadSays('is not confirmed on the case: see Contact');
  });

  test('does not join by the reference alone until an officer confirms them', async () => {
    const alone = () => write({ From: `Counsel <${counsel}>`, Subject: `About ${reference}` }, 'One more thing.');
    expect(await arrive(alone())).toMatchObject({ state: 'held' });
    const form = await formOf('contact');
    await office.submit('U0ALEX', form, { confirmed: [optionNamed(form, `Counsel, ${counsel}`)] });
    await threadSays('confirmed another correspondent');
    expect(await arrive(alone())).toMatchObject({ state: 'filed', reference, why: null });
    const [kase] = await office.db.select().from(cases);
    expect(kase).toMatchObject({ contactAddress: contact, correspondents: [counsel] });
  });
});

describe('whom letters go to', () => {
  test('a mail that asks for answers elsewhere is said before a letter leaves', async () => {
    await arrive(write({ From: `D <${contact}>`, Subject: `Re ${reference}`, 'Reply-To': 'x@other.example' }, 'Hi.'));
    const { view } = await office.command('U0ALEX', `write ${reference}`);
    expect(JSON.stringify(view)).toContain('Mail from that address asks for answers at x@other.example instead.');
  });

  test('an address that stands only in the form needs an officer, and says so', async () => {
    const form = await formOf('contact');
    const said = JSON.stringify(form);
    expect(said).toMatch(/(reporter|data protection officer) in the form; never wrote/);
    const dpo = /"text":"([^"]*@[^"]*)"[^{}]*\},"value":"([^"]+)","description":\{[^{}]*data protection officer/.exec(
      said,
    );
    await office.submit('U0ALEX', form, { person: dpo?.[2] ?? '', reason: 'Asked us to.' });
    const { view } = await office.command('U0ALEX', `write ${reference}`);
    expect(JSON.stringify(view)).toContain('Nobody has written to us from that address on this case.');
  });

  test('the letter goes to the new contact alone, in a thread of its own', async () => {
    const { view } = await office.command('U0ALEX', `write ${reference}`);
    const preview = await office.submit('U0ALEX', view as never, {
      about: 'Your contact',
      body: 'We write to you now.',
    });
    await office.submit('U0ALEX', preview.view as never);
    await office.lettersLeave();
    const [letter] = (await office.mails('sentitems')).filter(({ subject }: { subject: string }) =>
      subject.startsWith('Your contact'),
    );
    const [kase] = await office.db.select().from(cases);
    expect(letter.to.map(({ address }: { address: string }) => address)).toEqual([kase?.contactAddress]);
    expect(letter.cc).toEqual([]);
    expect(await office.raw(letter.id)).not.toContain(contact);
  });

  test('the form says who it was before', async () => {
    expect(JSON.stringify(await formOf('contact'))).toMatch(new RegExp(`Until .*${contact} \\(changed by`));
  });
});

describe('a case that is closed', () => {
  test('stays closed for an out-of-office reply, which is told to nobody', async () => {
    const form = await formOf('close-without-reply');
    await office.submit('U0ALEX', form, { reason: 'withdrawn' });
    await office.card(reference, 'Closed');
    const away = { From: `D <${contact}>`, Subject: `Out of office: ${reference}` };
    expect(await arrive(write(away, 'Back on Monday.'))).toMatchObject({
      state: 'filed',
      why: 'An out-of-office reply',
    });
    expect((await office.messages('DU0ALEX')).map(({ text }) => text).join()).not.toContain('is closed');
  });

  test('is not reopened by what its controller writes: its owner is told, and may reopen it', async () => {
    const row = await arrive(write({ From: `D <${contact}>`, Subject: `Re ${reference}` }, 'We found more.'));
    expect(row).toMatchObject({ state: 'filed', reference, why: null });
    const said = await until('the owner to be told', async () =>
      (await office.messages('DU0ALEX')).find(({ text }) => text.includes('wrote on a case that is closed')),
    );
    expect(JSON.stringify(said.blocks)).toContain('Reopen');
    const card = await office.card(reference, 'The controller wrote');
    expect(card.text).toContain('Closed');
  });
});

test('a follow-up that came before its report finds the case when it appears', async () => {
  const first = '<early@westmoor.example>';
  const early = fixtureMail('text-follow-up', {
    'IC-40112-K3T7': 'your reference',
    '<q@regulator.example>': first,
    'northvale.example': 'westmoor.example',
    'Northvale Homes': 'Westmoor Trust',
  });
  const waiting = await arrive(early);
  expect(waiting.state).toBe('held');
  const names = { 'northvale.example': 'westmoor.example', 'Northvale Homes': 'Westmoor Trust' };
  const initial = fixtureMail('text-initial', names).replace(/^Message-ID: .*$/im, `Message-ID: ${first}`);
  await office.deliver(initial);
  const card = await office.card('IC-', 'Follow-up in');
  expect(card.text).toContain('Westmoor Trust');
  expect(await office.db.$count(cases)).toBe(2);
});

test('a firm that writes for many controllers joins no case by its address alone', async () => {
  const first = await office.card('IC-', 'Westmoor Trust');
  const theirs = { 'Northvale Homes': 'Calder Clinics', 'northvale.example': 'westmoor.example', ...anotherEvent(7) };
  await office.deliver(
    fixtureMail('text-initial', theirs).replace(/^Message-ID: .*$/im, 'Message-ID: <other@firm.example>'),
  );
  const second = await office.card('IC-', 'Calder Clinics');
  expect(second.text.slice(0, 14)).not.toBe(first.text.slice(0, 14));
  const unsaid = await arrive(
    write({ From: 'D <data.team@westmoor.example>', Subject: 'Our report' }, 'More is to come.'),
  );
  expect(unsaid).toMatchObject({ state: 'held', reference: null });
});

test('a journalist who knows the reference joins no case, and is one press away from the press office', async () => {
  const words = 'I am a journalist at the Evening Paper. May I have a comment for our story?';
  const row = await arrive(write({ From: 'J <j@paper.example>', Subject: `About ${reference}` }, words));
  expect(row).toMatchObject({ state: 'held', reference: null, suggested: reference });
  const lines = (await office.messages()).filter(({ thread_ts }) => thread_ts);
  expect(JSON.stringify(lines)).not.toContain('paper.example');
  const list = await office.command('U0ALEX', 'look');
  expect(list.ephemeral.at(-1)?.text).toContain('reads like a question from the press');
  const opened = await office.ask('slack/click', {
    user: 'U0ALEX',
    channel: 'C0CASES',
    ts: list.ephemeral.at(-1)?.ts,
    actionId: 'file-mail',
    value: JSON.stringify({ ref: '', v: 0, id: row.id }),
  });
  expect(JSON.stringify(opened.view)).toContain('Turn to the press office');
});

test('the database is whole', async () => {
  await expectWhole(office.db, new Date(now));
});
