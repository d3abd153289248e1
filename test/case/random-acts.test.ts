import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acknowledge } from '../../src/case/acknowledge.ts';
import { answerByHand } from '../../src/case/answer-by-hand.ts';
import type { Case, CaseEvent, Officer } from '../../src/case/case.ts';
import { claim } from '../../src/case/claim.ts';
import { closeWithoutReply } from '../../src/case/close-without-reply.ts';
import { commitmentsOf, remindersDue } from '../../src/case/commitments.ts';
import { confirmCorrespondent } from '../../src/case/confirm-correspondent.ts';
import { correctAnswer } from '../../src/case/correct-answer.ts';
import { decide } from '../../src/case/decide.ts';
import { enterAnswers } from '../../src/case/enter-answers.ts';
import { caseEventSchema } from '../../src/case/events.ts';
import { extendAnswer } from '../../src/case/extend-answer.ts';
import { keepSelfReport } from '../../src/case/keep-self-report.ts';
import { letterCameBack } from '../../src/case/letter-came-back.ts';
import { letterSent } from '../../src/case/letter-sent.ts';
import { letterUnresolved } from '../../src/case/letter-unresolved.ts';
import { letterWentWrong } from '../../src/case/letter-went-wrong.ts';
import { can, type LifecycleAct } from '../../src/case/lifecycle.ts';
import { NotAllowed } from '../../src/case/not-allowed.ts';
import { note } from '../../src/case/note.ts';
import { readCorrespondence } from '../../src/case/read-correspondence.ts';
import { readReportAgain } from '../../src/case/read-report-again.ts';
import { recallLetter } from '../../src/case/recall-letter.ts';
import { receiveFollowUp } from '../../src/case/receive-follow-up.ts';
import { receiveMessage } from '../../src/case/receive-message.ts';
import { refer } from '../../src/case/refer.ts';
import { release } from '../../src/case/release.ts';
import { reopen } from '../../src/case/reopen.ts';
import { replay, restingOf } from '../../src/case/replay.ts';
import { arrived, isUncounted } from '../../src/case/replay-letters.ts';
import { awaitsAnswers, isUnanswered } from '../../src/case/report-facts.ts';
import { requestInformation } from '../../src/case/request-information.ts';
import { sendLetterAgain } from '../../src/case/send-letter-again.ts';
import { sentByHand } from '../../src/case/sent-by-hand.ts';
import { strikeWords } from '../../src/case/strike-words.ts';
import { triage } from '../../src/case/triage.ts';
import { setVisibility } from '../../src/case/visibility.ts';
import { mayBeRecalled } from '../../src/case/went-wrong.ts';
import { withdrawLetter } from '../../src/case/withdraw-letter.ts';
import { writeLetter } from '../../src/case/write-letter.ts';
import { answer, choice, decision, look, outward, reason, words } from './deeds.ts';
import { request } from './history.ts';
import { alex, calendar, facts, opened, priya, rules, text, tom } from './seed.ts';

type Step = { deed: Deed; by: Officer; at: Date; number: number };
type Deed = { act: LifecycleAct | null; does: (kase: Case, step: Step) => CaseEvent[] };

const officers = [alex, tom, priya];
const letterOf = ({ number, at }: Step) => ({
  letter: `taken back ${number}`,
  leavesAt: new Date(at.getTime() + 60_000),
});
const leavingId = (kase: Case) => (kase.status === 'letter-leaving' ? kase.letter.id : 'none');
const lastLetter = (kase: Case) => kase.letters.at(-1)?.id ?? leavingId(kase);

/** What officers press; act names the row of the lifecycle that must agree with the verb. */
const pressed: Deed[] = [
  { act: 'claim', does: (kase, { by, at }) => claim(kase, by, at) },
  { act: 'release', does: (kase, { by, at }) => release(kase, by, at, words) },
  { act: 'triage', does: (kase, { by, at }) => triage(kase, by, at, choice) },
  {
    act: 'acknowledge',
    does: (kase, step) => acknowledge(kase, step.by, step.at, { ...letterOf(step), request: null }),
  },
  {
    act: 'ask',
    does: (kase, step) => {
      const leaving = letterOf(step);
      return requestInformation(kase, step.by, step.at, { ...leaving, request: request(leaving.letter, 2) });
    },
  },
  { act: 'extend', does: (kase, { by, at }) => extendAnswer(kase, by, at, { answerBy: '2020-03-02' }) },
  { act: 'write', does: (kase, step) => writeLetter(kase, step.by, step.at, letterOf(step)) },
  { act: 'decide', does: (kase, step) => decide(kase, step.by, step.at, { ...decision, ...letterOf(step) }) },
  { act: 'undo', does: (kase, { by, at }) => withdrawLetter(kase, by, at, { letter: leavingId(kase) }) },
  { act: 'mark-read', does: (kase, { by, at }) => readCorrespondence(kase, by, at) },
  { act: 'close-without-reply', does: (kase, { by, at }) => closeWithoutReply(kase, by, at, reason) },
  { act: 'refer', does: (kase, { by, at }) => refer(kase, by, at, outward) },
  { act: 'reopen', does: (kase, { by, at }) => reopen(kase, by, at, reason) },
  {
    act: 'restrict',
    does: (kase, { by, at, number }) => {
      const members = number % 3 === 0 ? null : [officers[number % officers.length]?.id ?? by.id];
      return setVisibility(kase, by, at, { members, onePerson: null, reason: null });
    },
  },
  {
    act: 'answer-by-hand',
    does: (kase, { by, at }) => {
      const open = kase.byHand.find(isUncounted);
      return answerByHand(kase, by, at, { message: open?.message ?? 'none' });
    },
  },
  { act: 'contact', does: (kase, { by, at }) => confirmCorrespondent(kase, by, at, { contact: text('d') }) },
  { act: 'note', does: (kase, { by, at }) => note(kase, by, at, words) },
  {
    act: 'strike',
    does: (kase, { by, at }) => {
      const stands = kase.remarks.find(({ struck }) => !struck);
      return strikeWords(kase, by, at, { words: stands?.words ?? text('0'), ...reason });
    },
  },
  {
    act: 'letter-went-wrong',
    does: (kase, { by, at, number }) => {
      const letter = kase.letters.find(arrived)?.id ?? 'none';
      const other = number % 2 ? 'IC-40001-A1B2' : null;
      return letterWentWrong(kase, by, at, { letter, how: 'wrong-person', other, note: text('6') });
    },
  },
  {
    act: 'recall',
    does: (kase, step) => {
      const recalls = kase.letters.find((letter) => mayBeRecalled(kase, letter))?.id ?? 'none';
      return recallLetter(kase, step.by, step.at, { ...letterOf(step), recalls });
    },
  },
  {
    act: 'self-report',
    does: (kase, { by, at }) => {
      const of = kase.letters.find(({ wentWrong }) => wentWrong && (by.lead || wentWrong.by === by.id))?.id ?? 'none';
      return keepSelfReport(kase, by, at, { of, draft: text('7'), shown: kase.version });
    },
  },
  {
    act: 'correct-answer',
    does: (kase, { by, at }) => {
      const report = kase.reports.findIndex((one) => !isUnanswered(one));
      return correctAnswer(kase, by, at, { ...look, report, answer }, kase.version);
    },
  },
  {
    act: 'enter-answers',
    does: (kase, { by, at }) => {
      const report = kase.reports.findIndex(awaitsAnswers);
      return enterAnswers(kase, by, at, { ...look, report, answers: [answer] }, kase.version);
    },
  },
  {
    act: 'read-again',
    does: (kase, { by, at, number }) => {
      const newer = { ...look, report: 0, facts: { ...facts, reader: `reader ${number}` } };
      return readReportAgain(kase, by, at, { ...newer, differing: 2 }, kase.version);
    },
  },
];

/** What the mailbox and the controller do, whenever they like. */
const happens: Deed[] = [
  { act: null, does: (kase, { at }) => letterSent(kase, at, { letter: leavingId(kase), sentAt: at }) },
  {
    act: null,
    does: (kase, { at, number }) => letterUnresolved(kase, at, { letter: leavingId(kase), refused: number % 2 === 0 }),
  },
  {
    act: null,
    does: (kase, { by, at }) => sendLetterAgain(kase, by, at, { letter: leavingId(kase), seen: kase.version }),
  },
  {
    act: null,
    does: (kase, { at }) => letterCameBack(kase, at, { letter: lastLetter(kase), reason: 'no such address' }),
  },
  {
    act: null,
    does: (kase, { at, number }) =>
      sentByHand(kase, at, { message: `m${number}`, sentAt: at, letter: `taken back ${number}` }),
  },
  {
    act: null,
    does: (kase, { at }) => {
      const letter = kase.byHand.find((sent) => sent.letter)?.letter ?? 'none';
      return letterCameBack(kase, at, { letter, reason: 'no such address' });
    },
  },
  { act: null, does: (kase, { at, number }) => sentByHand(kase, at, { message: `m${number}`, sentAt: at }) },
  { act: null, does: (kase, { at, number }) => receiveMessage(kase, at, { message: `m${number}` }) },
  {
    act: null,
    does: (kase, { at, number }) => {
      const manual = number % 2 ? 'The Word file is locked with a password' : null;
      const report = { ...facts, answers: text('9'), manual };
      const changes = { changed: 4, expected: 2, notComparable: 7 };
      return receiveFollowUp(kase, at, { message: `m${number}`, report, changes }, { calendar, rules });
    },
  },
];

// The mailbox confirms letters more often than anything else happens.
const steps = stepsOf([...pressed, ...happens, happens[0] as Deed, happens[0] as Deed]);

/** Letters alone and what becomes of them, many in a row: most orders of all acts let too few of them leave. */
const ofLetters = new Set<LifecycleAct>([
  'acknowledge',
  'ask',
  'decide',
  'write',
  'reopen',
  'letter-went-wrong',
  'recall',
]);
const lettersOnly = stepsOf(
  [
    ...pressed.filter(({ act }) => act && ofLetters.has(act)),
    ...pressed.filter(({ act }) => act === 'recall' || act === 'letter-went-wrong'),
    ...happens.slice(0, 3),
    ...[1, 2, 3].map(() => happens[0] as Deed),
  ],
  20,
);

function stepsOf(deeds: Deed[], minLength = 1) {
  return fc
    .array(
      fc.record({
        deed: fc.constantFrom(...deeds),
        by: fc.constantFrom(...officers),
        minutes: fc.integer({ min: 0, max: 6_000 }),
      }),
      { minLength, maxLength: minLength + 29 },
    )
    .map((drawn) => {
      let at = new Date('2019-12-23T11:12:00Z').getTime();
      return drawn.map(({ deed, by, minutes }, number): Step => {
        at += minutes * 60_000;
        return { deed, by, at: new Date(at), number };
      });
    });
}

/** Does everything that is allowed; what is refused leaves no trace. */
function play(drawn: Step[]): { history: CaseEvent[]; cases: Case[] } {
  const history = opened();
  const cases = [replay(history)];
  for (const step of drawn) {
    const kase = replay(history);
    history.push(...tried(kase, step));
    cases.push(replay(history));
  }
  return { history, cases };
}

function tried(kase: Case, step: Step): CaseEvent[] {
  try {
    return step.deed.does(kase, step);
  } catch (error) {
    if (error instanceof NotAllowed) return [];
    throw error;
  }
}

test('a verb does what the table of acts allows, and refuses the rest', () => {
  fc.assert(
    fc.property(steps, (drawn) => {
      const { cases } = play(drawn);
      for (const [index, step] of drawn.entries()) {
        const kase = cases[index] as Case;
        if (step.deed.act === null) continue;
        expect(tried(kase, step).length > 0, step.deed.act).toBe(can(step.deed.act, kase, step.by));
      }
    }),
  );
});

test('whatever is done in whatever order, the history can be stored, read again and says the same', () => {
  fc.assert(
    fc.property(steps, (drawn) => {
      const { history, cases } = play(drawn);
      const stored = history.map((event) => caseEventSchema.parse(JSON.parse(JSON.stringify(event))));
      expect(replay(stored)).toEqual(cases.at(-1));
      expect(cases.at(-1)?.version).toBe(history.length);
    }),
  );
});

test('a promise is kept by a letter that arrived, an answer from Outlook or a recorded reason, and by nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(steps, lettersOnly), (drawn) => {
      for (const kase of play(drawn).cases) {
        const { kept, waivedAt } = kase.promise;
        const letters = kase.letters.filter((one) => one.kind !== 'recall' && !one.cameBack && !one.wentWrong);
        const answers = [...letters, ...kase.byHand.filter(({ answer, cameBack }) => answer && !cameBack)];
        expect(kept !== null, JSON.stringify(kase.letters)).toBe(answers.length > 0 || waivedAt !== null);
      }
    }),
  );
});

test('a case that is closed or referred owes nothing, and every other one a decision at least, the next duty first', () => {
  fc.assert(
    fc.property(steps, (drawn) => {
      for (const kase of play(drawn).cases) {
        const duties = commitmentsOf(kase, calendar, rules);
        expect(duties).toEqual(duties.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime()));
        const owed = duties.map(({ kind }) => kind);
        const over = kase.status === 'closed' || kase.status === 'referred';
        const leavingOver = kase.status === 'letter-leaving' && ['closed', 'referred'].includes(kase.meanwhile.status);
        if (over || leavingOver) expect(owed).toEqual([]);
        else expect(owed).toContain('decide');
        const reminders = remindersDue(kase, new Date('2020-06-01T12:00:00Z'), calendar, rules);
        expect(reminders.map(({ at }) => at.getTime())).toEqual(reminders.map(({ at }) => at.getTime()).sort());
      }
    }),
  );
});

test('what an officer corrected is never taken away again, whatever is read later', () => {
  fc.assert(
    fc.property(steps, (drawn) => {
      const { history, cases } = play(drawn);
      const given = history.flatMap((event) =>
        event.type === 'answer-corrected' || event.type === 'answers-entered' ? event.answers : [],
      );
      const kept = cases.at(-1)?.reports.flatMap(({ corrections }) => corrections) ?? [];
      expect(kept).toHaveLength(given.length);
    }),
  );
});

test('no letter is known as sent twice', () => {
  fc.assert(
    fc.property(steps, (drawn) => {
      const sent = play(drawn).history.flatMap((event) => (event.type === 'letter-sent' ? [event.letter] : []));
      expect(sent).toEqual([...new Set(sent)]);
    }),
  );
});

test('a case never rests on a letter that came back or went wrong, nor on a recall note', () => {
  fc.assert(
    fc.property(lettersOnly, (drawn) => {
      for (const kase of play(drawn).cases) {
        const resting = restingOf(kase);
        const rests =
          resting.status === 'waiting-for-controller'
            ? resting.request.letter
            : 'decision' in resting
              ? resting.decision
              : null;
        const letter = kase.letters.find(({ id }) => id === rests);
        expect(letter ? arrived(letter) : rests).toBe(letter ? true : null);
      }
    }),
  );
});

test('of each letter that went wrong at most one recall note is with anybody', () => {
  fc.assert(
    fc.property(lettersOnly, (drawn) => {
      for (const kase of play(drawn).cases) {
        const leaving = kase.status === 'letter-leaving' && kase.letter.recalls ? [kase.letter.recalls] : [];
        const asked = kase.letters.flatMap(({ recalls, cameBack }) => (recalls && !cameBack ? [recalls] : []));
        const all = [...asked, ...leaving];
        expect(all).toEqual([...new Set(all)]);
        const wrong = kase.letters.filter(({ wentWrong }) => wentWrong).map(({ id }) => id);
        expect(all.filter((id) => !wrong.includes(id))).toEqual([]);
      }
    }),
  );
});
