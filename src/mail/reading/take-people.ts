import type { Report } from '../../case/report.ts';
import { answer, readText, type Text, withoutHints } from './answers.ts';
import { type Asked, askedFor, type Draft } from './draft.ts';
import { plainLine } from './line.ts';
import { isAsAbove, reachIn, readPerson } from './people.ts';
import { takeText } from './take-answers.ts';

type Person = Report['reporter'];

/** The person making the report, asked for in one question or in several. */
export function takeReporter(draft: Draft): Person {
  const [asked] = askedFor(draft, 'reporter');
  if (!asked) return takeApart(draft, 'reporter');
  const written = readPerson(withoutHints(asked.found));
  const texts = textsOf(written);
  sayPerson(draft, 'reporter', asked, texts, written.guessed);
  return valuesOf(texts);
}

/** "Same details as above" copies the reporter and says so; a box that nobody can see ticked copies nothing. */
export function takeDpo(draft: Draft, reporter: Person, isReporter: boolean): Report['dpo'] {
  const [asked] = askedFor(draft, 'dpo');
  if (!asked) {
    const own = takeApart(draft, 'dpo');
    const same = isReporter ? own.name === null : own.name !== null && isAsAbove(own.name);
    return same ? { ...reporter, sameAsReporter: true } : own;
  }
  const written = readPerson(withoutHints(asked.found), strikesOut(draft));
  const texts = textsOf(written);
  const own = valuesOf(texts);
  if (written.same === 'yes') {
    sayPerson(draft, 'dpo', asked, textsOf(emptyAsNull(reporter)), false);
    return { ...reporter, sameAsReporter: true };
  }
  sayPerson(draft, 'dpo', asked, texts, written.guessed);
  if (written.same === 'unknown' && own.name === null && own.email === null) {
    draft.invisible.push(`${asked.question.question}: Same details as above`);
  }
  return written.same === 'no' ? { ...own, sameAsReporter: false } : own;
}

/** Whether what does not hold is struck out in this form. */
function strikesOut({ form }: Draft): boolean {
  const lines = form.found.filter(({ question }) => question.choices).flatMap((one) => one.lines);
  return lines.filter(({ pieces }) => pieces.some(({ struck }) => struck)).length > 3;
}

/** A name in one question, and in others how to reach that person: apart, or together as "Contact details". */
function takeApart(draft: Draft, who: 'reporter' | 'dpo'): Person {
  const name = takeText(draft, `${who}Name`);
  const contact = takeText(draft, `${who}Contact`);
  const reach = reachIn(contact ?? '');
  const email = takeText(draft, `${who}Email`) ?? reach.email;
  const phone = takeText(draft, `${who}Phone`) ?? reach.phone;
  return { name, email, phone };
}
function emptyAsNull(person: Person) {
  return { name: person.name ?? '', email: person.email ?? '', phone: person.phone ?? '' };
}

type Texts = Record<keyof Person, Text>;

function textsOf(written: { name: string; email: string; phone: string }): Texts {
  return { name: textOf(written.name), email: textOf(written.email), phone: textOf(written.phone) };
}

/** Nobody is called "None". */
function textOf(written: string): Text {
  return readText([plainLine(/^\W*(?:none|tbc)\W*$/iu.test(written) ? '' : written)]);
}

function valuesOf(texts: Texts): Person {
  return { name: texts.name.value, email: texts.email.value, phone: texts.phone.value };
}

function sayPerson(draft: Draft, who: string, asked: Asked, texts: Texts, guessed: boolean) {
  for (const [part, text] of Object.entries(texts)) {
    const label = `${asked.question.question}: ${part}`;
    answer(draft, asked, text, { name: `${who}.${part}`, label, doubts: guessed ? 1 : 0 });
  }
}
