import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { changed, lineOf, officeFolder, problemsOf } from './office-folder.ts';

describe("an office's own folder", () => {
  test('may be empty, and nothing changes', () => {
    expect(loadPolicy(officeFolder({}))).toEqual(loadPolicy(null));
  });

  test('may say only what differs', () => {
    const folder = officeFolder({ 'policy.yml': 'undoSeconds: 120\npromise: { days: 5 }\n' });
    expect(loadPolicy(folder)).toEqual({ ...loadPolicy(null), undoSeconds: 120, promise: { days: 5 } });
  });

  test('may hold a file with nothing but remarks', () => {
    expect(loadPolicy(officeFolder({ 'policy.yml': '# nothing yet\n' }))).toEqual(loadPolicy(null));
  });

  test('may rewrite one letter and leave the others', () => {
    const own = changed('letters/request.md', 'To decide what should happen next', 'Before we decide');
    const { letters } = loadPolicy(officeFolder({ 'letters/request.md': own.replaceAll('\n', '\r\n') }));
    expect(letters.request.body).toContain('Before we decide, we need to know more.');
    expect(letters.request.body).not.toContain('\r');
    expect(letters.decision).toEqual(loadPolicy(null).letters.decision);
  });

  test('that is not there is named', () => {
    const missing = join(officeFolder({}), 'elsewhere');
    expect(() => loadPolicy(missing)).toThrow(`POLICY_DIR names ${missing}, and there is no such folder.`);
    const file = join(officeFolder({ 'policy.yml': '' }), 'policy.yml');
    expect(() => loadPolicy(file)).toThrow('there is no such folder');
  });
});

describe('what is wrong with a policy is said with its line, what was found and what is allowed', () => {
  test.for<[yaml: string, problem: string]>([
    ['undoSeconds: soon', 'policy.yml:1 undoSeconds: is "soon"; it must be a number'],
    ['undoSeconds: 601', 'policy.yml:1 undoSeconds: is 601; it must be at most 600'],
    ['# ours\n\npromise:\n  days: 0', 'policy.yml:4 promise.days: is 0; it must be at least 1'],
    ['promise:\n  weeks: 1\n  days: 7', 'policy.yml:2 promise.weeks: there is no such setting; write one of days'],
    [
      'officeHours: { opens: "9:00", closes: "17:00" }',
      'policy.yml:1 officeHours.opens: is "9:00"; it must be a time such as "09:00"',
    ],
    ['zone: Europe/Lundon', 'policy.yml:1 zone: is "Europe/Lundon"; it must be a time zone such as Europe/London'],
    [
      'staffDomains:\n  - regulator.example\n  - "@ours"',
      'policy.yml:3 staffDomains.1: is "@ours"; it must be a domain such as regulator.example',
    ],
    ['workingWeekdays: [0]', 'policy.yml:1 workingWeekdays.0: is 0; it must be at least 1'],
    [
      'holidays:\n  country: GB\n  state: ENG\n  extra:\n    - 2026-13-24\n  not: []',
      'policy.yml:5 holidays.extra.0: is "2026-13-24"; it must be a day such as 2026-12-24',
    ],
    ['reminders:\n  morning: "09:00"', 'policy.yml:1 reminders.lastCall: is missing; it must be words'],
    [
      'reference: { prefix: ic, firstNumber: 1 }',
      'policy.yml:1 reference.prefix: is "ic"; it must be two to four capital letters',
    ],
  ])('%j', ([yaml, problem]) => {
    expect(problemsOf({ 'policy.yml': yaml })).toEqual([problem]);
  });

  test.for<[yaml: string, problem: RegExp]>([
    ['undoSecond: 60', /^policy\.yml:1 undoSecond: there is no such setting; write one of office, zone, .*undoSeconds/],
    ['promise: { days: 7', /^policy\.yml:1 is not YAML: /],
    ['promise: { days: 7 }\npromise: { days: 8 }', /^policy\.yml:2 is not YAML: Map keys must be unique/],
    ['- one\n- two', /^policy\.yml:1 holds no settings/],
    ['officeHours: { opens: "17:00", closes: "09:00" }', /must be an opening time before the closing time$/],
    ['holidays: { country: XX, extra: [], not: [] }', /must be a country and state that holidays are known of/],
    [
      'holidays: { country: GB, state: ZZZ, extra: [], not: [] }',
      /must be a country and state that holidays are known of/,
    ],
    [
      'reasons:\n  - { id: a, title: A, text: One. }\n  - { id: a, title: B, text: Two. }',
      /must be a list in which every id stands once$/,
    ],
    [
      'outcomes:\n  No Further Action: { decided: We end., next: Closed. }',
      /^policy\.yml:1 outcomes\.Informal Action Taken: is missing/,
    ],
  ])('%j', ([yaml, problem]) => {
    const problems = problemsOf({ 'policy.yml': yaml });
    expect(
      problems.some((one) => problem.test(one)),
      problems.join('\n'),
    ).toBe(true);
  });

  test('a bank that no letter can hold is refused', () => {
    const many = Array.from({ length: 10 }, (_, n) => `  - { id: r${n}, title: R${n}, text: ${'word '.repeat(60)}}`);
    expect(problemsOf({ 'policy.yml': `reasons:\n${many.join('\n')}` })).toEqual([
      expect.stringMatching(/^policy\.yml:1 reasons: .*short enough that all of it fits one letter: 2,700 characters$/),
    ]);
  });

  test('everything at once, of every file', () => {
    const problems = problemsOf({
      'policy.yml': 'undoSeconds: soon\nzone: Mars\n',
      'policy.yaml': '',
      'letters/acknowledgment.md': 'subject: {{reference}}',
      'letters/letter.md': changed('letters/letter.md', '{{salutation}}', 'Dear {{firstName}}'),
    });
    expect(problems).toEqual([
      'policy.yaml:1 is not read: call it policy.yml',
      expect.stringMatching(/^policy\.yml:2 zone: /),
      expect.stringMatching(/^policy\.yml:1 undoSeconds: /),
      expect.stringMatching(/^letters\/acknowledgment\.md:1 is no letter; they are acknowledgement\.md, request\.md,/),
      expect.stringMatching(
        new RegExp(`^letters/letter\\.md:${lineOf('letters/letter.md', '{{salutation}}')} {{firstName}} is unknown`),
      ),
      expect.stringMatching(/^letters\/letter\.md:\d+ says {{salutation}} nowhere/),
    ]);
  });
});
