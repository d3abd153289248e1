import type { MailReading } from './mail-reader.ts';
import type { Verdict } from './match-mail.ts';

/**
 * unnamed: the report returns nothing of the letter and only names its address. another: it names an address that the
 * letter did not go to, as when one of many behind it has left. late: it comes when no system tries any more.
 */
export type LetterReported = { id: string; reference: string | null; doubt: 'unnamed' | 'another' | 'late' | null };

/** Which letter a delivery report takes back, if it may take back any. */
export function matchBounce(mail: MailReading, letters: LetterReported[]): Verdict {
  const [letter, another] = letters;
  if (!letter) return hold('A delivery report about a letter that this desk did not send');
  if (another) {
    const some = [...new Set(letters.map(({ reference }) => reference ?? 'an answer outside any case'))];
    return hold(`A delivery report that does not say which letter came back; it may belong to ${some.join(', ')}`);
  }
  const doubt = doubtOf(mail, letter);
  if (doubt) return holdReport(letter, doubt);
  const { id, reference } = letter;
  if (mail.bounce?.action !== 'failed') {
    const why = 'A delivery report: the letter is delayed';
    return reference ? { to: 'file', reference, why } : { to: 'keep', why };
  }
  return { to: 'bounce', letter: { id, reference }, why: whyBack(mail) };
}

/** A mail system wrote it, as far as anybody can tell. */
export function isDeliveryReport({ classification, bounce }: MailReading): boolean {
  return classification === 'bounce' && bounce?.bySystem === true;
}

/** Our words for the delivery status. */
export function whyBack({ bounce }: MailReading): string {
  return bounce?.status?.startsWith('5.1') ? 'no such address' : 'it could not be delivered';
}

/** Anybody can write what looks like one, and it undoes a letter: why a person must judge it, or null. */
function doubtOf({ envelope, bounce }: MailReading, { doubt }: LetterReported): string | null {
  if (envelope.sender === 'forged') return 'the mail system says that its sender is forged';
  if (!bounce?.bySystem) return 'no mail system sent it';
  if (doubt === 'unnamed') return 'it returns nothing of the letter, and only names its address';
  if (doubt === 'another') return 'it names another address than the letter went to';
  return doubt === 'late' ? 'the letter left more than a week before' : null;
}

/** A report about one letter that a person must judge. */
export function holdReport({ reference }: Pick<LetterReported, 'reference'>, doubt: string) {
  const about = `A delivery report about ${reference ? `a letter of ${reference}` : 'an answer outside any case'}`;
  return hold(`${about}: ${doubt}`, reference);
}

function hold(why: string, reference: string | null = null): Extract<Verdict, { to: 'hold' }> {
  return { to: 'hold', why, about: reference ? [reference] : [], suggested: reference, quiet: false };
}
