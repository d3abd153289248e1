import type { Outcome } from '../case/case.ts';
import type { Policy } from '../policy/load-policy.ts';
import type { Placeholder } from '../policy/template.ts';
import { oneLine } from './clean.ts';
import { type LetterFacts, SignatureMissing } from './letter-facts.ts';

type Flags = { hasQuestions: boolean; hasFollowUps: boolean; hasReasons: boolean; hasRecommendations: boolean };
export type LetterWords = Record<Placeholder, string | string[]> & Flags;

/** Every placeholder in words, each on one line. Throws SignatureMissing. */
export function wordsOf(facts: LetterFacts, { office }: Policy): LetterWords {
  const { signer } = facts;
  if (!signer.name.trim() || !signer.title?.trim()) throw new SignatureMissing();
  const words = {
    reference: facts.reference,
    salutation: salutation(facts),
    reportedOn: dayInLetters(facts.reportedOn),
    followUps: joined(facts.followUpsOn.map(dayInLetters)),
    people: people(facts.people),
    happened: (facts.happened ?? '').trim().replace(/[.\s]+$/, ''),
    questions: facts.questions,
    answerBy: facts.answerBy ? dayInLetters(facts.answerBy) : '',
    decisionSentence: facts.outcome ? outcomes[facts.outcome].decided : '',
    endSentence: facts.outcome ? outcomes[facts.outcome].end : '',
    reasons: facts.reasons,
    recommendations: facts.recommendations,
    about: facts.about ?? 'Your report',
    mailbox: facts.mailbox,
    officeName: office.name,
    officeAddress: office.address.join(', '),
    telephone: office.telephone,
    helplineHours: office.helplineHours,
    web: office.web,
    privacyNotice: office.privacyNotice,
    securityGuidance: office.securityGuidance,
    signerName: signer.name,
    signerTitle: signer.title,
    signerTelephone: signer.telephone ?? '',
  } satisfies Record<Placeholder, string | string[]>;
  const cleaned = Object.entries(words).map(([name, value]) => [
    name,
    typeof value === 'string' ? oneLine(value) : value.map(oneLine).filter(Boolean),
  ]);
  return {
    ...(Object.fromEntries(cleaned) as typeof words), // the same keys, cleaned
    hasQuestions: words.questions.length > 0,
    hasFollowUps: facts.followUpsOn.length > 0,
    hasReasons: words.reasons.length > 0,
    hasRecommendations: words.recommendations.length > 0,
  };
}

const CLOSED = 'We now regard the matter as closed.';
const OPEN = 'The matter stays open while that work goes on.';

const outcomes: Record<Outcome, { decided: string; end: string }> = {
  'No Further Action': { decided: 'We have decided to take no further action on this occasion.', end: CLOSED },
  'Informal Action Taken': {
    decided: 'We have decided to take no formal action and to give you the advice that is set out below.',
    end: CLOSED,
  },
  'Investigation Pursued': {
    decided: 'We have decided to look into this further. A colleague will write to you about what happens next.',
    end: OPEN,
  },
  'Regulatory action taken': {
    decided: 'We have decided to take regulatory action, about which we will write to you separately.',
    end: OPEN,
  },
};

/** "20 December 2019". */
export function dayInLetters(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function salutation({ contactName, organisation }: LetterFacts): string {
  const name = [contactName, organisation].find((candidate) => candidate && isName(candidate));
  return `Dear ${name ?? 'colleague'}`;
}

/** Redaction marks, blanks and fillers are no name; a letter never shows a marker. */
function isName(text: string): boolean {
  const name = oneLine(text);
  if (!/\p{L}{2}/u.test(name) || name.length > 120) return false;
  return !/redact|withheld|\u2588|[[\]{}<>@]|^(n\/?a|none|unknown|not (known|stated|applicable)|as above|same)\b/iu.test(
    name,
  );
}

function people(count: LetterFacts['people']): string {
  if (!count || count.value < 1) return '';
  const number = new Intl.NumberFormat('en-GB').format(count.value);
  return `up to ${count.approximate ? 'about ' : ''}${number} ${count.value === 1 ? 'person' : 'people'}`;
}

function joined(items: string[]): string {
  return new Intl.ListFormat('en-GB').format(items);
}
