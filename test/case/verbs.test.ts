import { describe, expect, test } from 'vitest';
import { acknowledge } from '../../src/case/acknowledge.ts';
import type { Case, CaseEvent } from '../../src/case/case.ts';
import { claim } from '../../src/case/claim.ts';
import { closeWithoutReply } from '../../src/case/close-without-reply.ts';
import { correctContact } from '../../src/case/correct-contact.ts';
import { decide } from '../../src/case/decide.ts';
import { NotAllowed } from '../../src/case/not-allowed.ts';
import { note } from '../../src/case/note.ts';
import { readCorrespondence } from '../../src/case/read-correspondence.ts';
import { reassign } from '../../src/case/reassign.ts';
import { receiveFollowUp } from '../../src/case/receive-follow-up.ts';
import { receiveFromColleague, receiveMessage } from '../../src/case/receive-message.ts';
import { refer } from '../../src/case/refer.ts';
import { release } from '../../src/case/release.ts';
import { reopen } from '../../src/case/reopen.ts';
import { requestInformation } from '../../src/case/request-information.ts';
import { strikeWords } from '../../src/case/strike-words.ts';
import { triage } from '../../src/case/triage.ts';
import { setVisibility } from '../../src/case/visibility.ts';
import { withdrawLetter } from '../../src/case/withdraw-letter.ts';
import { writeLetter } from '../../src/case/write-letter.ts';
import {
  asks,
  at,
  choice,
  closed,
  contact,
  decision,
  fresh,
  given,
  greets,
  leavesAt,
  leaving,
  ours,
  outward,
  reason,
  struck,
  toms,
  words,
} from './deeds.ts';
import { followUp, noted } from './history.ts';
import { alex, calendar, facts, priya, rules, tom } from './seed.ts';

test.for<[deed: string, events: CaseEvent[], says: CaseEvent[]]>([
  ['anyone claims a new case', claim(fresh, alex, at), [{ type: 'claimed', by: 'alex', at }]],
  [
    'an officer releases their own',
    release(ours, alex, at, words),
    [{ type: 'released', by: 'alex', at, from: 'alex', ...words }],
  ],
  [
    "a lead releases a colleague's, and it says from whom",
    release(toms, priya, at, { note: null }),
    [{ type: 'released', by: 'priya', at, from: 'tom', note: null }],
  ],
  [
    'an officer hands over their own',
    reassign(ours, alex, at, { to: 'tom', ...words }),
    [{ type: 'reassigned', by: 'alex', at, from: 'alex', to: 'tom', ...words }],
  ],
  [
    'a lead gives out what nobody has',
    reassign(fresh, priya, at, { to: 'tom', note: null }),
    [{ type: 'reassigned', by: 'priya', at, from: null, to: 'tom', note: null }],
  ],
  [
    "anyone acknowledges, a colleague's case too",
    acknowledge(toms, alex, at, greets),
    [{ type: 'acknowledged', by: 'alex', at, ...greets }],
  ],
  [
    'an acknowledgement may ask',
    acknowledge(fresh, alex, at, { ...asks }),
    [{ type: 'acknowledged', by: 'alex', at, ...asks }],
  ],
  [
    "anyone triages, a colleague's case too",
    triage(toms, alex, at, choice),
    [{ type: 'triaged', by: 'alex', at, ...choice }],
  ],
  [
    'a case is triaged while a letter leaves',
    triage(leaving, alex, at, choice),
    [{ type: 'triaged', by: 'alex', at, ...choice }],
  ],
  [
    'the owner asks',
    requestInformation(ours, alex, at, asks),
    [{ type: 'information-requested', by: 'alex', at, ...asks }],
  ],
  ['the owner decides', decide(ours, alex, at, decision), [{ type: 'decided', by: 'alex', at, ...decision }]],
  ['a lead decides', decide(toms, priya, at, decision), [{ type: 'decided', by: 'priya', at, ...decision }]],
  [
    'the owner writes, on a closed case too',
    writeLetter(closed, tom, at, { letter: 'l', leavesAt }),
    [{ type: 'letter-written', by: 'tom', at, letter: 'l', leavesAt }],
  ],
  [
    'the owner closes without a reply',
    closeWithoutReply(ours, alex, at, reason),
    [{ type: 'closed-without-reply', by: 'alex', at, ...reason }],
  ],
  ['the owner refers', refer(ours, alex, at, outward), [{ type: 'referred', by: 'alex', at, ...outward }]],
  ['the owner reopens', reopen(closed, tom, at, reason), [{ type: 'reopened', by: 'tom', at, ...reason }]],
  [
    'the owner corrects the contact',
    correctContact(ours, alex, at, contact),
    [{ type: 'contact-corrected', by: 'alex', at, ...contact }],
  ],
  [
    'a lead strikes what somebody wrote',
    strikeWords(given(noted()), priya, at, { ...struck, ...reason }),
    [{ type: 'words-struck', by: 'priya', at, ...struck, wroteBy: 'alex', wroteAt: noted().at, ...reason }],
  ],
  ['anyone notes', note(toms, alex, at, words), [{ type: 'noted', by: 'alex', at, ...words }]],
  [
    'anyone marks a follow-up as read',
    readCorrespondence(given(followUp()), alex, at),
    [{ type: 'correspondence-read', by: 'alex', at }],
  ],
  [
    'who wrote a letter undoes it',
    withdrawLetter(leaving, tom, at, { letter: 'a' }),
    [{ type: 'letter-withdrawn', by: 'tom', at, letter: 'a' }],
  ],
  [
    'a lead undoes it',
    withdrawLetter(leaving, priya, at, { letter: 'a' }),
    [{ type: 'letter-withdrawn', by: 'priya', at, letter: 'a' }],
  ],
])('%s', ([, events, says]) => {
  expect(events).toEqual(says);
});

describe('what arrives is never refused', () => {
  test.for<[string, Case]>([
    ['new', fresh],
    ['with a letter leaving', leaving],
    ['closed', closed],
  ])('on a case that is %s', ([, kase]) => {
    const late = new Date('2019-12-31T20:02:00Z');
    const report = { message: 'm2', report: facts, changes: { changed: 4, expected: 2, notComparable: 7 } };
    expect(receiveFollowUp(kase, late, report, { calendar, rules })).toEqual([
      { type: 'follow-up-received', by: 'controller', at: late, readBy: '2020-01-03', ...report },
    ]);
    expect(receiveMessage(kase, late, { message: 'm3' })).toEqual([
      { type: 'message-received', by: 'controller', at: late, message: 'm3' },
    ]);
  });
});

describe('a mail that waited is put on a case by an officer, and the history says by whom', () => {
  const report = { message: 'm2', report: facts, changes: { changed: 4, expected: 2, notComparable: 7 } };
  const doors: [string, string, (kase: Case) => CaseEvent[]][] = [
    ['a message', 'controller', (kase) => receiveMessage(kase, at, { message: 'm3', officer: tom })],
    ['a report', 'controller', (kase) => receiveFollowUp(kase, at, { ...report, officer: tom }, { calendar, rules })],
    ['a colleague’s', 'desk', (kase) => receiveFromColleague(kase, at, { message: 'm3', officer: tom })],
  ];
  test.for(doors)('%s', ([, by, file]) => {
    expect(file(fresh)).toMatchObject([{ by, filedBy: 'tom' }]);
    expect(file(fresh)[0]).not.toHaveProperty('officer');
    const restricted = given(...setVisibility(fresh, priya, at, { members: ['alex'], onePerson: null, reason: null }));
    expect(() => file(restricted)).toThrow(NotAllowed);
  });
});
