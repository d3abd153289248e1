import type { Report } from '../../case/report.ts';
import { answered, readText, type Text, withoutHints } from './answers.ts';
import { asked, type Draft } from './draft.ts';
import { plainLine } from './line.ts';
import { readPerson } from './people.ts';

type Person = Report['reporter'];

export function takeReporter(draft: Draft): Person {
  const { question, found } = asked(draft, 'reporter');
  const written = readPerson(found ? withoutHints(found) : []);
  const texts = textsOf(written);
  sayPerson(draft, 'reporter', question, texts);
  return valuesOf(texts);
}

/** "Same details as above" copies the reporter and says so; a box that nobody can see ticked copies nothing. */
export function takeDpo(draft: Draft, reporter: Person): Report['dpo'] {
  const { question, found } = asked(draft, 'dpo');
  const written = readPerson(found ? withoutHints(found) : []);
  const texts = textsOf(written);
  const own = valuesOf(texts);
  if (written.same === 'yes') {
    sayPerson(draft, 'dpo', question, textsOf({ ...emptyAsNull(reporter) }));
    return { ...reporter, sameAsReporter: true };
  }
  sayPerson(draft, 'dpo', question, texts);
  if (written.same === 'unknown' && own.name === null && own.email === null) {
    draft.invisible.push(`${question.question}: Same details as above`);
  }
  return written.same === 'no' ? { ...own, sameAsReporter: false } : own;
}

function emptyAsNull(person: Person) {
  return { name: person.name ?? '', email: person.email ?? '', phone: person.phone ?? '' };
}

type Texts = Record<keyof Person, Text>;

function textsOf(written: { name: string; email: string; phone: string }): Texts {
  return { name: textOf(written.name), email: textOf(written.email), phone: textOf(written.phone) };
}

/** Nobody is called "N/A". */
function textOf(written: string): Text {
  return readText([plainLine(/^\W*(?:n\/?a|none|not applicable|tbc)\W*$/iu.test(written) ? '' : written)]);
}

function valuesOf(texts: Texts): Person {
  return { name: texts.name.value, email: texts.email.value, phone: texts.phone.value };
}

function sayPerson(draft: Draft, field: string, question: { section: string; question: string }, texts: Texts) {
  for (const [part, text] of Object.entries(texts)) {
    draft.answers.push(answered({ ...question, question: `${question.question}: ${part}` }, `${field}.${part}`, text));
  }
}
