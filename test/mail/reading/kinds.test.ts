import { describe, expect, test } from 'vitest';
import { readMail } from '../../../src/mail/reading/read-mail.ts';
import { emlOf } from '../../support/eml.ts';
import { fixtureMail } from '../../support/fixture-mail.ts';

const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
const read = (headers: Record<string, string>, text: string) => readMail(emlOf({ headers, text }), office);
const judged = async (headers: Record<string, string>, text: string) => {
  const { classification, kind } = await read(headers, text);
  return [classification, kind];
};

describe('what a mail without a form is about', () => {
  test.for([
    [
      'a person whose data went astray complains',
      'My details',
      'Northvale Homes sent my bank details to a neighbour. What can I do?',
      'complaint',
    ],
    ['a complaint in Welsh', 'Cwyn', 'Rwyf am wneud cwyn am Northvale Homes. I want to make a complaint.', 'complaint'],
    [
      'a request under the Freedom of Information Act',
      'FOI request',
      'Please send me every personal data breach notification you received in 2023.',
      'information_request',
    ],
    [
      'the same with the law named in the text',
      'Information please',
      'Under the Freedom of Information Act 2000, how many breach reports did you close?',
      'information_request',
    ],
    [
      'a subject access request',
      'Hello',
      'I am making a subject access request for all you hold.',
      'information_request',
    ],
    [
      'a journalist',
      'IC-40112-K3T7',
      'I am a journalist at The Eastmere Echo. Do you have a comment for our story on Northvale?',
      'press',
    ],
    ['a monthly PECR log', 'PECR monthly log, February', 'Attached is our log for the month.', 'breach_log'],
    ['a nil return', 'PECR nil return', 'There were no breaches in February.', 'nil_return'],
    [
      'bait for everybody',
      'Your mailbox storage is full',
      'Your mailbox will be suspended. Click https://evil.example/login to verify your account.',
      'phishing',
    ],
    ['a question', 'Your guidance', 'Does a lost diary count as a personal data breach?', 'question'],
    ['a word of thanks', 'Thank you', 'Thank you for your talk on Tuesday.', null],
  ] as const)('%s', async ([, subject, text, kind]) => {
    const mail = await read({ From: 'Ifor Rees <ifor@mailhouse.example>', Subject: subject }, text);
    expect(mail.kind).toBe(kind);
    expect(mail.classification).not.toBe('manual');
  });

  const wish = 'We wish to report a personal data breach.';
  test.for([
    ['what was published', 'Breach', `${wish} Names were not removed from a plan before publication on our website.`],
    [
      'what went to the press',
      'Breach',
      'We report a breach: a list was emailed to a journalist at the Echo by mistake.',
    ],
    [
      'what was disclosed',
      'Breach',
      `${wish} Answering a request under the Freedom of Information Act we sent too much.`,
    ],
    [
      'what was disclosed, in its subject',
      'Personal data breach notification: Northvale',
      'Records of staff were disclosed under the Freedom of Information Act.',
    ],
    ['a request', 'FOI request answered wrongly', 'We are writing to notify you of an incident with an FOI request.'],
    ['a request that went astray', 'Breach', 'We would like to report a data breach: an FOI request was misdirected.'],
  ] as const)('a controller that reports in its own words %s still reports', async ([, subject, text]) => {
    expect(await judged({ Subject: subject }, text)).toEqual(['manual', null]);
  });

  test.for([
    ['FOI request: personal data breach report', 'Please send me the personal data breach report of Northvale.'],
    ['Figures', 'Under the Freedom of Information Act, how many organisations report a data breach too late?'],
    ['Figures', 'Under the Freedom of Information Act, I would like to know which of them report a data breach.'],
  ] as const)('who asks about reports reports nothing: "%s", %s', async ([subject, text]) => {
    expect(await judged({ Subject: subject }, text)).toEqual(['new_correspondence', 'information_request']);
  });

  test.for([
    ['Northvale', 'I am a journalist at The Echo. Did Northvale Homes report a data breach to you?'],
    [
      'Northvale',
      'Did Northvale report the breach? Please answer before publication.\nIfor Rees\nReporter at The Echo',
    ],
  ] as const)('nor does a journalist: "%s", %s', async ([subject, text]) => {
    expect(await judged({ Subject: subject }, text)).toEqual(['new_correspondence', 'press']);
  });

  test.for([
    'Your list was emailed by us to a journalist at the Echo.',
    'The list had been passed by a clerk to another local reporter from the Echo.',
    'Names were not removed before publication on our website.',
  ])('to be written of makes nobody a journalist: %s', async (text) => {
    expect(await judged({ Subject: 'Our list' }, text)).toEqual(['new_correspondence', null]);
  });

  test('a file that cannot be read may be a report, whatever the words above it are about', async () => {
    const text = 'Our report is attached. The list went to a request under the Freedom of Information Act.';
    const locked = { name: 'form.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 and no more') };
    const mail = await readMail(emlOf({ headers: { Subject: 'Our list' }, text, files: [locked] }), office);
    expect(mail).toMatchObject({ classification: 'manual', kind: 'information_request' });
  });

  test('a telephone company that reports a breach is no monthly log', async () => {
    const text = 'We want to notify you of a personal data breach under PECR.';
    expect(await judged({ Subject: 'PECR breach notification' }, text)).toEqual(['manual', null]);
  });

  test('an empty mail says so', async () => {
    const mail = await readMail(Buffer.from(fixtureMail('empty')), office);
    expect([mail.classification, mail.kind]).toEqual(['not_a_report', 'empty']);
  });
});

describe('what no person wrote', () => {
  const away = 'I am on annual leave until 18 March.';
  const weekly = { Subject: 'Privacy weekly' };
  test.for<[string, Record<string, string>, string, string, string]>([
    ['an absence note by its header', { 'Auto-Submitted': 'auto-replied' }, away, 'auto_reply', 'out_of_office'],
    [
      'of Exchange',
      { 'X-MS-Exchange-Generated-Message-Source': 'Mailbox Rules Agent' },
      away,
      'auto_reply',
      'out_of_office',
    ],
    [
      'by its subject alone',
      { Subject: 'Out of office: Acknowledgement' },
      'Back soon.',
      'auto_reply',
      'out_of_office',
    ],
    ['in German', { Subject: 'Abwesenheitsnotiz' }, 'Bis Montag.', 'auto_reply', 'out_of_office'],
    ['in Welsh', { Subject: 'Ateb awtomatig: Cydnabyddiaeth' }, 'Yn ôl yfory.', 'auto_reply', 'out_of_office'],
    ['in French', { Subject: 'Réponse automatique : Accusé' }, 'De retour lundi.', 'auto_reply', 'out_of_office'],
    ['in Spanish', { Subject: 'Respuesta automática: Acuse' }, 'Vuelvo el lunes.', 'auto_reply', 'out_of_office'],
    ['in Polish', { Subject: 'Odpowiedź automatyczna: Re' }, 'Wracam.', 'auto_reply', 'out_of_office'],
    ['in Dutch', { Subject: 'Automatisch antwoord: Re' }, 'Tot maandag.', 'auto_reply', 'out_of_office'],
    ['in Portuguese', { Subject: 'Resposta automática: Re' }, 'Volto já.', 'auto_reply', 'out_of_office'],
    ['a ticket system', { 'Auto-Submitted': 'auto-generated' }, 'Ticket 4711 is open.', 'auto_reply', 'auto_reply'],
    ['the same, as bulk', { Precedence: 'bulk' }, 'Ticket SD-4711 has been opened.', 'auto_reply', 'auto_reply'],
    [
      'the same, at length',
      { 'Auto-Submitted': 'auto-generated' },
      'Hello,\n\nThank you for your e-mail. Your request (#4711) has been received\nand will be answered within five working days.\n\nPlease do not reply to this message.\n\nKind regards,\nIT Service Desk',
      'auto_reply',
      'auto_reply',
    ],
    [
      'what Exchange makes by itself and calls generated, under any subject',
      {
        'Auto-Submitted': 'auto-generated',
        'X-MS-Exchange-Inbox-Rules-Loop': 'rhian@northvale.example',
        'X-MS-Exchange-Generated-Message-Source': 'Mailbox Rules Agent',
      },
      'Rhian is not here.',
      'auto_reply',
      'auto_reply',
    ],
    [
      'generated, with an empty return path',
      { 'Auto-Submitted': 'auto-generated', 'Return-Path': '<>' },
      'x',
      'auto_reply',
      'auto_reply',
    ],
    ['generated in answer', { 'Auto-Submitted': 'auto-replied; owner=x' }, 'Thanks.', 'auto_reply', 'auto_reply'],
    ['a notice of a filter', { 'Auto-Submitted': 'auto-notified' }, 'You have mail.', 'auto_reply', 'auto_reply'],
    ['an old responder', { Precedence: 'auto_reply' }, 'Received.', 'auto_reply', 'auto_reply'],
    ['an empty return path', { 'Return-Path': '<>' }, 'Received.', 'auto_reply', 'auto_reply'],
    ['a letter of ours sent back', { 'X-Breachdesk-Key': 'k' }, 'Received.', 'auto_reply', 'auto_reply'],
    [
      'a loop of our own mailbox that Exchange saw',
      { 'X-MS-Exchange-Inbox-Rules-Loop': 'Casework@regulator.example' },
      'x',
      'auto_reply',
      'auto_reply',
    ],
    [
      'leave, behind a colon',
      { Subject: 'Annual leave: Acknowledgement' },
      'Back soon.',
      'auto_reply',
      'out_of_office',
    ],
    ['and nothing else', { Subject: 'OOO' }, 'Back soon.', 'auto_reply', 'out_of_office'],
    ['an old Outlook', { Subject: 'Out of Office AutoReply: x' }, 'Back soon.', 'auto_reply', 'out_of_office'],
    ['until when', { Subject: 'Out of the office until Monday' }, 'Back soon.', 'auto_reply', 'out_of_office'],
    ['a recall', { Subject: 'Recall: Our report' }, 'Rhian would like to recall it.', 'auto_reply', 'recall'],
    ['a newsletter', { ...weekly, 'List-Unsubscribe': '<mailto:x@y.example>' }, 'News.', 'bulk', 'newsletter'],
    ['a mailing list', { ...weekly, 'List-Id': '<dpo.list.example>' }, 'News.', 'bulk', 'newsletter'],
    ['bulk mail', { ...weekly, Precedence: 'bulk' }, 'News.', 'bulk', 'newsletter'],
  ])('%s', async ([, headers, text, classification, kind]) => {
    expect(await judged(headers, text)).toEqual([classification, kind]);
  });

  const reported = 'We would like to report a data breach: a list of staff went to the wrong person.';
  const rule = {
    'X-MS-Exchange-Inbox-Rules-Loop': 'info@regulator.example',
    'X-MS-Exchange-Generated-Message-Source': 'Mailbox Rules Agent',
  };
  test.for<[string, Record<string, string>]>([
    ['an answer to which none may come by itself', { 'X-Auto-Response-Suppress': 'All' }],
    ['the same, as this desk asks for', { 'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply' }],
    ['what a rule of another mailbox hands on', rule],
    ['leave as what was lost', { Subject: 'Annual leave records emailed to the wrong person – breach notification' }],
    ['leave as what somebody was on', { Subject: 'On leave laptop stolen from a car' }],
    ['hours as when it happened', { Subject: 'Out of office hours access to records' }],
    ['an automatic reply as what went astray', { Subject: 'Automatic reply sent to 400 customers in Cc' }],
  ])('is not %s', async ([, headers]) => {
    expect(await judged(headers, reported)).toEqual(['manual', null]);
  });

  const group = {
    'List-Id': '<dpo-team.northvale.example>',
    'List-Unsubscribe': '<mailto:dpo-team+leave@northvale.example>',
    Precedence: 'list',
  };
  test.for([
    ['in the words of a team', group, { text: reported }],
    ['in the words of a ticket system', { Precedence: 'bulk' }, { text: reported }],
    ['in those of one that calls all it sends generated', { 'Auto-Submitted': 'auto-generated' }, { text: reported }],
    ['as a file that cannot be read', group, { files: [{ name: 'form.pdf', bytes: Buffer.from('%PDF-1.7 cut') }] }],
    ['as a photograph', group, { files: [{ name: 'form.png', type: 'image/png', bytes: Buffer.from('\x89PNG') }] }],
  ] as const)('a report that went through a list %s is still one', async ([, headers, parts]) => {
    const raw = emlOf({ text: '', ...parts, files: [...('files' in parts ? parts.files : [])], headers });
    expect(await readMail(raw, office)).toMatchObject({ classification: 'manual', manual: expect.any(String) });
  });

  test.for<[string, string]>([
    ['an answer', 'We have told the people whose names were on the list.'],
    ['an answer below an acknowledgement', 'Ticket 4711 is open. The list was found.'],
    ['an answer below a line', 'Ticket 4711 is open.\n\n----------\n\nThe list held 400 names; we told them.'],
    ['an answer in the same words', 'Your request has been received by the wrong person.'],
    ['what is said of a letter', 'The e-mail was received.'],
    ['nothing but a promise', 'We will answer within five days.'],
  ])('what a ticket system sends as generated is a message when it may be %s', async ([, text]) => {
    for (const submitted of ['auto-generated', 'Auto-Generated; owner-email="redmine@northvale.example"']) {
      expect((await read({ 'Auto-Submitted': submitted }, text)).classification).toBe('bulk');
    }
  });

  test('an acknowledgement that carries a file may hold the answer in it', async () => {
    const headers = { 'Auto-Submitted': 'auto-generated', 'In-Reply-To': '<ack@regulator.example>' };
    const files = [{ name: 'answers.txt', type: 'text/plain', bytes: Buffer.from('We told them.') }];
    const mail = await readMail(emlOf({ headers, text: 'Ticket 4711 is open.', files }), office);
    expect(mail.classification).toBe('bulk');
  });

  test('an acknowledgement that hands on a mail may hold the answer in it', async () => {
    const headers = { Precedence: 'bulk', 'In-Reply-To': '<ack@regulator.example>' };
    const answer = { name: 'answer.eml', type: 'message/rfc822', bytes: emlOf({ text: 'We told them.' }) };
    const mail = await readMail(emlOf({ headers, text: 'Ticket 4711 is open.', files: [answer] }), office);
    expect(mail.classification).toBe('bulk');
  });

  test('an acknowledgement below the banner of a mail system is one', async () => {
    const banner = 'CAUTION: This e-mail originated from outside of the organisation.';
    const mail = await read({ 'Auto-Submitted': 'auto-generated' }, `${banner}\n\nTicket 4711 is open.`);
    expect(mail.classification).toBe('auto_reply');
  });

  test('a report that a ticket system sends as a locked file may be one, and the office is told', async () => {
    const locked = { name: 'report.docx', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') };
    const headers = { 'Auto-Submitted': 'auto-generated', 'List-Id': '<dpo.northvale.example>' };
    const mail = await readMail(emlOf({ headers, text: 'Our report is attached.', files: [locked] }), office);
    expect(mail).toMatchObject({ classification: 'bulk', manual: expect.any(String) });
  });

  test.for([
    [
      'what somebody must do',
      'Every personal data breach notification is due within 72 hours. Report a data breach here.',
    ],
    ['what others reported', 'Update: three firms had to report a data breach to the regulator last week.'],
  ] as const)('a newsletter that tells %s is one', async ([, text]) => {
    const mail = await read({ ...weekly, ...group }, text);
    expect(mail).toMatchObject({ classification: 'bulk', kind: 'newsletter', manual: null });
  });

  const cut = { name: 'programme.pdf', bytes: Buffer.from('%PDF-1.7 cut') };
  const stand = { name: 'stand.png', type: 'image/png', bytes: Buffer.from('\x89PNG') };
  test.for<[string, Record<string, string>, Parameters<typeof emlOf>[0]]>([
    ['is called a report', { Subject: 'Data Breach Report: June' }, { text: 'Ten large ones.' }],
    ['is called a notification', { Subject: 'Breach notification: what changed' }, { text: 'Read on.' }],
    ['carries a file that cannot be read', weekly, { text: 'Our update.', files: [cut] }],
    ['carries a picture', weekly, { text: 'Our update.', files: [stand] }],
  ])('a newsletter that %s is one, and may be a report', async ([, headers, parts]) => {
    const mail = await readMail(emlOf({ ...parts, headers: { ...headers, ...group } }), office);
    expect(mail).toMatchObject({ classification: 'bulk', kind: 'newsletter', manual: expect.any(String) });
  });

  test('a newsletter that the mail system calls junk is junk, with whatever it carries', async () => {
    const headers = { ...weekly, ...group, 'X-Forefront-Antispam-Report': 'CIP:192.0.2.1;CAT:SPM;SCL:8' };
    const mail = await readMail(emlOf({ text: 'Our update.', files: [stand], headers }), office);
    expect(mail.kind).toBe('phishing');
  });

  test('a newsletter that is one picture is one', async () => {
    const html = '<img src="cid:all">';
    const picture =
      '--outer\r\nContent-Type: image/png\r\nContent-ID: <all>\r\nContent-Disposition: inline\r\n\r\nPNG\r\n';
    const raw = Buffer.from(emlOf({ html, headers: { Subject: 'Offers', ...group } })).toString();
    const mail = await readMail(Buffer.from(raw.replace(/--outer--/, `${picture}--outer--`)), office);
    expect([mail.classification, mail.attachments.length]).toEqual(['bulk', 1]);
  });

  test('what a sending service counts complaints by makes nobody’s mail a newsletter', async () => {
    const service = { 'Feedback-ID': '1.eu-west-2.c2VydmljZQ==:AmazonSES', Subject: 'Your guidance' };
    expect(await judged(service, 'Thank you for your letter.')).toEqual(['new_correspondence', null]);
  });

  test('an answer to an invitation is a calendar’s, and an invitation is a person’s', async () => {
    const calendar = (method: string) =>
      [
        'From: Rhian Powell <rhian@northvale.example>',
        'To: casework@regulator.example',
        'Subject: Accepted: call',
        `Content-Type: text/calendar; charset=utf-8; method=${method}`,
        '',
        'BEGIN:VCALENDAR',
        `METHOD:${method}`,
        'END:VCALENDAR',
      ].join('\r\n');
    const of = async (method: string) => readMail(Buffer.from(calendar(method)), office);
    expect(await of('REPLY')).toMatchObject({ classification: 'auto_reply', kind: 'meeting' });
    expect(await of('REQUEST')).toMatchObject({ classification: 'new_correspondence', kind: 'meeting' });
  });

  test('a read receipt, a bounce', async () => {
    const of = (name: string) => readMail(Buffer.from(fixtureMail(name)), office);
    expect(await of('read-receipt')).toMatchObject({ classification: 'receipt', kind: 'read_receipt' });
    expect(await of('bounce')).toMatchObject({ classification: 'bounce', kind: 'delivery_report' });
  });
});

describe('what the mail system says of a mail', () => {
  test('junk is marked, and a report among it is still a report', async () => {
    const junk = { 'X-Forefront-Antispam-Report': 'CIP:192.0.2.1;CAT:PHSH;SCL:8' };
    expect(await judged({ ...junk, Subject: 'Hello' }, 'Open the file.')).toEqual(['new_correspondence', 'phishing']);
    const report = fixtureMail('text-initial').replace(/^/, `X-MS-Exchange-Organization-SCL: 6\r\n`);
    expect(await readMail(Buffer.from(report), office)).toMatchObject({
      classification: 'initial_report',
      kind: 'phishing',
    });
  });

  test('a forged sender is known as one, and nobody passes for the office itself', async () => {
    const forged = { 'Authentication-Results': 'spf=fail smtp.mailfrom=evil.example; dmarc=fail action=none' };
    const mail = await read(
      { ...forged, From: 'Casework <casework@regulator.example>', Subject: 'Hi' },
      'Hello there.',
    );
    expect(mail.envelope.sender).toBe('forged');
    expect([mail.classification, mail.manual]).toEqual(['new_correspondence', null]);
  });
});
