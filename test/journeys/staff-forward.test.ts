import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../support/office.ts';

const FORWARDER = 'nadia.farrow@regulator.example';
const COVER = `Hiya team, gossip travels quickly upstairs; kindly prioritise Thursday, biscuits provided!
Regards, Nadia Farrow, Front Counter, extension zeppelin`;
const REPORT = readFileSync(new URL('../fixtures/journey-2019/report.eml', import.meta.url), 'utf8');
const REFERENCE = 'IC-31191-G5C6';
const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '01632 960127', initials: '' };

let office: Office;
/** Every byte that left: what the mailbox sent, raw and decoded. */
let left: string[];

beforeAll(async () => {
  office = await openOffice({ now: '2019-12-23T11:12:00Z' });
  await office.deliver(forwardOf(REPORT));
  const card = await office.card(REFERENCE);
  await office.click('U0ALEX', card, 'claim');
  const form = await office.command('U0ALEX', `ack ${REFERENCE}`);
  const letter = await office.submit('U0ALEX', form.view as never, signature);
  await office.submit('U0ALEX', letter.view as never);
  await office.lettersLeave();
  const ask = await office.command('U0ALEX', `ask ${REFERENCE}`);
  const questions = { answerBy: '2020-01-06', questionBank: ['cause'], ownQuestions: '' };
  const preview = await office.submit('U0ALEX', ask.view as never, questions);
  await office.submit('U0ALEX', preview.view as never);
  await office.lettersLeave();
  const decide = await office.command('U0ALEX', `decide ${REFERENCE}`);
  const decision = { outcome: 'No Further Action', reasonBank: ['no-harm'], happened: 'an exposure of records' };
  const whole = await office.submit('U0ALEX', decide.view as never, decision);
  await office.submit('U0ALEX', whole.view as never);
  await office.lettersLeave();
  const mails: { id: string }[] = await office.mails('sentitems');
  left = await Promise.all(mails.map(async ({ id }) => decoded(await office.raw(id))));
});
afterAll(() => office.stop());

/** As a colleague forwards a mail: their words, a header block, and the mail. */
function forwardOf(report: string): string {
  const [, body = ''] = report.split(/\r?\n\r?\n([\s\S]*)/);
  const text = /base64/i.test(report) ? Buffer.from(body, 'base64').toString('utf8') : body;
  return [
    `From: Nadia Farrow <${FORWARDER}>`,
    'To: casework@regulator.example',
    `Subject: FW: juicy one for yous ${REFERENCE}`,
    'Date: Mon, 23 Dec 2019 11:12:00 +0000',
    'Message-ID: <forward.zeppelin@regulator.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    COVER,
    '',
    'From: Data Compliance <data.compliance@justice.example>',
    'Sent: 20 December 2019 18:16',
    'To: casework@regulator.example',
    'Subject: Initial report',
    '',
    text,
  ].join('\r\n');
}

function decoded(raw: string): string {
  const bodies = raw.replace(/(?:[A-Za-z0-9+/]{60,}\r?\n)+[A-Za-z0-9+/=]*/g, (body) =>
    Buffer.from(body, 'base64').toString('utf8'),
  );
  const quoted = bodies
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `${raw}\n${bodies}\n${quoted}`;
}

/** The office's own words may use what a colleague used too. */
function wordsOfTheOffice(): string {
  const letters = new URL('../../src/policy/letters/', import.meta.url);
  const templates = readdirSync(letters).map((name) => readFileSync(new URL(name, letters), 'utf8'));
  return [...templates, readFileSync(new URL('../../src/policy/policy.yml', import.meta.url), 'utf8')]
    .join('\n')
    .toLowerCase();
}

test('three letters left, each a message to the controller', () => {
  expect(left).toHaveLength(3);
  for (const letter of left) expect(letter).toMatch(/^To: .*data\.compliance@justice\.example/im);
});

test('no word of the colleague’s subject or covering note is in a byte of them', () => {
  const office = wordsOfTheOffice();
  const words = `${COVER} juicy yous`.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const own = [...new Set(words)].filter((word) => !office.includes(word));
  expect(own.length).toBeGreaterThan(10);
  for (const letter of left) {
    expect(own.filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(letter))).toEqual([]);
  }
});

test('neither the colleague’s name nor address nor Message-ID is', () => {
  for (const letter of left) expect(letter).not.toMatch(/nadia|farrow|forward\.zeppelin/i);
});

test('the first letter begins a thread of its own', () => {
  const first = left.find((letter) => letter.includes('Subject: Acknowledgement'));
  expect(first).not.toMatch(/^(In-Reply-To|References):/im);
});

test('the promise counts from what the controller sent', async () => {
  const { cases } = await office.state();
  expect(cases[0].history.at(0).sentence).toContain('Report received Fri 20 Dec, 18:16');
});
