import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../support/office.ts';
import { emptyFolder, removeFolder } from '../support/temporary-folder.ts';
import { type Killable, startDesk } from './running-desk.ts';
import { ask, report, workOn } from './work-under-way.ts';

const folder = emptyFolder();
let desk: Killable;
let reports = 0;

const mailbox = () => {
  const { port } = JSON.parse(readFileSync(join(folder, 'sandbox/address.json'), 'utf8'));
  return `http://127.0.0.1:${port}`;
};
const deliver = async (many: number) => {
  const numbers = Array.from({ length: many }, () => ++reports);
  await Promise.all(numbers.map((number) => report(mailbox(), number)));
};
type Shown = { reference: string; organisation: string; steps: { acknowledge: boolean } };
const cases = async (): Promise<Shown[]> => (await ask(desk.url, 'desk'))?.cases ?? [];

beforeAll(async () => {
  desk = await startDesk(folder);
});
afterAll(async () => {
  await desk.stop().catch(() => {});
  removeFolder(folder);
});

// A desk that needs more than ten seconds ends itself with 1.
test.for([
  ['while reports pour in', {}],
  ['while Slack asks to wait', { slack: '429' }],
  ['while Slack is down', { slack: 'down' }],
  ['while the mailbox is down', { graph: 'down' }],
  ['while the mailbox does not say whether a letter left', { graph: '504-after-send' }],
] as const)('a desk that is told to stop %s stops in order', async ([, faults]) => {
  await deliver(2);
  const open = (await cases()).find(({ steps }) => !steps.acknowledge);
  await ask(mailbox().concat('/'), 'faults', { slack: null, graph: null, ...faults });
  const work = Promise.all([open && workOn(desk.url, open.reference), deliver(2)]);
  const stopped = desk.stop();
  await work;
  expect(await stopped).toBe(0);
  desk = await startDesk(folder);
});

test('and whatever was in hand is done by the desk that comes next', async () => {
  await ask(desk.url, 'faults', { slack: null, graph: null });
  // The page shows the newest cases only, so cards are counted.
  const announced = async () => {
    const { messages } = await ask(desk.url, 'slack/messages');
    return messages.filter(
      (card: { thread_ts: string | null; text: string }) => !card.thread_ts && /^IC-/.test(card.text),
    );
  };
  await until('every report to be announced', async () => (await announced()).length >= reports, 60_000);
  const organisations = (await announced()).map(({ text }: { text: string }) => /Organisation \d+/.exec(text)?.[0]);
  expect(organisations.sort()).toEqual([...new Set(organisations)].sort());
  expect(organisations).toHaveLength(reports);
}, 90_000);
