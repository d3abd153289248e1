import type { letters } from '../../db/letters.ts';
import { count, duration } from '../case/counting.ts';
import type { AlarmWords } from './raise-alarm.ts';

export type LateLetter = Pick<typeof letters.$inferSelect, 'id' | 'reference' | 'state' | 'sendAfter' | 'submittedAt'>;

const LISTED = 40;

/** What the ops channel reads of letters that do not leave. A reference alone: it ties no restricted case to anybody. */
export function waitingWords(late: LateLetter[], now: Date, mailbox: string): AlarmWords {
  const longest = duration(new Date(Math.min(...late.map(({ sendAfter }) => sendAfter.getTime()))), now);
  const [only] = late;
  return {
    what:
      late.length === 1
        ? `A letter of ${casesOf(late)} has waited ${longest} to leave.`
        : `${late.length} letters have waited up to ${longest} to leave: of ${casesOf(late)}.`,
    next: [
      `The desk goes on trying. Let npm run doctor -- --live --address ${mailbox} say what the mailbox does not do.`,
      ...(late.length === 1 && only ? [adviceOn(only)] : adviceOnAll(late)),
    ].join(' '),
  };
}

function adviceOn({ submittedAt }: LateLetter): string {
  return submittedAt
    ? 'It may have left: look in Sent Items before anybody writes it again.'
    : 'If it cannot wait, press Undo and write it from Outlook.';
}

function adviceOnAll(late: LateLetter[]): string[] {
  const doubtful = late.filter(({ submittedAt }) => submittedAt);
  if (doubtful.length === 0) return ['If one cannot wait, press Undo and write it from Outlook.'];
  const which = doubtful.length === late.length ? 'They' : lettersOf(doubtful);
  return [
    `${which} may have left: look in Sent Items before anybody writes ${doubtful.length === 1 ? 'it' : 'them'} again.`,
    ...(doubtful.length < late.length ? ['If another cannot wait, press Undo and write it from Outlook.'] : []),
  ];
}

/** What became of letters of which it was told that they wait. */
export function settledWords(settled: LateLetter[]): AlarmWords {
  const states = Object.keys(became).filter((state) => settled.some((letter) => letter.state === state));
  const sentences = states.map((state) => {
    const its = settled.filter((letter) => letter.state === state);
    return `${lettersOf(its)} that waited ${became[state]?.[its.length === 1 ? 'one' : 'many']}.`;
  });
  const asked = settled.filter(({ state }) => state === 'needs-person');
  const cards = asked.length === 1 ? 'Its card says what to do.' : 'Their cards say what to do.';
  return { what: sentences.join(' '), next: asked.length > 0 ? cards : 'There is nothing to do.' };
}

/** The states in which nothing more is owed to whoever was told that a letter waits. */
export const became: Record<string, { one: string; many: string }> = {
  sent: { one: 'has left', many: 'have left' },
  bounced: { one: 'has left and came back', many: 'have left and came back' },
  withdrawn: { one: 'was taken back', many: 'were taken back' },
  'needs-person': { one: 'is for an officer to look at', many: 'are for an officer to look at' },
};

function lettersOf(some: LateLetter[]): string {
  return `The ${some.length === 1 ? 'letter' : 'letters'} of ${casesOf(some)}`;
}

function casesOf(some: LateLetter[]): string {
  const references = some.flatMap(({ reference }) => reference ?? []).toSorted();
  const answers = some.length - references.length;
  const rest = references.length - LISTED;
  return new Intl.ListFormat('en-GB').format([
    ...references.slice(0, LISTED),
    ...(rest > 0 ? [`${count(rest, 'case')} more`] : []),
    ...(answers === 1 ? ['a mail that is on no case'] : []),
    ...(answers > 1 ? [`${answers} mails that are on no case`] : []),
  ]);
}
