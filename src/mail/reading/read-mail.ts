import { findReferences } from '../../case/reference.ts';
import type { MailReading } from '../../desk/mail-reader.ts';
import { isReplySubject } from '../../desk/subject-line.ts';
import type { File } from './attachments.ts';
import { type Choice, type Chosen, chooseForm } from './choose-form.ts';
import { classify } from './classify.ts';
import type { Kind } from './draft.ts';
import { copyFlags, fileFlags, referenceFlags } from './flags.ts';
import { formFlags } from './form-flags.ts';
import { allFiles, allFlags, allOpened, type Gathered, gather } from './gather.ts';
import { kindOfMail } from './kind-of-mail.ts';
import { isBlank } from './line.ts';
import { machineMail } from './machine-mail.ts';
import { headersOf, READER, unreadable } from './manual-reading.ts';
import { uncutWords, type Words } from './newest-words.ts';
import { isStaff, type Office } from './office.ts';
import { CannotRead, parseMail } from './parse-mail.ts';
import { agreedBy, differingAnswers } from './same-report.ts';
import { dayIn, readSentAt } from './sent-at.ts';
import { referencesShown, textShown } from './words-shown.ts';

/** Reads one raw mail. Whatever it holds, a reading comes back; what cannot be read is for a person. */
export async function readMail(raw: Uint8Array, given: Office): Promise<MailReading> {
  const office = { ...given, mailbox: given.mailbox.toLowerCase() };
  try {
    return await understand(raw, office);
  } catch (error) {
    // Whatever breaks over a stranger's bytes is the same to an officer: the original must be opened.
    const why = error instanceof CannotRead ? error.message : 'The mail could not be read; see the original';
    return unreadable(why, await understand(headersOf(raw), office).catch(() => undefined));
  }
}

async function understand(raw: Uint8Array, office: Office): Promise<MailReading> {
  const mail = await parseMail(raw);
  const machine = machineMail(mail, office.mailbox);
  const bulk = machine?.is === 'bulk';
  const returned = machine?.is === 'bounce' || machine?.is === 'receipt';
  const outer = await gather(mail, office);
  const { envelope } = outer;
  const { forwarded, choice, words } = returned ? withoutReport(outer) : findReport(outer, office);
  const opened = returned ? [] : allOpened(outer);
  const files = allFiles(outer).filter((file) => !returned || !isReturnedPart(file));
  const jumbled = choice.best?.jumbled === true;
  const chosen = jumbled ? null : choice.best;
  const text = textShown(words, chosen);
  const subjects = [envelope.subject, forwarded?.subject ?? '', ...(returned ? subjectsInside(outer) : [])];
  const references = referencesShown(subjects, chosen, text, words, office.prefix);
  const replied = envelope.inReplyTo.length > 0 || isReplySubject(envelope.subject);
  const subject = [envelope.subject, forwarded?.subject ?? ''].join(' ').trim();
  const told = chosen && choice.others.map(({ form }) => form).reduce(agreedBy, chosen.form);
  const verdict = classify({
    ours: envelope.from?.address === office.mailbox && envelope.sender !== 'forged',
    machine,
    chosen,
    jumbled,
    contradicted: choice.others.some(
      (one) => chosen && differingAnswers(chosen.form.answers, one.form.answers).length > 0,
    ),
    opened,
    belongs: references.length > 0 || (replied && !forwarded),
    kind: kindOfMail(mail, { subject, text }),
    subject,
    text,
    uncut: uncutWords(words?.own ?? []),
    mails: outer.inner.length,
    pictures: files.filter((file) => file.format === 'picture' && (!file.inline || (text === '' && !bulk))).length,
    lost: files.length === 0 && outer.bodies.length === 0 ? whyLost(outer, raw) : null,
  });
  return {
    reader: READER,
    ...verdict,
    envelope,
    forwarded,
    text,
    fields: told?.report ?? null,
    answers: told?.answers ?? [],
    references,
    attachments: files.map((file) => file.listed),
    flags: [
      ...allFlags(outer),
      ...(chosen ? [...chosen.form.flags, ...formFlags(chosen.aligned, chosen.form.flags)] : []),
      ...referenceFlags(references),
      ...copyFlags(chosen, choice.others),
      ...fileFlags(opened, chosen),
    ],
    bounce: machine?.bounce ?? null,
  };
}

/** What a mail system sends along with the news of a letter: the letter, and the news again for machines. */
function isReturnedPart({ listed }: File): boolean {
  return /^(?:message\/|text\/rfc822-headers)/.test(listed.contentType);
}

function subjectsInside({ inner }: Gathered): string[] {
  return inner.flatMap((mail) => [mail.envelope.subject, ...subjectsInside(mail)]);
}

type Report = { forwarded: MailReading['forwarded']; choice: Choice; words: Words | null };

function withoutReport(mail: Gathered): Report {
  return { forwarded: null, choice: { best: null, others: [] }, words: mail.bodies.at(-1) ?? null };
}

/** Looks in the mail, then in a mail attached to it; the innermost one that hands on a report is the report. */
function findReport(mail: Gathered, office: Office): Report {
  const inBody = mail.bodies.at(-1)?.forwarded ?? null;
  const forwarded = inBody && {
    from: inBody.from,
    sentAt: inBody.sent === null ? null : readSentAt(inBody.sent, office.zone),
    subject: inBody.subject,
    to: inBody.to,
  };
  const sent = (forwarded ? forwarded.sentAt : null) ?? mail.envelope.date;
  const choice = chooseForm(mail, {
    sent: sent && dayIn(office.zone, sent),
    otherwise: kindOf(mail, forwarded?.subject ?? null, office.prefix),
    prefix: office.prefix,
  });
  const words = choice.best?.words ?? mail.bodies.at(-1) ?? null;
  const own = { forwarded, choice, words };
  const cover = isStaff(mail.envelope.from?.address, office) ? null : words;
  const inside = mail.inner.map((inner) => handedOn(inner, office, cover));
  const report = [own, ...inside].find(filled) ?? inside.find((one) => one.choice.best) ?? inside.find(hasWords) ?? own;
  const reply = mail.envelope.inReplyTo.length > 0 && !report.choice.best;
  return reply ? own : withOthers(report, [own, ...inside]);
}

/** The report of an attached mail, with that mail's sender and date, unless it is a colleague's who hands on another. */
function handedOn(inner: Gathered, office: Office, cover: Words | null): Report {
  const inside = findReport(inner, office);
  const { from, date, subject, to } = inner.envelope;
  const header = { from, sentAt: date, subject, to: to[0]?.address ?? null };
  const through = from === null || isStaff(from.address, office) ? inside.forwarded : null;
  return { ...inside, forwarded: through ?? header, words: inside.words && withCover(inside.words, cover) };
}

/** Every other filled form in the mail stands beside the chosen one: none is passed over in silence. */
function withOthers(report: Report, all: Report[]): Report {
  const others = all.filter((one) => one !== report && filled(one)).flatMap(({ choice }) => formsIn(choice));
  return { ...report, choice: { ...report.choice, others: [...report.choice.others, ...others] } };
}

function hasWords({ words }: Report): boolean {
  return words?.own.some((line) => !isBlank(line)) === true;
}

function filled({ choice }: Report): boolean {
  return choice.best !== null && !choice.best.blank;
}

function formsIn({ best, others }: Choice): Chosen[] {
  return best ? [best, ...others] : others;
}

/** What was written above an attached mail; a colleague's words stay inside. */
function withCover(inner: Words, outer: Words | null): Words {
  return outer ? { ...inner, cover: outer.own } : inner;
}

/** What the mail says the report is, for a form on which no type is ticked. */
function kindOf({ envelope }: Gathered, inner: string | null, prefix: string): Kind {
  const subject = inner ?? envelope.subject;
  if (/\binitial\b/iu.test(subject)) return 'initial';
  const answers = inner === null && envelope.inReplyTo.length > 0;
  const named = findReferences(subject, prefix).length > 0;
  const follows = /\bfollow[- ]?up\b/iu.test(subject) || isReplySubject(subject) || named;
  return answers || follows ? 'follow_up' : 'initial';
}

/** A body over a limit, or one that stands where no mail program looks, among the headers too; null when there is nothing to lose. */
function whyLost({ flags }: Gathered, raw: Uint8Array): string | null {
  const refused = flags.find(({ code }) => code === 'unreadable_body')?.note;
  const body = Buffer.from(raw.subarray(headersOf(raw).byteLength))
    .toString('latin1')
    .trim();
  const head = Buffer.from(headersOf(raw)).toString('latin1');
  const unended = head.length === raw.byteLength || /\n[ \t]+\r?\n/.test(head);
  const bare = unended ? raw.byteLength : body.length;
  return refused ?? (bare < 20 ? null : 'The text of the mail could not be found in it; see the original');
}
