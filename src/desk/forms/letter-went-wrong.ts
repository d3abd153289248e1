import type { Answers, Option } from '../../../blocks/kit.ts';
import letterWentWrongBlocks from '../../../blocks/letter-went-wrong-form.ts';
import told from '../../../blocks/refusal.ts';
import { dayAndTime } from '../../case/counting.ts';
import { mishaps } from '../../case/events.ts';
import { refusal } from '../../case/lifecycle.ts';
import { NotAllowed, type Words } from '../../case/not-allowed.ts';
import { arrived } from '../../case/replay-letters.ts';
import { closedTo } from '../../case/visibility.ts';
import { letterNamed, reportBy } from '../../case/went-wrong.ts';
import { type Person, type TakingForm, targetOf, textOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { type CaseFile, openFile } from '../find-cases.ts';
import { namesOf } from '../officers.ts';
import { sayWentWrong } from '../say-went-wrong.ts';
import { sentLettersOf } from '../sent-letters.ts';
import { letterNames, type Names } from '../sentences.ts';
import { caseForm, fileFor } from './case-form.ts';
import { namedCase } from './named-case.ts';
import { recallForm } from './recall.ts';

export const letterWentWrongForm: TakingForm = {
  open: async (desk, person, on) => {
    const file = await fileFor(desk, person, on, 'letter-went-wrong');
    const letters = await lettersOf(desk, file);
    if (letters.length === 0) throw new NotAllowed('The letters of this case have changed. Open the form again.');
    return letterWentWrongBlocks.render({ ...caseForm(file), letters });
  },
  submit: async (desk, person, answers, context, cause) => {
    const on = targetOf(context);
    const letter = textOf(answers, 'letter');
    const how = mishaps.find((one) => one === answers['how']);
    const note = textOf(answers, 'note');
    const other = await otherCase(desk, person, answers, on.reference);
    const errors = {
      ...(letter ? {} : { letter: 'Say which letter.' }),
      ...(how ? {} : { how: 'Say what went wrong.' }),
      ...(note ? {} : { note: 'Say what happened, as far as you know.' }),
      ...('errors' in other && other.errors),
    };
    if (!letter || !how || !note || 'errors' in other) return { errors };
    const kase = await sayWentWrong(desk, person, on, cause, { letter, how, note, other: other.reference });
    const wanted = answers['recall'] === 'yes';
    const no = wanted ? refusal('recall', kase, person) : null;
    if (wanted && !no) return { next: await recallForm.open(desk, person, { ...on, id: letter }) };
    const names = await namesOf(desk.db);
    const why = no?.(wordsOf(desk, names)) ?? null;
    const said = letterNamed(kase, letter)?.wentWrong?.at ?? desk.clock.now();
    const sentence = recorded(desk, reportBy(said), why);
    return { done: { reference: on.reference, said: told.render({ sentence }) } };
  },
};

async function lettersOf(desk: Desk, { kase }: CaseFile): Promise<Option[]> {
  const sent = new Map((await sentLettersOf(desk.db, kase.reference)).map((letter) => [letter.id, letter]));
  return kase.letters
    .filter((letter) => arrived(letter) && sent.has(letter.id))
    .map(({ id, kind, sentAt }) => ({
      value: id,
      label: `${capital(letterNames[kind])}, ${dayAndTime(sentAt, desk.clock.now(), desk.calendar)}`,
      description: `to ${sent.get(id)?.address}`,
    }))
    .toReversed();
}

/** The case that the letter told of, if one is named: it must be another, and this officer must be among those who may open it. */
async function otherCase(desk: Desk, person: Person, answers: Answers, reference: string) {
  if (!textOf(answers, 'reference')) return { reference: null };
  const named = await namedCase(desk, answers);
  if ('errors' in named) return named;
  if (named.reference === reference) return { errors: { reference: 'That is this very case. Name the other one.' } };
  const no = closedTo((await openFile(desk.db, named.reference)).kase, person);
  return no ? { errors: { reference: no(wordsOf(desk, await namesOf(desk.db))) } } : { reference: named.reference };
}

function wordsOf(desk: Desk, name: Names): Words {
  const now = desk.clock.now();
  return { name, when: (at) => dayAndTime(at, now, desk.calendar), now };
}

function recorded(desk: Desk, ends: Date, noRecall: string | null): string {
  const hours = `Recorded. The 72 hours end ${dayAndTime(ends, desk.clock.now(), desk.calendar)}; the draft of the report is under More.`;
  return noRecall === null ? hours : `${hours} No recall note was written: ${noRecall} Then press Recall note.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
