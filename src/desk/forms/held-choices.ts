import type { Option } from '../../../blocks/kit.ts';
import { dayAndTime } from '../../case/counting.ts';
import { answerNames } from '../answer-names.ts';
import type { Desk } from '../desk.ts';
import type { MayBeBack } from '../letters-come-back.ts';
import type { MailReading } from '../mail-reader.ts';
import { isDeliveryReport } from '../match-bounce.ts';
import { letterNames } from '../sentences.ts';

const AS_SENT = 'It stands there as sent from Outlook, and may be counted as the answer.';

const AS_NOTE = 'It stands there as a colleague’s; there is nothing to answer.';

/** Of what a colleague sent. */
export const sentChoices: Option[] = [
  {
    value: 'file-mail',
    label: 'Belongs to the case below',
    description: AS_SENT,
  },
  { value: 'dismiss-mail', label: 'On no case', description: 'It is put aside.' },
];

/** What an officer may say that a held mail is. sent: the copy of what a colleague wrote to somebody. note: to this office alone. */
export function choicesFor(
  reading: MailReading | null,
  { answerable, back, sent, note }: { answerable: boolean; back: Option[]; sent: boolean; note: boolean },
) {
  if (!reading) {
    return [
      { value: 'fetch-again', label: 'Try again', description: 'It is fetched from the mailbox and read once more.' },
      { value: 'dismiss-mail', label: 'Not ours', description: 'It is put aside unread.' },
    ];
  }
  const report = isDeliveryReport(reading);
  const placed = sent ? AS_SENT : note ? AS_NOTE : 'Its sender may then write on that case.';
  return [
    ...back,
    ...(report ? [] : [{ value: 'open-case-for-mail', label: 'New case' }]),
    {
      value: 'file-mail',
      label: 'Belongs to the case below',
      description: report ? 'It is put on file there; no letter is taken back.' : placed,
    },
    ...(answerable ? [{ value: 'answer-mail', label: 'Answer it and put it aside' }] : []),
    ...(isLog(reading) ? [{ value: 'keep-log', label: 'A log: put it on file' }] : []),
    { value: 'dismiss-mail', label: 'Not ours', description: 'It is put aside without an answer.' },
  ];
}

/** Null where an officer has to choose: a letter is taken back by nobody's default. */
export function firstChoice(
  reading: MailReading | null,
  { answerable, back, reference }: { answerable: boolean; back: Option[]; reference: string | null },
): string | null {
  if (!reading) return 'fetch-again';
  if (back.length > 0) return null;
  if (isLog(reading)) return 'keep-log';
  if (reference || !reading.kind) return 'file-mail';
  return answerable ? 'answer-mail' : 'dismiss-mail';
}

function isLog({ kind }: MailReading): boolean {
  return kind === 'breach_log' || kind === 'nil_return';
}

/** "Came back: decision letter of IC-31191-G5C6, Tue 14 Jan, 15:48", and what follows of that. */
export function backChoices(desk: Desk, letters: MayBeBack[]): Option[] {
  return letters.map(({ id, reference, kind, leftAt, follows }) => {
    const name = names[kind] ?? 'letter';
    const left = dayAndTime(leftAt, desk.clock.now(), desk.calendar);
    const letter = reference ? `${name} of ${reference}` : `answer “${name}”`;
    return { value: `${BACK} ${id}`, label: `Came back: ${letter}, ${left}`, description: follows };
  });
}

/** The letter that such a choice means; null when it is another choice. */
export function letterBack(choice: unknown): string | null {
  const [what, id] = typeof choice === 'string' ? choice.split(' ') : [];
  return what === BACK ? (id ?? null) : null;
}

const BACK = 'letter-back';
const names: Record<string, string> = { ...letterNames, ...answerNames };

/** What an officer should know of a delivery report before saying that a letter came back. */
export function delayWords({ bounce }: MailReading): string | null {
  return bounce?.action === 'delayed' ? 'The report says that the letter is only delayed: it may still arrive.' : null;
}
