import type { CardElement, IAdaptiveCard } from '@microsoft/teams.cards';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Act, acts } from '../../blocks/ids.ts';
import { type Button, line, type Message, type Part } from '../../blocks/kit.ts';
import { clicks } from '../../src/chat/listeners.ts';
import { renderCard, renderCards } from '../../src/chat/teams/render.ts';
import { renderDialog } from '../../src/chat/teams/render-dialog.ts';
import { againstCard, all } from '../support/adaptive-card.ts';

const on = { reference: 'IC-31191-G5C6', version: 4 };

describe('a message that Teams would refuse for its size', () => {
  const lines = Array.from({ length: 80 }, (_, place) => line(`${place} ${'x'.repeat(400)}`));
  const long = message(...lines, { kind: 'buttons', buttons: [button('claim')] });

  test('loses lines from its end where one card must do, and says how many and how to see them', () => {
    const card = renderCard(long);
    expect(againstCard(card)).toEqual([]);
    const words = JSON.stringify(card.body.at(-1));
    const left = Number(/(\d+) parts more do not fit here\. Write \\"@Breachdesk show IC-31191-G5C6/.exec(words)?.[1]);
    expect(card.body.at(-2)).toMatchObject({ type: 'ActionSet' });
    expect(card.body).toHaveLength(lines.length + 2 - left);
  });

  test('names the queue where it is about no one case', () => {
    const words = JSON.stringify(renderCard(message(...lines)).body.at(-1));
    expect(words).toContain('Write \\"@Breachdesk queue\\" to see all.');
  });

  test('comes in as many cards as it takes to whoever is told it, and says which of them each is', () => {
    const cards = renderCards(long);
    expect(cards.flatMap(againstCard)).toEqual([]);
    const said = cards.map(({ body }) => JSON.stringify(body.at(-1)));
    expect(said).toEqual(cards.map((_, place) => expect.stringContaining(`Part ${place + 1} of ${cards.length}.`)));
  });

  test('is whole in them, in its order, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 60 }), (parts) => {
        const alone = parts.flatMap((part) => shown(renderCards(message(part))));
        const cards = renderCards(message(...parts));
        expect(cards.flatMap(againstSize)).toEqual([]);
        expect(JSON.stringify(shown(cards)) === JSON.stringify(alone)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

const words = fc.oneof(fc.string(), fc.constant('Ŵ ŷ "quoted" 👩‍👩‍👧‍👦 '.repeat(150)));
const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), runs: fc.array(words, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('quote' as const), label: words, text: words }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: words,
    columns: fc.array(words, { minLength: 3, maxLength: 3 }),
    rows: fc.array(fc.array(words, { minLength: 3, maxLength: 3 }), { maxLength: 12 }),
  }),
);

/** Without the line that says which part a card is. */
function shown(cards: IAdaptiveCard[]): CardElement[] {
  return cards.flatMap(({ body }) => (cards.length > 1 ? body.slice(0, -1) : body));
}

function againstSize(card: object): string[] {
  const bytes = JSON.stringify(card).length * 2;
  return bytes > 28 * 1024 ? [`${bytes} bytes`] : [];
}

describe('a press', () => {
  const forms = acts.filter((act) => 'opens' in clicks[act]);
  const deeds = acts.filter((act) => 'does' in clicks[act]);

  test.for(deeds)('%s is done at once', (act) => {
    expect(pressed(act)).toMatchObject({ type: 'Action.Execute', verb: act, data: { action: act, ...on } });
  });

  test.for(forms)('%s opens its form', (act) => {
    const data = { action: act, dialog_id: act, ...on, msteams: { type: 'task/fetch' } };
    expect(pressed(act)).toMatchObject({ type: 'Action.Submit', data });
  });

  test('inside a form takes its place, and is never an Action.Execute', () => {
    const body = [{ kind: 'buttons' as const, buttons: [button('claim'), button('note')] }];
    const { card } = renderDialog({ form: 'case', title: 'Case', context: { reference: on.reference }, body });
    expect(JSON.stringify(card)).not.toMatch(/Action\.Execute|task\/fetch/);
  });

  test('under More stands behind the three dots', () => {
    const card = renderCard(message({ kind: 'buttons', buttons: [button('claim')], more: [button('note')] }));
    expect(card.body).toMatchObject([{ actions: [{ title: 'claim' }, { title: 'note', mode: 'secondary' }] }]);
  });
});

test('facts that follow each other stand in one list', () => {
  const card = renderCard(
    message({ kind: 'facts', facts: [['Data', 'One kind']] }, { kind: 'facts', facts: [['People', '']] }),
  );
  expect(card.body).toMatchObject([{ type: 'FactSet', facts: [{ title: 'Data' }, { title: 'People', value: '–' }] }]);
});

test('a line stands above what follows it', () => {
  const card = renderCard(message(line('Above'), { kind: 'divider' }, line('Below')));
  expect(card.body).toMatchObject([{ type: 'RichTextBlock' }, { type: 'RichTextBlock', separator: true }]);
});

test('a table of more columns than a telephone has room for has two in a cell', () => {
  const columns = ['Case', 'Organisation', 'State', 'Owner', 'Age'];
  const rows = [['IC-1-G5C6', 'Ministry of Justice', 'New', 'nobody', 'today']];
  const [, table] = renderCard(message({ kind: 'table', caption: 'Open cases', columns, rows })).body;
  const said = all(table).flatMap(({ type, items }) => (type === 'TableCell' ? [JSON.stringify(items)] : []));
  expect(said).toEqual(
    [
      ['Case', 'Organisation'],
      ['State', 'Owner'],
      ['Age'],
      ['IC-1-G5C6', 'Ministry of Justice'],
      ['New', 'nobody'],
      ['today'],
    ].map((words) => expect.stringMatching(new RegExp(words.map((word) => `"${word}"`).join('.*')))),
  );
});

test('a long table goes on in another, each with its own heads, and can be read where none is drawn', () => {
  const rows = Array.from({ length: 60 }, (_, place) => [`IC-${place}-G5C6`, 'Ministry of Justice', 'Reply', '']);
  const table: Part = { kind: 'table', caption: 'Open cases', columns: ['Case', 'Organisation', 'Duty', 'Due'], rows };
  const { card } = renderDialog({ form: 'case', title: 'Case', context: {}, body: [table] });
  const [first] = all(card).filter(({ type }) => type === 'Table');
  expect(JSON.stringify(all(first?.['rows'])[0])).toContain('Organisation');
  expect(JSON.stringify(first?.['fallback'])).toContain(
    'Case: IC-0-G5C6 · Organisation: Ministry of Justice · Duty: Reply · Due: –',
  );
});

describe('a chart', () => {
  const figures: Part = {
    kind: 'chart',
    as: 'bar',
    title: 'By type',
    about: 'Type',
    labels: ['Lost *paperwork*', 'Phishing'],
    series: [
      { name: 'Reported', values: [1204, 3] },
      { name: 'Closed', values: [1100] },
    ],
  };

  test('is one of Teams, with every figure of every series', () => {
    expect(renderCard(message(figures)).body).toMatchObject([
      {
        type: 'Chart.VerticalBar.Grouped',
        title: 'By type',
        data: [
          {
            legend: 'Reported',
            values: [
              { x: 'Lost ＊paperwork＊', y: 1204 },
              { x: 'Phishing', y: 3 },
            ],
          },
          { legend: 'Closed', values: [{ y: 1100 }, { y: 0 }] },
        ],
      },
    ]);
    expect(renderCard(message({ ...figures, as: 'line' })).body).toMatchObject([{ type: 'Chart.Line' }]);
  });

  test('is a table to clients that draw none', () => {
    const card = renderCard(message(figures));
    expect(againstCard(card)).toEqual([]);
    const table = all(all(card.body[0])[0]?.['fallback']).find(({ type }) => type === 'Table');
    const said = all(table?.['rows']).flatMap(({ type, inlines }) => (type === 'RichTextBlock' ? [inlines] : []));
    expect(said.flat()).toEqual([
      'Type',
      'Reported',
      'Closed',
      'Lost *paperwork*',
      '1,204',
      '1,100',
      'Phishing',
      '3',
      '0',
    ]);
  });
});

test('words of a stranger stand in a frame, and what they link to cannot be followed', () => {
  const card = renderCard(message({ kind: 'quote', label: 'Subject', text: 'pay *now*\n\nhttps://evil.example' }));
  expect(card.body).toMatchObject([
    { type: 'RichTextBlock' },
    {
      type: 'Container',
      style: 'emphasis',
      items: [{ inlines: ['pay *now*'] }, { inlines: ['hxxps://evil[.]example'], spacing: 'Medium' }],
    },
  ]);
});

test('a letter is shown line by line as it leaves, its addresses too, over as many parts as it needs', () => {
  const letter = Array.from({ length: 400 }, (_, place) => `${place}: see https://www.regulator.example/privacy`).join(
    '\n',
  );
  const form = {
    form: 'preview',
    title: 'Letter',
    submit: 'Send',
    context: {},
    body: [{ kind: 'letter', text: letter }],
  } as const;
  const shown: string[] = [];
  for (let part = 1; !shown.at(-1)?.startsWith('399:'); part += 1) {
    const { card } = renderDialog({ ...form, body: [...form.body] }, { part });
    shown.push(
      ...all(card)
        .filter(({ type }) => type === 'Container')
        .flatMap(({ items }) => all(items).map(({ inlines }) => String(inlines))),
    );
    expect(JSON.stringify(card).includes('"title":"Send"')).toBe(shown.at(-1)?.startsWith('399:'));
  }
  expect(shown.join('\n')).toBe(letter);
});

function pressed(act: Act) {
  const [set] = renderCard(message({ kind: 'buttons', buttons: [button(act)] })).body;
  return set && 'actions' in set ? set.actions[0] : null;
}

function button(act: Act): Button {
  return { act, label: act, on, says: `${act}, case IC-31191-G5C6` };
}

function message(...parts: Part[]): Message {
  return { text: 'A message.', parts };
}
