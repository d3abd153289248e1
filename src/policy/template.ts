import { checkParts } from './check-parts.ts';
import { checkWords, type Said } from './check-words.ts';
import { partsOf, requiredIn, unknownTo } from './letter-contents.ts';

/** Letters of a case. */
export const letterKinds = ['acknowledgement', 'request', 'decision', 'letter', 'recall'] as const;
/** Answers to mails that belong to no case. */
export const answerKinds = [
  'answer-complaint',
  'answer-information-request',
  'answer-press',
  'answer-question',
  'answer-not-ours',
] as const;
export type AnswerKind = (typeof answerKinds)[number];
export type TemplateKind = (typeof letterKinds)[number] | AnswerKind;
export type { Placeholder } from './letter-contents.ts';

/** The Markdown of a letter with {{placeholders}}, its parts between ":::" lines; values are filled in afterwards. */
export type Template = { subject: string; body: string };

export type SourceFile = { file: string; source: string };

/** Reads one template; what is wrong with it is added to problems with file and line. */
export function parseTemplate(
  kind: TemplateKind,
  { file, source }: SourceFile,
  foot: Said,
  problems: string[],
): Template {
  const [head = '', ...rest] = source.split('\n---\n');
  const body = rest.join('\n---\n');
  const subject = /^subject: (.+)$/.exec(head.trim())?.[1] ?? '';
  if (!subject || !body.trim()) {
    problems.push(`${file}:1 must begin with a line "subject: …", then a line of three dashes, then the letter`);
    return { subject, body };
  }
  const bodyFrom = head.split('\n').length + 2;
  const inSubject = checkWords({ file, source: subject, line: 1 }, problems);
  const inBody = checkWords({ file, source: body, line: bodyFrom, foot }, problems);
  checkParts({ file, source: body, line: bodyFrom }, partsOf[kind], problems);
  if (!isAnswer(kind) && kind !== 'recall' && !inSubject.always.has('reference')) {
    problems.push(`${file}:1 the subject lacks {{reference}}, by which an answer finds its case`);
  }
  const said = new Set([...inSubject.always, ...inSubject.sometimes, ...inBody.always, ...inBody.sometimes]);
  for (const name of unknownTo(kind).filter((name) => said.has(name))) {
    problems.push(`${file}:${bodyFrom} says {{${name}}}, which nobody knows in ${outsideCases(kind)}`);
  }
  const { always, sometimes } = requiredIn(kind);
  for (const name of always.filter((name) => !inBody.always.has(name))) {
    const hidden = inBody.sometimes.has(name) ? 'only under a condition' : 'nowhere';
    problems.push(`${file}:${bodyFrom} says {{${name}}} ${hidden}, and every ${kind} must say it`);
  }
  for (const name of sometimes.filter((name) => !inBody.always.has(name) && !inBody.sometimes.has(name))) {
    problems.push(`${file}:${bodyFrom} never says {{${name}}}, and every ${kind} must when it is known`);
  }
  return { subject, body: body.trim() };
}

function outsideCases(kind: TemplateKind): string {
  if (kind === 'recall') return 'a recall note, for whoever reads it has no part in the case';
  return isAnswer(kind) ? 'an answer outside any case' : 'a letter of a case';
}

function isAnswer(kind: TemplateKind): kind is AnswerKind {
  return answerKinds.some((answer) => answer === kind);
}
