import { describe, expect, test } from 'vitest';
import { makeReference } from '../../src/case/reference.ts';
import type { MailReading } from '../../src/desk/mail-reader.ts';
import { type Circumstances, matchMail } from '../../src/desk/match-mail.ts';
import type { KnownCase } from '../../src/desk/parties.ts';
import { readMail } from '../../src/mail/reading/read-mail.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { sharedDomains } from '../../src/policy/shared-domains.ts';
import { emlOf } from '../support/eml.ts';
import { readingOf as mail } from '../support/reading.ts';

const A = makeReference(400_001, 7, 'IC');
const B = makeReference(400_002, 11, 'IC');
const shared = sharedDomains(loadPolicy(null));
const report = (name: string) => ({ controller: { name, address: null } }) as NonNullable<MailReading['fields']>;

const names = (...references: string[]) => ({
  references: references.map((reference) => ({ reference, where: 'subject' as const })),
});
const kase = (
  more: Partial<{ addresses: string[]; introduced: string[]; organisation: string | null }> = {},
): KnownCase => ({
  addresses: new Set(more.addresses ?? ['dpo@northvale.example']),
  introduced: new Set(more.introduced ?? []),
  organisation: more.organisation === undefined ? 'Northvale Homes' : more.organisation,
});
const knowing = (more: Partial<Circumstances> = {}): Circumstances => ({
  fromStaff: false,
  copyOf: null,
  sameReport: null,
  thread: [],
  cases: new Map(),
  elsewhere: [],
  known: (reference) => more.cases?.has(reference) ?? false,
  shared,
  letters: [],
  ...more,
});
const onA = knowing({ cases: new Map([[A, kase()]]) });
const threadA = knowing({ thread: [A], cases: new Map([[A, kase()]]) });

describe('a mail finds its case', () => {
  test('by its headers, whatever became of its subject', () => {
    expect(matchMail(mail(), threadA)).toEqual({ to: 'message', reference: A, unconfirmed: false });
  });

  test('by the reference in its subject, from somebody on the case', () => {
    expect(matchMail(mail(names(A)), onA)).toMatchObject({ to: 'message', reference: A });
  });

  test('from a colleague at the same organisation', () => {
    expect(matchMail(mail({ ...names(A), from: 'rhian@northvale.example' }), onA)).toMatchObject({ to: 'message' });
  });

  test('as a follow-up, also one that calls itself initial', () => {
    const follow = mail({ classification: 'follow_up_report', fields: report('Northvale Homes Ltd') });
    expect(matchMail(follow, threadA)).toMatchObject({ to: 'follow-up', reference: A, flags: [] });
    const initial = mail({ classification: 'initial_report', fields: report('Northvale Homes') });
    expect(matchMail(initial, threadA)).toMatchObject({ to: 'follow-up', flags: ['says-initial'] });
    const named = mail({ ...names(A), classification: 'initial_report', fields: report('Northvale Homes') });
    expect(matchMail(named, onA)).toMatchObject({ to: 'follow-up', reference: A, flags: ['says-initial-here'] });
  });

  test('although it refers to mails never seen', () => {
    const odd = mail({ ...names(A) });
    odd.envelope.references = ['<never@nowhere.example>'];
    expect(matchMail(odd, onA)).toMatchObject({ to: 'message', reference: A });
  });

  test('as a second copy from the other mailbox, with nothing to do', () => {
    const verdict = matchMail(mail(), knowing({ copyOf: { reference: A } }));
    expect(verdict).toMatchObject({ to: 'file', reference: A, why: expect.stringContaining('second copy') });
  });

  test('as the same report again, and with the file that was forgotten as something to read', () => {
    const again = mail({ classification: 'initial_report', fields: report('Northvale Homes') });
    const same = (newFiles: boolean) => knowing({ sameReport: { reference: A, newFiles } });
    expect(matchMail(again, same(false))).toMatchObject({ to: 'file', reference: A });
    expect(matchMail(again, same(true))).toMatchObject({ to: 'message', reference: A });
  });
});

describe('nobody joins a case because they know its reference', () => {
  const held = (about: string[], why: RegExp) => ({ to: 'hold', about, why: expect.stringMatching(why) });

  test('not a stranger who quotes it', () => {
    expect(matchMail(mail({ ...names(A), from: 'who@elsewhere.example' }), onA)).toMatchObject(
      held([A], /not on that/),
    );
  });

  test('not somebody who holds a letter of the thread, without having been copied in', () => {
    expect(matchMail(mail({ from: 'who@elsewhere.example' }), threadA)).toMatchObject(held([A], /not on that case/));
  });

  test('not a journalist, who is known as one', () => {
    const press = mail({ ...names(A), from: 'desk@echo.example', kind: 'press' });
    expect(matchMail(press, onA)).toMatchObject(held([A], /question from the press/));
  });

  test('not a journalist of the very house that the case is about, unless they are on it themselves', () => {
    const press = mail({ ...names(A), from: 'newsroom@northvale.example', kind: 'press' });
    const why = /question from the press/;
    expect(matchMail(press, onA)).toMatchObject({ ...held([A], why), suggested: A });
    expect(matchMail(press, threadA)).toMatchObject({ ...held([A], why), suggested: A });
    expect(matchMail(mail({ ...names(A), kind: 'press' }), onA)).toMatchObject({ to: 'message', reference: A });
  });

  test.for(['gmail.com', 'btinternet.com', 'nhs.net', 'proton.me', 'regulator.example'])(
    'not somebody whose address only shares %s with the contact',
    (domain) => {
      const known = knowing({ cases: new Map([[A, kase({ addresses: [`contact@${domain}`] })]]) });
      expect(matchMail(mail({ ...names(A), from: `other@${domain}` }), known)).toMatchObject(held([A], /not on that/));
    },
  );

  test('not a sender that the mail system calls forged', () => {
    const forged = mail(names(A));
    forged.envelope.sender = 'forged';
    expect(matchMail(forged, onA)).toMatchObject(held([A], /forged/));
  });

  test('not two cases at once: a person picks, and both learn that something is held', () => {
    const both = knowing({
      cases: new Map([
        [A, kase()],
        [B, kase()],
      ]),
    });
    expect(matchMail(mail(names(A, B)), both)).toMatchObject(held([A, B], /more than one case/));
    expect(matchMail(mail(names(B)), { ...both, thread: [A] })).toMatchObject(held([A, B], /more than one case/));
  });

  test('not with a report of another organisation: a firm serves many controllers', () => {
    const other = mail({ classification: 'initial_report', fields: report('Calder Finch'), from: 'dpo@firm.example' });
    const known = knowing({ thread: [A], cases: new Map([[A, kase({ addresses: ['dpo@firm.example'] })]]) });
    expect(matchMail(other, known)).toMatchObject(held([A], /another organisation/));
  });

  test('not by the sender alone: a new report of a known firm is a new case', () => {
    const fresh = mail({ classification: 'initial_report', fields: report('Calder Finch'), from: 'dpo@firm.example' });
    expect(matchMail(fresh, knowing({ elsewhere: [A, B] }))).toEqual({ to: 'open', adopt: null, names: [], flags: [] });
  });

  test('not by a guess: a follow-up that names no case is held, with the cases of its sender', () => {
    const orphan = mail({ classification: 'follow_up_report', fields: report('Northvale Homes') });
    expect(matchMail(orphan, knowing({ elsewhere: [A] }))).toMatchObject({ to: 'hold', suggested: A });
    expect(matchMail(orphan, knowing({ elsewhere: [A, B] }))).toMatchObject({ to: 'hold', suggested: null });
  });

  test('not by a mistyped reference: the nearest is suggested', () => {
    const slip = A.replace(/[A-Z](?=\d[A-Z]\d$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    const verdict = matchMail(mail(names(slip)), knowing({ known: (reference) => reference === A }));
    expect(verdict).toMatchObject({ to: 'hold', suggested: A, about: [], why: expect.stringContaining(`mean ${A}`) });
  });

  test('not by one case of two, of which the other is mistyped', () => {
    const slip = B.replace(/[A-Z](?=\d[A-Z]\d$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    const both = { ...onA, known: (reference: string) => [A, B].includes(reference) };
    const why = new RegExp(`${slip}.*mean ${B}`);
    expect(matchMail(mail(names(A, slip)), both)).toMatchObject(held([A], why));
    expect(matchMail(mail(names(slip)), { ...both, thread: [A] })).toMatchObject(held([A], why));
  });

  test('but by one that is named twice, once with a slip', () => {
    const slip = A.replace(/[A-Z](?=\d[A-Z]\d$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect(matchMail(mail(names(A, slip)), onA)).toMatchObject({ to: 'message', reference: A });
  });

  test('not by a reference of another system', () => {
    const foreign = mail({ ...names('IC-99999-A1B2'), classification: 'new_correspondence' });
    expect(matchMail(foreign, knowing())).toMatchObject(held([], /no case here/));
  });
});

describe('somebody whom a party copied in', () => {
  const known = { ...threadA, cases: new Map([[A, kase({ introduced: ['counsel@firm.example'] })]]) };

  test('joins by the headers, unconfirmed', () => {
    const answer = mail({ from: 'counsel@firm.example' });
    expect(matchMail(answer, known)).toEqual({ to: 'message', reference: A, unconfirmed: true });
  });

  test('does not join by the reference alone', () => {
    const verdict = matchMail(mail({ ...names(A), from: 'counsel@firm.example' }), { ...known, thread: [] });
    expect(verdict).toMatchObject({ to: 'hold', about: [A] });
  });

  test('brings no report into the case', () => {
    const theirs = mail({ from: 'counsel@firm.example', classification: 'initial_report', fields: report('X') });
    expect(matchMail(theirs, known)).toMatchObject({ to: 'hold', why: expect.stringContaining('copied in') });
  });

  test('takes nobody else along', () => {
    expect(matchMail(mail({ from: 'partner@firm.example' }), known)).toMatchObject({ to: 'hold' });
  });
});

describe('a report is never lost', () => {
  const initial = (more = {}) => mail({ classification: 'initial_report', fields: report('Northvale Homes'), ...more });

  test('one taken for junk opens a case that says so; junk without one waits where nothing is opened', () => {
    expect(matchMail(initial({ kind: 'phishing' }), knowing())).toMatchObject({
      to: 'open',
      flags: ['taken-for-junk'],
    });
    const bait = mail({ classification: 'manual', kind: 'phishing' });
    expect(matchMail(bait, knowing())).toMatchObject({ to: 'hold', quiet: true });
  });

  test('one that staff forward keeps the reference it was given elsewhere', () => {
    const forwarded = { from: { name: null, address: 'dpo@northvale.example' }, sentAt: null, subject: '', to: null };
    const handed = { ...names('IC-31191-G5C6'), forwarded, from: 'nadia@regulator.example' };
    expect(matchMail(initial(handed), knowing({ fromStaff: true }))).toMatchObject({
      to: 'open',
      adopt: 'IC-31191-G5C6',
    });
    const twice = { ...handed, ...names('IC-31191-G5C6', 'IC-99999-A1B2') };
    expect(matchMail(initial(twice), knowing({ fromStaff: true }))).toMatchObject({ to: 'hold' });
  });

  const forwarded = { from: { name: null, address: 'dpo@northvale.example' }, sentAt: null, subject: '', to: null };
  const tells = (...references: string[]) => ({
    references: references.map((reference) => ({ reference, where: 'text' as const })),
  });

  test('one that only tells of an earlier case in its text opens its own, and names that one', () => {
    const own = { to: 'open', adopt: null, names: [A], flags: ['names-another-case'] };
    expect(matchMail(initial(tells(A)), onA)).toEqual(own);
    expect(matchMail(initial({ ...tells(A), from: 'who@elsewhere.example' }), onA)).toEqual(own);
    const handed = { ...tells(A), forwarded, from: 'nadia@regulator.example' };
    expect(matchMail(initial(handed), { ...onA, fromStaff: true })).toEqual(own);
    const both = knowing({
      cases: new Map([
        [A, kase()],
        [B, kase()],
      ]),
    });
    expect(matchMail(initial(tells(A, B)), both)).toMatchObject({ to: 'open', names: [A, B] });
    const ours = initial({ ...handed, classification: 'own_mail', from: 'casework@regulator.example' });
    const ticked = { ...ours, fields: { ...report('Northvale Homes'), reportType: 'initial' as const } };
    expect(matchMail(ticked, { ...onA, fromStaff: true })).toEqual(own);
  });

  test('but in the thread of its case it is on that case, and a follow-up or a word on a case may name it anywhere', () => {
    expect(matchMail(initial(tells(A)), threadA)).toMatchObject({ to: 'follow-up', reference: A });
    const follow = mail({ ...tells(A), classification: 'follow_up_report', fields: report('Northvale Homes') });
    expect(matchMail(follow, onA)).toMatchObject({ to: 'follow-up', reference: A });
    expect(matchMail(mail(tells(A)), onA)).toMatchObject({ to: 'message', reference: A });
  });

  test('no reference that a report tells of in its text becomes its own, also when staff forward it', () => {
    const handed = { ...tells('IC-31191-G5C6'), forwarded, from: 'nadia@regulator.example' };
    expect(matchMail(initial(handed), knowing({ fromStaff: true }))).toMatchObject({
      to: 'open',
      adopt: null,
      flags: ['foreign-reference'],
    });
  });

  test('also not when it cannot be read', () => {
    const unread = { ...tells('IC-31191-G5C6'), classification: 'manual', manual: 'It is locked' } as const;
    const handed = mail({ ...unread, forwarded, from: 'nadia@regulator.example' });
    const apart = { to: 'open', adopt: null, flags: ['foreign-reference'] };
    expect(matchMail(handed, knowing({ fromStaff: true }))).toMatchObject(apart);
    const given = { ...handed, ...names('IC-31191-G5C6') };
    expect(matchMail(given, knowing({ fromStaff: true }))).toMatchObject({ to: 'open', adopt: 'IC-31191-G5C6' });
  });

  test('one that cannot be read and only tells of a case is for a person, for it may be about that or of its own', () => {
    const unread = mail({ ...tells(A), classification: 'manual', manual: 'It is locked' });
    const held = { to: 'hold', about: [A], suggested: A, quiet: false, why: expect.stringContaining('a new report') };
    expect(matchMail(unread, onA)).toMatchObject(held);
    const handed = { ...unread, forwarded, from: 'nadia@regulator.example' };
    expect(matchMail(handed, { ...onA, fromStaff: true })).toMatchObject(held);
    const message = { to: 'message', reference: A };
    expect(matchMail(unread, threadA)).toMatchObject(message);
    expect(matchMail({ ...unread, ...names(A) }, onA)).toMatchObject(message);
  });

  test('one that staff forward under another system’s reference takes that, whatever it tells of', () => {
    const { references } = names('IC-31191-G5C6');
    const handed = { references: [...references, ...tells(A).references], forwarded, from: 'nadia@regulator.example' };
    expect(matchMail(initial(handed), { ...onA, fromStaff: true })).toMatchObject({
      to: 'open',
      adopt: 'IC-31191-G5C6',
      names: [A],
    });
  });

  test('no typing error of a colleague becomes a reference: the nearest is suggested', () => {
    const slip = A.replace(/[A-Z](?=\d[A-Z]\d$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    const handed = { ...names(slip), forwarded, from: 'nadia@regulator.example' };
    const known = knowing({ fromStaff: true, known: (reference) => reference === A });
    expect(matchMail(initial(handed), known)).toMatchObject({
      to: 'hold',
      suggested: A,
      why: expect.stringContaining(`mean ${A}`),
    });
  });

  test('one that is handed on out of our own mailbox is no letter of ours', () => {
    const forwarded = { from: { name: null, address: 'dpo@northvale.example' }, sentAt: null, subject: '', to: null };
    const handed = initial({ classification: 'own_mail', forwarded, from: 'casework@regulator.example' });
    expect(matchMail(handed, knowing({ fromStaff: true }))).toMatchObject({ to: 'open' });
    const round = structuredClone(handed);
    round.envelope.ownKey = 'a key of ours';
    expect(matchMail(round, knowing({ fromStaff: true }))).toMatchObject({ to: 'keep' });
  });

  test('one that is handed on out of our own mailbox and cannot be read is for a person', () => {
    const own = { classification: 'own_mail', from: 'casework@regulator.example' } as const;
    const forwarded = { from: { name: null, address: 'dpo@northvale.example' }, sentAt: null, subject: '', to: null };
    const why = expect.stringContaining('the office’s own mailbox');
    expect(matchMail(mail({ ...own, forwarded }), knowing())).toMatchObject({ to: 'hold', why, quiet: false });
    const unread = mail({ ...own, manual: 'The report may be in a picture' });
    expect(matchMail(unread, knowing())).toMatchObject({ to: 'hold', why, quiet: false });
    expect(matchMail(mail(own), knowing())).toMatchObject({ to: 'hold', why, quiet: true });
    expect(matchMail(mail({ ...own, kind: 'read_receipt' }), knowing())).toMatchObject({ to: 'keep' });
  });

  test('one out of our own mailbox that names a case joins none by itself', () => {
    const own = mail({ classification: 'own_mail', from: 'casework@regulator.example', ...names(A) });
    expect(matchMail(own, onA)).toMatchObject({ to: 'hold', suggested: A, about: [], quiet: true });
    const told = { ...own, manual: 'The report may be in a picture' };
    expect(matchMail(told, onA)).toMatchObject({ to: 'hold', suggested: A, about: [A], quiet: false });
  });
});

describe('what no person wrote', () => {
  const away = mail({ classification: 'auto_reply', kind: 'out_of_office', ...names(A) });

  test('is filed on the case of its sender, and changes nothing', () => {
    expect(matchMail(away, onA)).toEqual({ to: 'file', reference: A, why: 'An out-of-office reply' });
  });

  test('is held without a word to anybody when it belongs nowhere', () => {
    expect(matchMail(away, knowing())).toMatchObject({ to: 'hold', quiet: true });
  });
});

describe('what came through a list, or out of software that writes as one', () => {
  const listed = { classification: 'bulk', kind: 'newsletter' } as const;

  test('is read when somebody on the case wrote it on that case', () => {
    expect(matchMail(mail(listed), threadA)).toEqual({ to: 'message', reference: A, unconfirmed: false });
    expect(matchMail(mail({ ...listed, ...names(A) }), onA)).toMatchObject({ to: 'message', reference: A });
    const known = { ...threadA, cases: new Map([[A, kase({ introduced: ['desk@helpdesk.example'] })]]) };
    const copied = mail({ ...listed, from: 'desk@helpdesk.example' });
    expect(matchMail(copied, known)).toMatchObject({ to: 'message', unconfirmed: true });
  });

  test('is read also when it is called generated, unless it only says that a ticket was opened', async () => {
    const office = { mailbox: 'casework@regulator.example', zone: 'Europe/London', prefix: 'IC' };
    const ticket = {
      From: 'Service Desk <dpo@northvale.example>',
      Subject: `[Ticket 4711] Re: ${A}`,
      'In-Reply-To': '<ack@regulator.example>',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
    };
    const placed = async (text: string) => matchMail(await readMail(emlOf({ headers: ticket, text }), office), threadA);
    expect(await placed('We told the 40 people on Monday.')).toEqual({
      to: 'message',
      reference: A,
      unconfirmed: false,
    });
    expect(await placed('Ticket 4711 has been opened.')).toMatchObject({ to: 'file', reference: A });
  });

  test('is told when it answers a letter, whoever sent it', () => {
    const answer = mail({ ...listed, from: 'desk@helpdesk.example' });
    expect(matchMail(answer, threadA)).toMatchObject({ to: 'hold', about: [A], suggested: A, quiet: false });
  });

  test('is held without a word to anybody when it belongs nowhere', () => {
    expect(matchMail(mail(listed), knowing())).toMatchObject({
      to: 'hold',
      quiet: true,
      why: expect.stringContaining('newsletter'),
    });
  });

  test('is told when it may be a report, and opens no case', () => {
    const manual = 'It reports a breach in its own words, without the form';
    expect(matchMail(mail({ ...listed, manual }), knowing())).toMatchObject({
      to: 'hold',
      quiet: false,
      why: expect.stringMatching(/newsletter.*may hold a report/),
    });
    expect(matchMail(mail({ ...listed, manual }), threadA)).toMatchObject({ to: 'message', reference: A });
  });
});

describe('a letter that came back', () => {
  const bounce = (action: 'failed' | 'delayed') =>
    mail({
      classification: 'bounce',
      bounce: {
        ...{ recipient: 'x@y.example', recipients: ['x@y.example'], action, status: '5.1.1' },
        ...{ originalMessageId: null, key: null, bySystem: true },
      },
    });

  test('is taken back, by whatever named it', () => {
    const letter = { id: 'L1', reference: A, doubt: null };
    expect(matchMail(bounce('failed'), knowing({ letters: [letter] }))).toEqual({
      to: 'bounce',
      letter: { id: 'L1', reference: A },
      why: 'no such address',
    });
  });

  test('is only noted while it is delayed', () => {
    const verdict = matchMail(bounce('delayed'), knowing({ letters: [{ id: 'L1', reference: A, doubt: null }] }));
    expect(verdict).toMatchObject({ to: 'file', reference: A, why: expect.stringContaining('delayed') });
  });

  test('is for a person when it may be one of two', () => {
    const letters = [
      { id: 'L1', reference: A, doubt: null },
      { id: 'L2', reference: B, doubt: null },
    ];
    expect(matchMail(bounce('failed'), knowing({ letters }))).toMatchObject({
      to: 'hold',
      why: expect.stringContaining(`${A}, ${B}`),
    });
  });
});
