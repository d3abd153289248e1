import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, words } from '../../src/chat/slack/render-text.ts';
import { clean, defang, split, trim } from '../../src/chat/words.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('cutting to a length', () => {
  test('a text that fits is sent whole', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(trim(text, text.length)).toBe(text);
      }),
    );
  });

  test('what is sent is never longer than Slack takes', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 80 }), (text, max) => {
        expect(trim(text, max, escaped).length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('an entity is kept or left out, never halved', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('&', '<', '>', 'a'), { maxLength: 60 }), (characters) => {
        expect(trim(characters.join(''), 20, escaped).replaceAll(/&(amp|lt|gt);/g, '')).not.toContain('&');
      }),
    );
  });

  test.for([
    ['a family stays a family', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14, '👩‍👩‍👧‍👦…'],
    ['a Welsh letter keeps its accent', 'Ty\u0302 Gw\u0302yr', 4, 'Ty\u0302…'],
    ['no space is left before the mark', 'Ministry of Justice', 13, 'Ministry of…'],
  ] as const)('%s', ([, text, max, expected]) => {
    expect(trim(text, max)).toBe(expected);
  });
});

test('split leaves nothing out', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, max) => {
      const pieces = split(text, max);
      expect(pieces.join('')).toBe(text);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(max);
    }),
  );
});

test.for([
  ['a direction override', 'annual\u202Efdp.exe', 'annualfdp.exe'],
  ['zero-width letters', 'Min\u200Bis\uFEFFtry', 'Ministry'],
  ['control characters, but no line breaks', 'a\u0000b\r\nc\td', 'ab\nc\td'],
  ['a joiner between letters', 'Mi\u200Dnistry', 'Ministry'],
  ['half a character', 'a\uD83Db', 'a\uFFFDb'],
] as const)('%s is taken out', ([, text, expected]) => {
  expect(clean(text)).toBe(expected);
});

test.for([
  ['https://evil.example/a.b?c=d', 'hxxps://evil[.]example/a.b?c=d'],
  ['see http://a.b.example', 'see hxxp://a[.]b[.]example'],
  ['www.evil.example', 'www[.]evil.example'],
  ['nothing to follow', 'nothing to follow'],
] as const)('%s cannot be followed', ([text, expected]) => {
  expect(defang(text)).toBe(expected);
});

describe('words', () => {
  test('our own duty stands in bold', () => {
    expect(words([{ strong: 'Reply promised by Fri 27 Dec' }, ' · Alex Moss'], 3000)).toEqual({
      type: 'mrkdwn',
      text: '*Reply promised by Fri 27 Dec* · Alex Moss',
      verbatim: true,
    });
  });

  test('an ampersand in a name is escaped once', () => {
    expect(words(['Calder & Finch'], 3000)).toMatchObject({ text: 'Calder &amp; Finch' });
  });

  test('a space in bold words does not show the stars', () => {
    expect(words([{ strong: ' Late ' }, 'now'], 3000)).toMatchObject({ text: ' *Late* now' });
  });

  test.for(['<!channel>', '*everybody*', '_x_', '`x`', '~x~', '> x', '<https://evil.example|here>'])(
    'a name with %s in it is drawn without any markup',
    (name) => {
      expect(words([{ strong: 'New' }, ` · ${name}`], 3000)).toEqual({
        type: 'plain_text',
        text: `New · ${name}`,
        emoji: false,
      });
    },
  );

  test('whatever a controller writes, no mention leaves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '!', '@', '#', '|', '>', '&', ';', 'l', 't', 'a') }),
        (said) => {
          const drawn = words([said], 3000);
          if (drawn.type === 'mrkdwn') expect(drawn.text).not.toMatch(/[<>]/);
        },
      ),
    );
  });
});
