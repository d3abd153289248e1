import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { carriers } from '../../support/docx.ts';
import { emlOf } from '../../support/eml.ts';
import { fillForm } from './filled-form.ts';
import { anyReport } from './random-report.ts';
import { asDocx, asHtml, asText } from './written-form.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const read = (parts: Parameters<typeof emlOf>[0]) => readMail(emlOf(parts), office);
const [report] = fc.sample(anyReport, { numRuns: 1, seed: 12 });
if (!report) throw new Error('No report was made up');
const initial = { ...report, reportType: 'initial' as const };
const form = fillForm(initial);
const staff = { From: 'Owen Grant <owen.grant@regulator.example>', Date: 'Mon, 11 Mar 2024 09:30:00 +0000' };
const headers = ['Sent: 8 July 2024 17:45', 'To: casework@regulator.example', 'Subject: Our breach'];
const forwarded = {
  from: { name: 'Rhian Powell', address: 'rhian@northvale.example' },
  sentAt: '2024-07-08T16:45:00.000Z',
};

describe('a report that staff handed on keeps its sender and time', () => {
  const block = ['From: Rhian Powell <rhian@northvale.example>', ...headers].join('\r\n');
  test.for([
    ['with an Outlook block', `Log this please\r\n\r\n${block}\r\n\r\nHello\r\n\r\n${asText(form)}`],
    [
      'with [mailto:]',
      `${block.replace('<rhian@', '[mailto:rhian@').replace('.example>', '.example]')}\r\n\r\n${asText(form)}`,
    ],
    ['with blank lines in the block', `${block.replaceAll('\r\n', '\r\n\r\n')}\r\n\r\n${asText(form)}`],
    ['with bold headers', `${block.replace(/^([A-Z]\w+:)/gm, '**$1**')}\r\n\r\n${asText(form)}`],
    ['quoted', `${`${block}\r\n\r\n${asText(form)}`.replace(/^|(?<=\n)/g, '> ')}`],
    [
      'from an iPhone',
      `Begin forwarded message:\r\n\r\n${block.replace('Sent: 8 July 2024 17:45', 'Date: 8 July 2024 at 17:45:00 BST')}\r\n\r\n${asText(form)}`,
    ],
    [
      'from a German Outlook',
      `${block.replace('From:', 'Von:').replace('Sent:', 'Gesendet:').replace('To:', 'An:').replace('Subject:', 'Betreff:')}\r\n\r\n${asText(form)}`,
    ],
    [
      'handed round inside first',
      `From: Owen Grant <owen.grant@regulator.example>\r\nSent: 9 July 2024 08:00\r\nTo: Team <team@regulator.example>\r\nSubject: FW: Our breach\r\n\r\nWho takes it?\r\n\r\n${block}\r\n\r\n${asText(form)}`,
    ],
  ] as const)('%s', async ([, text]) => {
    const mail = await read({ headers: { ...staff, Subject: 'FW: Our breach' }, text });
    expect(mail.classification).toBe('initial_report');
    expect(mail.forwarded).toMatchObject(forwarded);
    expect(mail.fields).toEqual(initial);
    expect(mail.text).not.toMatch(/Log this|Who takes it/);
  });

  test('in HTML', async () => {
    const html = asHtml(form, 'controls').replace(
      '<body>',
      '<body><p>Log this please</p><div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Rhian Powell &lt;rhian@northvale.example&gt;<br><b>Sent:</b> 08 July 2024 17:45<br><b>To:</b> casework@regulator.example<br><b>Subject:</b> Our breach</p></div><p>EXTERNAL: this mail came from outside the office.</p><p>Hello</p>',
    );
    const mail = await read({ headers: { ...staff, Subject: 'Triaged - Our breach' }, html });
    expect(mail).toMatchObject({ classification: 'initial_report', forwarded, fields: initial, text: 'Hello' });
  });

  test('with the form as a Word file', async () => {
    const files = [{ name: 'form.docx', bytes: asDocx(form, carriers[0]) }];
    const mail = await read({
      headers: { ...staff, Subject: 'FW: Our breach' },
      text: `FYI\r\n\r\n${block}\r\n\r\nHello`,
      files,
    });
    expect(mail).toMatchObject({ classification: 'initial_report', forwarded, fields: initial, text: 'Hello' });
  });
});

describe('whoever told a colleague of what others had told them is who reports', () => {
  const files = [{ name: 'form.docx', bytes: asDocx(form, carriers[0]) }];
  const hers = ['From: Rhian Powell <rhian@northvale.example>', ...headers.with(2, 'Subject: FW: Backup lost')];
  const theirs = ['From: Hosting <ops@hosting.example>', 'Sent: 5 July 2024 07:10', 'To: rhian@northvale.example'];
  const below = [...theirs, 'Subject: Backup lost', '', 'A backup tape is missing.'];
  const words = ['Our report is attached.', '', ...below];
  const round = [
    'From: Owen Grant',
    'Sent: 9 July 2024 08:00',
    'To: Team <team@regulator.example>',
    'Subject: FW: Backup lost',
  ];
  const told = { classification: 'initial_report', forwarded, fields: initial };
  const kept = 'Our report is attached.\n\nA backup tape is missing.';

  test.for([
    ['in its text', ['Log this please', '', ...hers, '', ...words]],
    ['from an iPhone', ['Begin forwarded message:', '', ...hers, '', ...words]],
    ['handed round inside first', [...round, '', 'Who takes it?', '', ...hers, '', ...words]],
  ] as const)('%s', async ([, lines]) => {
    const mail = await read({ headers: { ...staff, Subject: 'FW: Backup lost' }, text: lines.join('\r\n'), files });
    expect(mail).toMatchObject({ ...told, text: kept });
  });

  test('also where the form stands in what they had been sent', async () => {
    const text = ['FYI', '', ...hers, '', 'See below.', '', ...theirs, 'Subject: Backup lost', '', asText(form)];
    const mail = await read({ headers: { ...staff, Subject: 'FW: Backup lost' }, text: text.join('\r\n') });
    expect(mail).toMatchObject({ ...told, text: 'See below.' });
  });

  test('as an attached mail', async () => {
    const From = 'Rhian Powell <rhian@northvale.example>';
    const when = { From, Date: 'Mon, 08 Jul 2024 17:45:00 +0100', Subject: 'FW: Backup lost' };
    const bytes = emlOf({ headers: when, text: words.join('\r\n'), files });
    const mail = await read({
      headers: { ...staff, Subject: 'FW: Backup lost' },
      text: 'Log this please',
      files: [{ name: 'mail.eml', type: 'message/rfc822', bytes }],
    });
    expect(mail).toMatchObject({ ...told, text: kept });
  });

  test('handed on by a colleague who writes from another domain of the office', async () => {
    const From = 'Owen Grant <owen.grant@commissioner.example>';
    const raw = emlOf({
      headers: { From, Subject: 'FW: Backup lost' },
      text: [...hers, '', ...words].join('\r\n'),
      files,
    });
    const mail = await readMail(raw, { ...office, staffDomains: ['commissioner.example'] });
    expect(mail).toMatchObject({ ...told, text: kept });
  });

  test('and not the colleague whose questions they answer', async () => {
    const asked = ['From: Owen Grant <owen.grant@regulator.example>', ...headers.with(2, 'Subject: Backup lost')];
    const text = ['FYI', '', ...hers, '', 'See the form.', '', ...asked, '', 'Please send us the form.'];
    const mail = await read({ headers: { ...staff, Subject: 'FW: Backup lost' }, text: text.join('\r\n'), files });
    expect(mail).toMatchObject({ ...told, text: 'See the form.' });
  });
});

describe('what was quoted is not what was written', () => {
  test.for([
    ['English', 'On Tue, 12 Mar 2024 at 14:00, Regulator <casework@regulator.example> wrote:'],
    ['German', 'Am 12.03.2024 um 14:00 schrieb Regulator <casework@regulator.example>:'],
    ['French', 'Le mar. 12 mars 2024 à 14:00, Regulator <casework@regulator.example> a écrit :'],
    [
      'Outlook',
      'From: Regulator <casework@regulator.example>\r\nSent: 12 March 2024 14:00\r\nTo: Rhian\r\nSubject: Acknowledgement',
    ],
  ] as const)('%s', async ([, mark]) => {
    const mail = await read({
      headers: { Subject: 'Re: Acknowledgement: IC-40112-K3T7' },
      text: `Thank you.\r\n\r\n-- \r\nRhian Powell, Northvale\r\n\r\n${mark}\r\n\r\n> Dear Rhian\r\n`,
    });
    expect(mail).toMatchObject({ classification: 'correspondence', text: 'Thank you.', forwarded: null });
  });

  test('answers between quoted lines are kept', async () => {
    const text =
      'Our answers are below.\r\n\r\nOn Tue, 12 Mar 2024 Regulator wrote:\r\n> How many?\r\n12 people.\r\n> When?\r\nOn Friday.\r\n';
    const mail = await read({ headers: { Subject: 'Re: Questions: IC-40112-K3T7' }, text });
    expect(mail.text).toContain('12 people.');
    expect(mail.text).toContain('On Friday.');
    expect(mail.text).not.toContain('How many?');
  });
});

describe('what a colleague answers is theirs, with the office in copy', () => {
  const block = ['From: Rhian Powell <rhian@northvale.example>', 'Sent: 8 July 2024 17:45', 'To: Owen Grant'];
  const text = ['Thank you for the list.', '', ...block, 'Subject: Our breach', '', 'Here is the list.'].join('\r\n');
  const [rhian, casework] = ['rhian@northvale.example', office.mailbox];
  const from = { ...staff, To: rhian, Cc: casework, Subject: 'RE: Our breach' };

  test.for<[string, Record<string, string>]>([
    ['in the office’s domain', {}],
    ['in another domain of the office', { From: 'owen.grant@commissioner.example' }],
    ['in its own mailbox', { From: casework }],
    ['to another address of theirs', { To: 'dpo@northvale.example' }],
    ['to them and the office alike', { To: `${rhian}, ${casework}` }],
    ['under another subject', { Subject: 'Your list' }],
  ])('%s', async ([, more]) => {
    const raw = emlOf({ headers: { ...from, ...more }, text });
    const mail = await readMail(raw, { ...office, staffDomains: ['commissioner.example'] });
    expect(mail).toMatchObject({ forwarded: null, text: 'Thank you for the list.' });
  });

  test.for<[string, Record<string, string>]>([
    ['goes to the office alone', { To: casework, Cc: '' }],
    ['goes to the office, with them in copy', { To: casework, Cc: rhian }],
    ['says that it is a forward', { Subject: 'FW: Our breach' }],
  ])('but what %s hands on theirs', async ([, more]) => {
    const mail = await read({ headers: { ...from, ...more }, text });
    expect(mail).toMatchObject({ forwarded, text: 'Here is the list.' });
  });
});

describe('absence notes without any header are known by their subject', () => {
  test.for([
    'Automatic reply: Acknowledgement',
    'Out of Office: Acknowledgement',
    'Ateb awtomatig: Acknowledgement',
    'Automatische Antwort: Acknowledgement',
    'Réponse automatique : Acknowledgement',
    'Respuesta automática: Acknowledgement',
    'Risposta automatica: Acknowledgement',
    'Automatisch antwoord: Acknowledgement',
    'Autosvar: Acknowledgement',
    'Odpowiedź automatyczna: Acknowledgement',
    '自動応答: Acknowledgement',
  ])('%s', async (subject) => {
    const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
    expect((await read({ headers: { Subject: encoded }, text: 'Away.' })).classification).toBe('auto_reply');
  });

  test.for(['Re: Automatic reply to our question', 'Automation of our reply process', 'We were out of office: Q'])(
    'but not "%s"',
    async (subject) => {
      expect((await read({ headers: { Subject: subject }, text: 'Hello' })).classification).not.toBe('auto_reply');
    },
  );

  test('a report sent by a machine is still a report', async () => {
    const mail = await read({ headers: { 'Auto-Submitted': 'auto-generated' }, text: asText(form) });
    expect(mail.classification).toBe('initial_report');
  });
});

test('a bounce names the letter that came back and why', async () => {
  const raw = readFileSync(new URL('../../fixtures/reports/bounce.eml', import.meta.url));
  expect((await readMail(raw, office)).bounce).toEqual({
    recipient: 'rhian.powel@northvale.example',
    recipients: ['rhian.powel@northvale.example'],
    action: 'failed',
    status: '5.1.1',
    originalMessageId: '<ack@regulator.example>',
    key: 'letter-7',
    bySystem: true,
  });
});

test.for([`${'a'.repeat(400)}@evil.example`, 'nobody'])(
  'who sent a mail for another is not its writer, also where that one has no address',
  async (from) => {
    const mail = await read({ headers: { From: from, Sender: 'alex@regulator.example' }, text: 'Hello' });
    expect(mail.envelope.from).toBeNull();
  },
);

test('names are made safe to show', async () => {
  const name = '../../etc/\u202Efdp.exe';
  const mail = await read({ text: 'Hello', files: [{ name, bytes: new Uint8Array([1, 2, 3, 0]) }] });
  expect(mail.attachments.map((file) => file.name)).toEqual(['fdp.exe']);
});
