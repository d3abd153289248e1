import { describe, expect, test } from 'vitest';
import { type Outcome, outcomes } from '../../src/case/case.ts';
import { type LetterFacts, LetterIncomplete, SignatureMissing } from '../../src/letters/letter-facts.ts';
import { renderLetter, showLetter } from '../../src/letters/render-letter.ts';
import { acknowledgement, decision, letter, policy, request } from './letters-of-2019.ts';
import { elementsIn, linksIn, wordsSeen } from './words-seen.ts';

const render = (facts: LetterFacts, parts: Record<string, string> = {}) => renderLetter(facts, parts, policy);

describe('the subject', () => {
  test.for<[LetterFacts, string]>([
    [acknowledgement, 'Acknowledgement: IC-31191-G5C6'],
    [request, 'Questions, please answer by 6 January 2020: IC-31191-G5C6'],
    [decision, 'Decision: IC-31191-G5C6'],
    [letter, 'Access to the records: IC-31191-G5C6'],
    [{ ...letter, about: '  ' }, 'Your report: IC-31191-G5C6'],
    [{ ...letter, about: 'Access\r\nBcc: all@elsewhere.example' }, 'Access Bcc: all@elsewhere.example: IC-31191-G5C6'],
    [{ ...decision, theirToken: 'DSI-2019/0442' }, 'Decision: IC-31191-G5C6 [DSI-2019/0442]'],
    [{ ...decision, theirToken: 'A 1\r\n<b>' }, 'Decision: IC-31191-G5C6 [A1b]'],
    [{ ...decision, theirToken: '--' }, 'Decision: IC-31191-G5C6'],
  ])('names the letter and the case (%#)', ([facts, subject]) => {
    expect(render(facts).subject).toBe(subject);
  });
});

describe('the salutation', () => {
  test.for<[contact: string | null, organisation: string | null, greeting: string]>([
    ['Morwenna Pike', 'Wexcombe Housing', 'Dear Morwenna Pike'],
    [' Morwenna\r\nPike ', 'Wexcombe Housing', 'Dear Morwenna Pike'],
    ['Na Li', null, 'Dear Na Li'],
    ['Tŷ Ŵyn', null, 'Dear Tŷ Ŵyn'],
    ['李明', null, 'Dear 李明'],
    [null, 'Redactive Media', 'Dear Redactive Media'],
    ['[Redacted]', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['REDACTED', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['██████', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['Name withheld', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['N/A', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['n/a.', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['Same as above', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['TBC', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['dpo@wexcombe-housing.example', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['-', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['\u200b\u202e', 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['x'.repeat(5000), 'Wexcombe Housing', 'Dear Wexcombe Housing'],
    ['unknown', '[REDACTED]', 'Dear colleague'],
    [null, null, 'Dear colleague'],
  ])('of %j at %j is "%s"', ([contactName, organisation, greeting]) => {
    expect(render({ ...acknowledgement, contactName, organisation }).text.split('\n')).toContain(greeting);
  });
});

describe('a decision', () => {
  const closed: Record<Outcome, boolean> = {
    'No Further Action': true,
    'Informal Action Taken': true,
    'Investigation Pursued': false,
    'Regulatory action taken': false,
  };

  test.for(outcomes)('of "%s" calls the matter closed only when it is', (outcome) => {
    const { text } = render({ ...decision, outcome });
    expect(text.includes('regard the matter as closed')).toBe(closed[outcome]);
    expect(text.includes('The matter stays open.')).toBe(!closed[outcome]);
  });

  test.for<[people: LetterFacts['people'], words: string]>([
    [{ value: 121_109, approximate: false }, 'may have affected up to 121,109 people.'],
    [{ value: 500, approximate: true }, 'may have affected up to about 500 people.'],
    [{ value: 1, approximate: false }, 'may have affected one person.'],
  ])('counts the people (%#)', ([people, words]) => {
    expect(wordsSeen(render({ ...decision, people }).html)).toContain(words);
  });

  test.for<[name: string, facts: Partial<LetterFacts>]>([
    ['nothing is known of people', { people: null }],
    ['nobody was affected', { people: { value: 0, approximate: false } }],
    ['nobody said what happened', { happened: null }],
    ['what happened is a marker', { happened: '[Redacted]' }],
    ['what happened was not provided', { happened: 'not provided' }],
  ])('leaves out what is not known: %s', ([, facts]) => {
    const said = wordsSeen(render({ ...decision, ...facts }).html);
    expect(said).not.toMatch(/It concerns (\.|\[|not)|affected (\.|up to 0)/);
    expect(said).toContain('added on 31 December 2019.');
    expect(said.includes('may have affected')).toBe(!('people' in facts));
    expect(said.includes('It concerns')).toBe(!('happened' in facts));
  });

  test('names every follow-up', () => {
    const { html } = render({ ...decision, followUpsOn: ['2019-12-31', '2020-01-03', '2020-01-06'] });
    expect(wordsSeen(html)).toContain('added on 31 December 2019, 3 January 2020 and 6 January 2020.');
  });
});

describe('a letter that cannot leave', () => {
  test.for([
    { name: '', title: 'Case Officer' },
    { name: 'Alex Moss', title: null },
    { name: 'Alex Moss', title: ' \u200b' },
  ])('has no name or no title under it (%#)', (signer) => {
    const unsigned = { ...letter, signer: { telephone: null, ...signer } };
    expect(() => render(unsigned)).toThrow(SignatureMissing);
    expect(() => showLetter(unsigned, {}, policy)).toThrow('Set yours first');
  });

  test.for<[string, LetterFacts]>([
    ['a decision without an outcome', { ...decision, outcome: null }],
    ['questions without a reply date', { ...request, answerBy: null }],
    ['an acknowledgement that asks without a reply date', { ...request, kind: 'acknowledgement', answerBy: null }],
  ])('is %s', ([, facts]) => {
    expect(() => render(facts)).toThrow(LetterIncomplete);
  });

  test('needs no telephone of its signer', () => {
    const { text } = render({ ...letter, signer: { name: 'Alex Moss', title: 'Case Officer', telephone: null } });
    expect(text).toContain('Yours sincerely\n\nAlex Moss\nCase Officer\n\n');
  });
});

describe('an edited part', () => {
  test('keeps paragraphs, lines and lists, and nothing else', () => {
    const { text, html } = render(letter, {
      body: '# One *two*\r\nthree\r\n\r\n- four\n\u2022 five\n1. six &amp; <b>7</b>',
    });
    expect(text).toContain('# One *two*\nthree\n\n- four\n- five\n1. six &amp; <b>7</b>');
    expect(html).toContain(
      '<p># One *two*<br>\nthree</p>\n<ul>\n<li>four</li>\n<li>five<br>\n1. six &amp;amp; &lt;b&gt;7',
    );
  });

  test('takes the place of the default words, and only of those', () => {
    const { text } = render(acknowledgement, { opening: 'We have your report of 20 December 2019.' });
    expect(text).toContain('Dear Ministry of Justice\n\nWe have your report of 20 December 2019.\n\nIn the meantime');
  });

  test.for([acknowledgement, request, decision])('that nobody touched leaves the $kind as it was', (facts) => {
    const { pieces } = showLetter(facts, {}, policy);
    const untouched = Object.fromEntries(pieces.flatMap((piece) => ('id' in piece ? [[piece.id, piece.text]] : [])));
    expect(render(facts, untouched)).toEqual(render(facts));
  });

  test('is shown as it was typed', () => {
    const { pieces } = showLetter(letter, { body: 'As *typed*\n  here' }, policy);
    expect(pieces).toContainEqual({ id: 'body', label: 'Letter', text: 'As *typed*\n  here' });
  });

  test('of the longest decision the policy can make fits a field of 3,000 characters', () => {
    const texts = (bank: { text: string }[]) => bank.map(({ text }) => text);
    const { reasons, recommendations, questions } = policy;
    const longest = { ...decision, reasons: texts(reasons), recommendations: texts(recommendations) };
    const asking = { ...request, questions: texts(questions) };
    const parts = [longest, asking].flatMap((facts) => showLetter(facts, {}, policy).pieces);
    for (const part of parts) if ('id' in part) expect(part.text.length, part.id).toBeLessThanOrEqual(3000);
  });
});

describe('hostile words', () => {
  const own = ['a', 'body', 'br', 'div', 'h2', 'head', 'hr', 'html', 'li', 'meta', 'p', 'strong', 'ul'];
  const hostile = [
    '<script>alert(1)</script>',
    '*_[x](http://evil.example)_*',
    '![x](http://evil.example/x.png)',
    'http://evil.example https://www.regulator.example.evil.example',
    '<http://evil.example>',
    '{{signerName}} {{{web}}} {{> foot}}',
    '::: closing Closing',
    '| a | b |',
    '&lt;b&gt; &amp; \\',
    'Llanfair Ŵ ŷ ’ 👩‍👩‍👧 🏳️‍🌈 ‎',
    "';DROP TABLE letters;--",
    `${'long '.repeat(999)}end`,
  ];

  test.for(hostile)('stand as they are in questions, reasons and typed parts: %s', (words) => {
    const shown = words
      .replace(/\u200e/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    const asked = render({ ...request, questions: [words] });
    const decided = render({ ...decision, happened: words, reasons: [words], recommendations: [words] });
    const typed = render(letter, { body: `${words}\n\n- ${words}` });
    for (const { text, html } of [asked, decided, typed]) {
      expect(wordsSeen(html)).toContain(shown);
      expect(text.replace(/\s+/g, ' ')).toContain(shown);
      expect(elementsIn(html).filter((element) => !own.includes(element))).toEqual([]);
      expect(
        linksIn(html).every((link) => /^(https:\/\/www\.regulator\.example($|\/)|mailto:casework@)/.test(link)),
      ).toBe(true);
    }
  });

  test.for<[typed: string, stands: string]>([
    ['Pike\r\nBcc: x', 'Pike Bcc: x'],
    ['a\u202Egnp.exe\u2066b\u200Fc\u061Cd', 'agnp.exebcd'],
    ['nul\u0000 bell\u0007 soft\u00adhyphen zero\u200bwidth', 'nul bell softhyphen zerowidth'],
    ['tags\u{e0041}\u{e0042} half\ud83d', 'tags half\ufffd'],
  ])('lose what turns, hides or breaks them (%#)', ([typed, stands]) => {
    const { text, html } = render({ ...decision, reasons: [typed] });
    expect(text).toContain(`\n- ${stands}\n`);
    expect(html).toContain(`<li>${stands}</li>`);
  });
});

test('the same letter has the same fingerprint, another one another', () => {
  expect(render(decision).sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(render({ ...decision }).sha256).toBe(render(decision).sha256);
  expect(render({ ...decision, happened: 'a loss of records' }).sha256).not.toBe(render(decision).sha256);
});

test('the text is folded, and dates, numbers and postcodes stay whole', () => {
  const { text } = render(decision);
  const lines = text.split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
  for (const whole of ['20 December 2019', '31 December 2019', '121,109 people', 'EM1 2AB', '01632 960113']) {
    expect(text).toContain(whole);
  }
});
