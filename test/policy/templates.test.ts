import { describe, expect, test } from 'vitest';
import { answerKinds, letterKinds } from '../../src/policy/template.ts';
import { changed, lineOf, problemsOf } from './office-folder.ts';

/** What is said of a letter in which one thing was changed. */
function afterChange(kind: string, from: string, to: string): string[] {
  const file = `letters/${kind}.md`;
  return problemsOf({ [file]: changed(file, from, to) }).map((problem) => problem.replace(`${file}:`, ''));
}

describe('a letter that leaves out what it must say is refused', () => {
  test.for<[kind: string, fact: string]>([
    ['acknowledgement', '{{reportedOn}}'],
    ['acknowledgement', '{{securityGuidance}}'],
    ['acknowledgement', '{{helplineHours}}'],
    ['acknowledgement', '{{mailbox}}'],
    ['request', '{{reportedOn}}'],
    ['decision', '{{decisionSentence}}'],
    ['decision', '{{endSentence}}'],
    ['decision', '{{securityGuidance}}'],
    ['decision', '{{mailbox}}'],
    ['letter', '{{salutation}}'],
  ])('the %s without %s', ([kind, fact]) => {
    const from = 3;
    expect(afterChange(kind, fact, 'something')).toEqual([
      `${from} says ${fact} nowhere, and every ${kind} must say it`,
    ]);
  });

  test.for<[kind: string, from: string, fact: string]>([
    ['acknowledgement', '- {{.}}', '{{questions}}'],
    ['decision', '{{followUps}}', '{{followUps}}'],
    ['decision', '{{earlierDecision}}', '{{earlierDecision}}'],
    ['decision', '{{people}}', '{{people}}'],
    ['decision', '{{happened}}', '{{happened}}'],
  ])('the %s without %s, which it must say when it is known', ([kind, from, fact]) => {
    expect(afterChange(kind, from, '- something')).toEqual([
      `3 never says ${fact}, and every ${kind} must when it is known`,
    ]);
  });

  test('every letter, when what stands under each loses the office', () => {
    const foot = changed('letters/foot.md', '{{officeAddress}}', 'our address');
    const problems = problemsOf({ 'letters/foot.md': foot });
    expect(problems.map((problem) => problem.replace(/^.*letters\//, ''))).toEqual(
      [...letterKinds, ...answerKinds].map(
        (kind) => `${kind}.md:3 says {{officeAddress}} nowhere, and every ${kind} must say it`,
      ),
    );
  });

  test('an answer outside any case or a recall note that names one, and a letter of a case that answers one mail', () => {
    expect(afterChange('answer-question', '{{receivedOn}}', '{{receivedOn}} {{reference}}')).toEqual([
      '3 says {{reference}}, which nobody knows in an answer outside any case',
    ]);
    expect(afterChange('letter', '{{about}}', '{{about}} {{receivedOn}}')).toEqual([
      '3 says {{receivedOn}}, which nobody knows in a letter of a case',
    ]);
    expect(afterChange('recall', '{{letterSubject}}', '{{letterSubject}} {{reference}}')).toEqual([
      '3 says {{reference}}, which nobody knows in a recall note, for whoever reads it has no part in the case',
    ]);
  });

  test('the subject without the reference', () => {
    expect(afterChange('decision', 'Decision: {{reference}}', 'Our decision')).toEqual([
      '1 the subject lacks {{reference}}, by which an answer finds its case',
    ]);
  });

  test('a fact that only some cases would get', () => {
    expect(afterChange('decision', '{{endSentence}}', '{{#hasReasons}}{{endSentence}}{{/hasReasons}}')).toEqual([
      '3 says {{endSentence}} only under a condition, and every decision must say it',
    ]);
  });

  test('a letter that nothing stands under', () => {
    const problems = afterChange('letter', '{{> foot}}', 'Yours');
    expect(problems).toContain('3 says {{signerName}} nowhere, and every letter must say it');
    expect(problems).toContain('3 says {{privacyNotice}} nowhere, and every letter must say it');
  });
});

describe('what filling in would not understand is refused with its line', () => {
  const closing = lineOf('letters/letter.md', 'If you reply');

  test.for<[written: string, line: number, problem: RegExp]>([
    ['{{refrence}} {{reference}}', closing, /^{{refrence}} is unknown; it may be one of reference, salutation/],
    ['{{#mystery}}x{{/mystery}}', closing, /^{{mystery}} is unknown/],
    ['line\n\n{{refrence}}', closing + 2, /^{{refrence}} is unknown/],
    ['{{{web}}}', closing, /^{{& …}} is not allowed/],
    ['{{&web}}', closing, /^{{& …}} is not allowed/],
    ['{{> head}}', closing, /^{{> head}} is unknown; only {{> foot}}/],
    ['{{reasons}}', closing, /^{{reasons}} is a list/],
    ['{{hasReasons}}', closing, /^{{hasReasons}} is unknown/],
    ['{{.}}', closing, /^{{\.}} stands only inside questions, reasons, recommendations/],
  ])('%j', ([written, line, problem]) => {
    const [first = '', ...others] = afterChange('letter', 'If you reply', `${written} If you reply`);
    expect(others).toEqual([]);
    expect(first.slice(0, first.indexOf(' '))).toBe(String(line));
    expect(first.slice(first.indexOf(' ') + 1)).toMatch(problem);
  });

  test.for<[written: string, problem: string]>([
    ['{{#people}}', 'Unclosed braces for "people"'],
    ['{{/people}}', 'Unopened braces for "people"'],
    ['{{people', 'Unclosed tag'],
  ])('%j, which ends nowhere', ([written, problem]) => {
    const [first] = afterChange('letter', '{{> foot}}', `{{> foot}}\n${written}`);
    expect(first).toMatch(new RegExp(`^\\d+ ${problem}`));
  });
});

test('the braces stay braces', () => {
  const problems = afterChange('letter', 'If you reply', '{{=<% %>=}} If you reply');
  expect(problems[0]).toBe(
    `${lineOf('letters/letter.md', 'If you reply')} {{= …}} is not allowed: write {{name}}, in two braces`,
  );
});

describe('the parts that officers edit', () => {
  const opens = lineOf('letters/request.md', '::: opening');

  test.for<[from: string, to: string, problems: string[]]>([
    [
      '::: opening Opening',
      '::: greeting Greeting',
      [
        `${opens} "::: greeting Greeting" is no part of this letter; they are "::: opening Label", "::: questions Label", "::: closing Label"`,
        '3 has no part "::: opening Label", which officers edit',
      ],
    ],
    [
      '::: closing Closing',
      '::: opening Closing',
      [
        `${lineOf('letters/request.md', '::: closing')} the part opening is there twice`,
        '3 has no part "::: closing Label", which officers edit',
      ],
    ],
    [
      'need to know more.\n:::',
      'need to know more.',
      [`${opens} the part opening does not end before the next: close it with ":::"`],
    ],
    [
      '{{> foot}}',
      ':::\n\n{{> foot}}',
      [`${lineOf('letters/request.md', '{{> foot}}')} ":::" ends a part that has not begun`],
    ],
    [
      '{{/questions}}\n:::\n\n::: closing',
      '{{/questions}}\n\n::: closing',
      [
        `${lineOf('letters/request.md', '::: questions')} the part questions does not end before the next: close it with ":::"`,
      ],
    ],
  ])('are each there once and whole (%#)', ([from, to, problems]) => {
    expect(afterChange('request', from, to)).toEqual(problems);
  });

  test('end', () => {
    const file = 'letters/letter.md';
    expect(problemsOf({ [file]: changed(file, 'Letter\n:::', 'Letter') })).toEqual([
      `${file}:${lineOf(file, '::: body')} the part body does not end: close it with ":::"`,
    ]);
  });
});

test('a letter begins with its subject', () => {
  expect(problemsOf({ 'letters/letter.md': 'Dear {{salutation}}\n' })).toEqual([
    'letters/letter.md:1 must begin with a line "subject: …", then a line of three dashes, then the letter',
  ]);
});
