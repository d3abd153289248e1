import type { Count, Report, When } from '../../../src/case/report.ts';
import type { Field, Question } from '../../../src/mail/reading/edition.ts';
import { wordForm } from '../../../src/mail/reading/editions/word-form.ts';

/** One line of a form as somebody filled it in, before it is written as text, HTML or Word. */
export type FormLine =
  | { kind: 'heading' | 'label' | 'hint' | 'words'; text: string }
  | { kind: 'option'; text: string; on: boolean };

/** The whole form with the answers of a report in it; every option stands there, ticked or not. */
export function fillForm(report: Report): FormLine[] {
  return wordForm.questions.flatMap((question) => [
    { kind: 'label' as const, text: labelOf(question) },
    ...(question.hints ?? []).slice(0, 1).map((text) => ({ kind: 'hint' as const, text })),
    ...answerTo(question, report),
  ]);
}

function labelOf({ question, only, kind }: Question): string {
  const whose = {
    cyber: '(Cyber incidents only) ',
    initial: '(Initial reports only) ',
    follow_up: '(Follow-up reports only) ',
  };
  return `${only ? whose[only] : ''}${question}${kind === 'many' ? ' (tick all that apply)' : ''}`;
}

function answerTo(question: Question, report: Report): FormLine[] {
  const { field, choices = [] } = question;
  if (field === null) return [words('Send it to the address on our website.')];
  if (choices.length > 0) {
    const ticked = tickedIn(report, field);
    const options = choices.map(({ label }) => ({ kind: 'option' as const, text: label, on: ticked.includes(label) }));
    return [...options, ...lines(besideIn(report, field))];
  }
  switch (field) {
    case 'discoveredAt':
    case 'happenedAt':
      return [words(`Date: ${dayOf(report[field])}`), words(`Time: ${report[field]?.time ?? ''}`)];
    case 'recordCount':
    case 'subjectCount':
      return lines(rawOf(report[field]));
    case 'reporter':
      return person(report.reporter);
    case 'dpo':
      return [
        { kind: 'option', text: 'Same details as above', on: report.dpo.sameAsReporter === true },
        ...dpo(report),
      ];
    case 'controllerName':
      return lines(report.controller.name);
    case 'controllerAddress':
      return lines(report.controller.address);
    case 'spokenTo':
    case 'howFound':
      return [words('A colleague told us.')];
    default:
      return lines(textIn(report, field));
  }
}

function tickedIn(report: Report, field: Field): string[] {
  if (field === 'reportType') return report.reportType === 'initial' ? ['Initial report'] : ['Follow-up report'];
  // Every other question with options is a field of the report by the same name.
  const value = report[field as 'cyber' | 'dataCategories'];
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

function besideIn(report: Report, field: Field): string | null {
  if (field === 'dataCategories') return report.otherCategories;
  if (field === 'subjectCategories') return report.otherSubjects;
  return field === 'toldSubjects' ? report.toldDetails : null;
}

/** Every remaining question is a free answer and a field of the report by the same name. */
function textIn(report: Report, field: Field): string | null {
  return report[field as 'whatHappened'];
}

function dayOf(when: When | null): string {
  return when ? when.raw.replace(/ \d\d:\d\d$/, '') : '';
}

function rawOf(count: Count | null): string | null {
  return count?.raw ?? null;
}

function dpo(report: Report): FormLine[] {
  return person(report.dpo.sameAsReporter ? { name: null, email: null, phone: null } : report.dpo);
}

function person({ name, email, phone }: Report['reporter']): FormLine[] {
  return [words(`Name: ${name ?? ''}`), words(`Email: ${email ?? ''}`), words(`Phone: ${phone ?? ''}`)];
}

function words(text: string): FormLine {
  return { kind: 'words', text };
}

function lines(text: string | null): FormLine[] {
  return text === null ? [] : text.split('\n').map(words);
}
