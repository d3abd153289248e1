import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomes } from '../../src/case/case.ts';
import type { LetterFacts } from '../../src/letters/letter-facts.ts';
import { renderLetter, showLetter } from '../../src/letters/render-letter.ts';
import { decision, policy } from './letters-of-2019.ts';
import { elementsIn, linksIn } from './words-seen.ts';

const markers = ['[Redacted]', '[REDACTED]', 'Redacted text', '████', 'N/A', 'null', 'undefined', '', ' ', '\u200b'];
const name = fc.option(fc.oneof(fc.constantFrom(...markers), fc.constantFrom('Morwenna Pike', 'Tŷ Ŵyn')));
const day = fc.date({ min: new Date('2018-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
const isoDay = day.map((date) => date.toISOString().slice(0, 10));
const sentence = fc.constantFrom('A first sentence.', 'Ail frawddeg: tŷ.', '- a dash', ' ', '');

const letters: fc.Arbitrary<LetterFacts> = fc.record({
  kind: fc.constantFrom('acknowledgement', 'request', 'decision', 'letter'),
  reference: fc.constant(decision.reference),
  reportedOn: isoDay,
  followUpsOn: fc.array(isoDay, { maxLength: 3 }),
  organisation: name,
  contactName: name,
  people: fc.option(fc.record({ value: fc.nat(), approximate: fc.boolean() })),
  happened: fc.option(fc.oneof(fc.constantFrom(...markers), sentence)),
  questions: fc.array(sentence, { maxLength: 4 }),
  answerBy: isoDay,
  outcome: fc.constantFrom(...outcomes),
  reasons: fc.array(sentence, { maxLength: 4 }),
  recommendations: fc.array(sentence, { maxLength: 4 }),
  about: fc.option(sentence),
  signer: fc.record({
    name: fc.constantFrom('Alex Moss', 'Priya Anand'),
    title: fc.constant('Case Officer'),
    telephone: fc.option(fc.constantFrom('01632 960127', '')),
  }),
  mailbox: fc.constant(decision.mailbox),
  earlierDecisionOn: fc.option(isoDay),
  theirToken: fc.option(fc.constantFrom('DSI-1', '', '[ ]')),
});

test('no letter ever shows a marker, a placeholder or an empty greeting', () => {
  fc.assert(
    fc.property(letters, (facts) => {
      const { subject, text, html } = renderLetter(facts, {}, policy);
      for (const out of [subject, text, html]) {
        expect(out).not.toMatch(
          /\bredacted\b|\u2588|N\/A|\bundefined\b|\bnull\b|\{\{|\}\}|:::|Invalid Date|\[object|\bNaN\b/i,
        );
      }
      expect(subject).toMatch(/^\S[^\r\n]*IC-31191-G5C6( \[DSI-1\])?$/);
      expect(text).toMatch(/^Dear \S/m);
      expect(text).not.toMatch(/\n\n\n|[ \t]\n| {2,}[.,]|\.\.|^- ?$/m);
    }),
  );
});

const anything = fc.string({ unit: 'grapheme', maxLength: 300 });

test('whatever is typed, a letter holds no element and no link but its own', () => {
  fc.assert(
    fc.property(anything, anything, letters, (typed, name, facts) => {
      const parts = { opening: typed, closing: `${typed}\n- ${typed}`, body: typed, reasons: typed };
      const named = { ...facts, organisation: name, about: typed, happened: typed, questions: [typed, name] };
      const { subject, html } = renderLetter(named, parts, policy);
      const own = ['a', 'body', 'br', 'div', 'h2', 'head', 'hr', 'html', 'li', 'meta', 'p', 'strong', 'ul'];
      expect(elementsIn(html).filter((element) => !own.includes(element))).toEqual([]);
      expect(linksIn(html).filter((link) => !/regulator\.example/.test(link))).toEqual([]);
      expect(subject).not.toMatch(/[\r\n]/);
    }),
  );
});

test('what a form shows of a letter is what leaves when nobody edits it', () => {
  fc.assert(
    fc.property(letters, (facts) => {
      const { pieces, subject } = showLetter(facts, {}, policy);
      const shown = Object.fromEntries(pieces.flatMap((piece) => ('id' in piece ? [[piece.id, piece.text]] : [])));
      const whole = pieces.map((piece) => ('id' in piece ? piece.text : piece.fixed)).join('\n\n');
      const leaves = renderLetter(facts, shown, policy);
      expect(leaves).toEqual(renderLetter(facts, {}, policy));
      expect(leaves.subject).toBe(subject);
      expect(leaves.text.replace(/\s+/g, ' ').trim()).toBe(whole.replace(/\s+/g, ' ').trim());
    }),
  );
});
