import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Form } from '../../blocks/kit.ts';
import { renderForm } from '../../src/chat/slack/render-form.ts';
import { againstModal } from '../support/block-kit.ts';

const answer = fc.oneof(
  fc.record({ kind: fc.constant('quote' as const), label: fc.string(), text: fc.string({ maxLength: 50 }) }),
  fc.constant({ kind: 'quote' as const, label: 'What has happened?', text: 'Ŵ ŷ 👩‍👩‍👧‍👦 '.repeat(900) }),
  fc.record({ kind: fc.constant('heading' as const), text: fc.string() }),
);
const report = (body: Form['body']): Form => ({
  form: 'report',
  title: 'Report',
  context: { reference: 'IC-31191-G5C6', version: '4', id: '0' },
  body,
});

test('whatever a report says, all of it stands in the parts of its form, in order, and Slack takes each', () => {
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 220 }), (body) => {
      const whole = body.flatMap((part) => renderForm(report([part])).blocks);
      const shown: unknown[] = [];
      for (let part = 1, more = true; more; part++) {
        const view = renderForm(report(body), part);
        expect(againstModal(view)).toEqual([]);
        const turns = JSON.stringify(view.blocks.at(-1));
        const inParts = turns?.includes('"turn:') ?? false;
        shown.push(...(inParts ? view.blocks.slice(0, -2) : view.blocks));
        more = turns?.includes(`"turn:${part + 1}"`) ?? false;
      }
      expect(shown).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test('a part that is no longer there is the last one', () => {
  const body = Array.from({ length: 150 }, (_, place) => ({ kind: 'heading', text: `${place}` }) as const);
  expect(renderForm(report(body), 9)).toEqual(renderForm(report(body), 2));
  expect(JSON.stringify(renderForm(report(body), 2).blocks)).toContain('Part 2 of 2.');
});
