import { describe, expect, test } from 'vitest';
import { acknowledge } from '../../src/case/acknowledge.ts';
import { claim } from '../../src/case/claim.ts';
import { closeWithoutReply } from '../../src/case/close-without-reply.ts';
import { correctContact } from '../../src/case/correct-contact.ts';
import { decide } from '../../src/case/decide.ts';
import { readCorrespondence } from '../../src/case/read-correspondence.ts';
import { reassign } from '../../src/case/reassign.ts';
import { refer } from '../../src/case/refer.ts';
import { release } from '../../src/case/release.ts';
import { reopen } from '../../src/case/reopen.ts';
import { requestInformation } from '../../src/case/request-information.ts';
import { strikeWords } from '../../src/case/strike-words.ts';
import { triage } from '../../src/case/triage.ts';
import { withdrawLetter } from '../../src/case/withdraw-letter.ts';
import { writeLetter } from '../../src/case/write-letter.ts';
import {
  answered,
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
import { acknowledged, changed, claimed, noted, refused, sentAgain, unresolved, wordsStruck } from './history.ts';
import { alex, priya, text, tom } from './seed.ts';
import { said } from './words.ts';

const notTheirs = "IC-31191-G5C6 is Tom Okafor's. Ask them or a team lead.";
const unclaimed = 'Nobody has claimed IC-31191-G5C6. Claim it first.';
const onItsWay = 'A letter by Tom Okafor leaves Mon 23 Dec, 11:23. Wait for it, or press Undo.';
const isClosed = 'IC-31191-G5C6 was closed Tue 14 Jan, 15:47. Reopen it to go on.';

describe('who may not, hears why and what to do', () => {
  test.for<[deed: string, act: () => unknown, hears: string]>([
    [
      'claims what a colleague has',
      () => claim(toms, alex, at),
      'Tom Okafor claimed IC-31191-G5C6 Mon 23 Dec, 11:13. Nothing was changed.',
    ],
    ['claims twice', () => claim(toms, tom, at), 'You already have IC-31191-G5C6.'],
    ['claims what is closed', () => claim(closed, alex, at), isClosed],
    ["releases a colleague's", () => release(toms, alex, at, words), notTheirs],
    ['releases what nobody has', () => release(fresh, priya, at, words), 'Nobody has claimed IC-31191-G5C6.'],
    ["hands over a colleague's", () => reassign(toms, alex, at, { to: 'alex', note: null }), notTheirs],
    [
      'hands over to whoever has it',
      () => reassign(toms, priya, at, { to: 'tom', note: null }),
      'Tom Okafor has IC-31191-G5C6 already.',
    ],
    [
      'acknowledges twice',
      () => acknowledge(answered, alex, at, greets),
      'Tom Okafor acknowledged IC-31191-G5C6; it left Mon 23 Dec, 11:23.',
    ],
    ['acknowledges while that leaves', () => acknowledge(leaving, alex, at, greets), onItsWay],
    [
      'triages with a type of their own',
      () => triage(ours, alex, at, { ...choice, incidentType: 'Gremlins' }),
      '"Gremlins" is not a published incident type. Choose one from the list.',
    ],
    [
      'triages with a type of the other category',
      () => triage(ours, alex, at, { ...choice, category: 'Non Cyber' }),
      '"Phishing" is not a published incident type. Choose one from the list.',
    ],
    ['triages what is closed', () => triage(closed, tom, at, choice), isClosed],
    ["asks on a colleague's case", () => requestInformation(toms, alex, at, asks), notTheirs],
    ['asks on what nobody has', () => requestInformation(fresh, alex, at, asks), unclaimed],
    ["decides a colleague's case", () => decide(toms, alex, at, decision), notTheirs],
    ['decides while a letter leaves', () => decide(leaving, tom, at, decision), onItsWay],
    [
      'decides while nobody knows whether a letter left',
      () => decide(given(claimed('tom'), acknowledged('a', 0, 'tom'), unresolved('a')), tom, at, decision),
      'The mailbox did not say whether the letter of Tom Okafor left. Settle that first.',
    ],
    [
      'decides while a letter lies there that the mailbox refused',
      () => decide(given(claimed('tom'), acknowledged('a', 0, 'tom'), refused('a')), tom, at, decision),
      'The mailbox refused the letter of Tom Okafor; it has not left. Press Undo or Send again first.',
    ],
    [
      'decides while a letter lies there whose draft was changed',
      () => decide(given(claimed('tom'), acknowledged('a', 0, 'tom'), changed('a')), tom, at, decision),
      'Somebody changed the draft of the letter of Tom Okafor in the mailbox; it was not sent. Settle that first.',
    ],
    [
      'decides while a letter is sent again',
      () =>
        decide(given(claimed('tom'), acknowledged('a', 0, 'tom'), unresolved('a'), sentAgain('a')), tom, at, decision),
      'Alex Moss pressed Send again Thu 2 Jan, 10:00, and the letter does not lie in Sent Items yet. Wait for it.',
    ],
    ['decides twice', () => decide(closed, tom, at, decision), isClosed],
    ["writes on a colleague's case", () => writeLetter(toms, alex, at, { letter: 'l', leavesAt }), notTheirs],
    ["closes a colleague's case", () => closeWithoutReply(toms, alex, at, reason), notTheirs],
    ["refers a colleague's case", () => refer(toms, alex, at, outward), notTheirs],
    ['refers what is closed', () => refer(closed, tom, at, outward), isClosed],
    ["reopens a colleague's case", () => reopen(closed, alex, at, reason), notTheirs],
    ['reopens what is open', () => reopen(ours, alex, at, reason), 'IC-31191-G5C6 is open.'],
    ['corrects the contact of a colleague', () => correctContact(toms, alex, at, contact), notTheirs],
    [
      'strikes words without being a lead',
      () => strikeWords(given(noted()), alex, at, { ...struck, ...reason }),
      'Only a team lead can strike words from a case.',
    ],
    [
      'strikes what somebody else has struck',
      () => strikeWords(given(noted(), wordsStruck()), priya, at, { ...struck, ...reason }),
      'Priya Anand struck these words Thu 2 Jan, 10:00.',
    ],
    [
      'strikes words of another case',
      () => strikeWords(given(noted()), priya, at, { words: text('9'), ...reason }),
      'These words do not stand on IC-31191-G5C6. Open the case again.',
    ],
    ['marks nothing as read', () => readCorrespondence(ours, alex, at), 'There is nothing unread on this case.'],
    [
      "undoes a colleague's letter",
      () => withdrawLetter(leaving, alex, at, { letter: 'a' }),
      "This letter is Tom Okafor's. Only they or a team lead can undo it.",
    ],
    [
      'undoes another letter than the one that leaves',
      () => withdrawLetter(leaving, tom, at, { letter: 'b' }),
      'That letter is not the one that is leaving now. Nothing was changed.',
    ],
    [
      'undoes what has left',
      () => withdrawLetter(closed, tom, at, { letter: 'd' }),
      'There is no letter to undo: it has left, or was withdrawn.',
    ],
  ])('%s', ([, act, hears]) => {
    expect(said(act)).toBe(hears);
  });
});

describe('whoever meets a letter whose minute is over hears what is true by then', () => {
  const meets = (now: string) => said(() => acknowledge(leaving, alex, at, greets), now);

  test.for([
    ['2019-12-23T11:23:00Z', 'A letter by Tom Okafor is being sent now. Look again in a minute.'],
    ['2019-12-23T11:24:59Z', 'A letter by Tom Okafor is being sent now. Look again in a minute.'],
    [
      '2019-12-23T11:25:00Z',
      'A letter by Tom Okafor was to leave Mon 23 Dec, 11:23 and does not lie in Sent Items yet. Wait for it, or press Undo.',
    ],
  ] as const)('at %s', ([now, hears]) => {
    expect(meets(now)).toBe(hears);
  });
});
