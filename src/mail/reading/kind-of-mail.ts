import type { Email } from 'postal-mime';
import type { MailKind } from '../../desk/mail-reader.ts';
import { headerOf } from './envelope.ts';
import { isCalendar } from './machine-mail.ts';
import { saysThatItReports } from './reports-a-breach.ts';

type Words = { subject: string; text: string };

/**
 * What a mail that a person wrote is about, by what its words do. Only says whom it is put before: what a mail is can
 * be corrected by whoever reads it, and a report with a form is never judged by it.
 */
export function kindOfMail(mail: Email, words: Words): MailKind | null {
  if (isSpam(mail) || isBait(words)) return 'phishing';
  if (isCalendar(mail, /./)) return 'meeting';
  const all = `${words.subject}\n${words.text}`;
  if (isLog(words)) return NIL.test(all) ? 'nil_return' : 'breach_log';
  // What happened may have to do with a request, or with the press: who reports it is neither.
  if (!saysThatItReports(words)) {
    if (INFORMATION_REQUEST.test(all)) return 'information_request';
    if (PRESS.test(all)) return 'press';
  }
  if (isComplaint(words)) return 'complaint';
  return /\?/.test(words.text) || /\?|\b(?:question|query|enquiry|ymholiad)\b/i.test(words.subject) ? 'question' : null;
}

/** What Exchange and SpamAssassin write above a mail that they take for junk. */
function isSpam(mail: Email): boolean {
  if (
    /\bCAT:(?:PHSH|HPHSH|HPHISH|SPM|HSPM|SPOOF|MALW|GIMP|UIMP|DIMP)\b/.test(header(mail, 'x-forefront-antispam-report'))
  )
    return true;
  if (Number(header(mail, 'x-ms-exchange-organization-scl')) >= 5) return true;
  return /^yes\b/i.test(header(mail, 'x-spam-flag') || header(mail, 'x-spam-status'));
}

/** Bait that is thrown at everybody: an account that will be closed, and a link to press before it is. */
function isBait({ subject, text }: Words): boolean {
  return /https?:\/\//i.test(text) && BAIT.test(`${subject}\n${text}`) && PRESS_HERE.test(text);
}

const BAIT =
  /\b(?:your (?:account|mailbox|e-?mail account|password|storage)\b.{0,60}\b(?:suspend|clos|expir|full|limit|deactivat|verif|block)|verify your (?:account|identity|e-?mail)|unusual sign-?in|payment (?:is )?overdue|wallet|claim your (?:prize|refund))/is;
const PRESS_HERE = /\b(?:click|press|tap|log ?in|sign ?in|follow (?:the|this) link|verify now)\b/i;

/** The list of small breaches that a telecommunications provider sends every month (PECR regulation 5A), or that there were none. */
function isLog({ subject }: Words): boolean {
  const log = /\b(?:(?:monthly|quarterly|breach|incident) (?:breach |incident )?(?:log|return)|nil return)\b/i;
  const pecr = /\b(?:pecr|privacy and electronic communications)\b/i;
  return log.test(subject) || (pecr.test(subject) && /\b(?:log|return|nil)\b/i.test(subject));
}

const NIL = /\bnil return\b|\b(?:no|zero) (?:personal data )?(?:breaches|incidents)\b|\bnothing to report\b/i;

/** The law by its name, and asking: a report may speak of a request for information that went astray. */
const INFORMATION_REQUEST =
  /(?:^\W*(?:foia?|eir|freedom of information|environmental information|subject access|dsar|sar)\b[^\n]{0,40}\brequest)|\b(?:under|pursuant to|in accordance with|for the purposes of) (?:the |section \d+ of the )?(?:freedom of information|foia?\b|environmental information regulations|article 15\b|right of access)|\b(?:this is|i (?:am|would like to|wish to|want to) (?:mak(?:e|ing))) (?:an? )?(?:foia?|freedom of information|eir|subject access|data subject access|dsar) request\b|\bcais rhyddid gwybodaeth\b/iu;

/** Somebody to whom something went, or whom another speaks of, is no sender; and controllers publish too. */
const PRESS =
  /\b(?:i(?:'| a)m|i work as|writing as) (?:an? )?(?:\p{L}+ ){0,3}(?:journalist|reporter|correspondent)\b|\b(?:journalist|reporter|correspondent|editor)(?<!\b(?:to|by|with|from|of)\s{1,3}(?:an?|another|the|some|our)\s{1,3}(?:\p{L}{1,30}\s{1,3}){0,2}\p{L}{1,30}) (?:at|for|with|from)\b|\b(?:press|media) (?:enquiry|inquiry|query|deadline|request)\b|\b(?:comment|statement|repl(?:y|ies)|answer|respon[ds]\p{L}*|quote)\b[^\n.?!]{0,60}\b(?:for|before) publication\b|\b(?:comment|statement) (?:for|on) (?:an?|our|my|this) (?:article|story|piece|report|broadcast)\b/iu;

/** Somebody writes about their own data, and about what another did with it. */
function isComplaint({ subject, text }: Words): boolean {
  const all = `${subject}\n${text}`;
  if (/\b(?:i (?:wish|want|would like) to (?:complain|make a complaint)|my complaint|gwneud cwyn)\b/i.test(all))
    return true;
  return OWN_DATA.test(all) && DONE_TO_IT.test(all);
}

const OWN_DATA =
  /\b(?:my|our family'?s|my (?:son|daughter|mother|father|wife|husband|child)'?s) (?:\p{L}+ ){0,2}(?:data|details|information|records?|account|address|passport|file|number|letter|e-?mail)\b/iu;
const DONE_TO_IT =
  /\b(?:lost|leaked?|shared?|sent|gave|given|disclos\p{L}*|breach\p{L}*|hacked|stolen|published|passed on|sold|refus\p{L}*|what can i do|without my (?:consent|permission))\b/iu;

function header(mail: Email, key: string): string {
  return headerOf(mail, key) ?? '';
}
