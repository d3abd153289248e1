import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Card, type Office, openOffice, until, type View } from '../support/office.ts';

const sentence = 'The officer picked the wrong file from a list of recent documents.';
const lines = Array.from({ length: 6_000 }, (_, place) => `Line ${place + 1} of what went wrong in the mailing room.`);

let office: Office;
let card: Card;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  await office.deliver(fixtureMail('text-initial', { [sentence]: lines.join('\n') }));
  card = await office.card('IC-', 'Northvale Homes');
});
afterAll(() => office.stop());

const shown = (view: View | null) => JSON.stringify(view?.blocks);
/** A part of a quarter of a megabyte takes its time to be drawn, and whoever turned is looking at the form meanwhile. */
async function turn(view: View | null, part: number): Promise<View> {
  await office.ask('slack/click', { user: 'U0ALEX', viewId: view?.id, actionId: `turn:${part}` });
  return until(`part ${part}`, async () => {
    const { views }: { views: View[] } = await office.ask('slack/views?user=U0ALEX');
    return views.find((one) => shown(one).includes(`Part ${part} of 2.`));
  });
}

test('a report that is too long for one form comes in parts, and no line of it is lost', async () => {
  const first = (await office.click('U0ALEX', card, 'show-report')).view;
  expect(shown(first)).toContain('Part 1 of 2.');
  const second = await turn(first, 2);
  expect(second.id).toBe(first?.id);
  const whole = shown(first) + shown(second);
  expect(lines.filter((line) => !whole.includes(line))).toEqual([]);
  expect((await turn(second, 1)).id).toBe(first?.id);
});

test('that a part was opened is recorded like the report itself', async () => {
  const reference = card.text.slice(0, card.text.indexOf(','));
  const looked = (await office.command('U0PRIYA', `looked ${reference}`)).ephemeral.at(-1);
  expect(JSON.stringify(looked)).toContain('Alex Moss · Report, part 2');
});
