import { judge } from '../case/reference.ts';
import type { MailReading } from './mail-reader.ts';
import type { Circumstances } from './match-mail.ts';

/**
 * The references by which a mail may say where it belongs. A new report that begins a conversation tells of other cases in
 * its text; only its subject and its form can say which one it is.
 */
export function addressed(mail: MailReading, known: Circumstances): string[] {
  return begins(mail, known) && isNewReport(mail)
    ? outsideText(mail)
    : mail.references.map(({ reference }) => reference);
}

/** It answers nothing, and neither its subject nor its form names a case. */
export function begins(mail: MailReading, { thread, cases }: Circumstances): boolean {
  return thread.length === 0 && !outsideText(mail).some((reference) => cases.has(reference));
}

export function outsideText({ references }: MailReading): string[] {
  return references.filter(({ where }) => where !== 'text').map(({ reference }) => reference);
}

function isNewReport({ classification, fields }: MailReading): boolean {
  return classification === 'initial_report' || (classification === 'own_mail' && fields?.reportType === 'initial');
}

/** In order of trust: the thread, then references in subject, form and text. */
export function caseOf(mail: MailReading, known: Circumstances) {
  const named = addressed(mail, known);
  const all = [...new Set([...known.thread, ...named.filter((reference) => known.cases.has(reference))])];
  const [first = null, second] = all;
  if (second) return { reference: null, conflict: `It concerns more than one case: ${all.join(', ')}`, about: all };
  // Beside a case that it surely means, it may mean another by a reference with a slip.
  const slip = first && mistyped(named, known).find(({ meant }) => !meant.includes(first));
  if (slip) return { reference: null, conflict: `${first} is one case. ${aboutSlip(slip)}`, about: all };
  return { reference: first, conflict: null, about: all };
}

/** No person makes more slips in a mail, and each could mean about 170 cases. */
const MOST_SLIPS = 50;

/** Of the references in a mail those that are no case, as many of them as somebody may have meant for one. */
export function strangeReferences(references: string[], known: (reference: string) => boolean): string[] {
  return references.filter((reference) => !known(reference)).slice(0, MOST_SLIPS);
}

type Slip = { reference: string; meant: string[] };

/** References that are a typing error away from a case. */
export function mistyped(references: string[], { known }: Circumstances): Slip[] {
  return strangeReferences(references, known).flatMap((reference) => {
    const verdict = judge(reference, known);
    return verdict.kind === 'typing-error' ? { reference, meant: verdict.didYouMean } : [];
  });
}

export function aboutSlip({ reference, meant }: Slip): string {
  return `It names ${reference}, which is no case. Did they mean ${meant.join(' or ')}?`;
}
