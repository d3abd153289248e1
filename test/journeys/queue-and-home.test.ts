import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, NOW } from '../bench/fill.ts';
import { type Card, type Office, openOffice, type View } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: NOW.toISOString() });
  await fill(office.db, 60, 45);
});
afterAll(() => office.stop());

type Button = { action_id: string; text?: { text: string }; value: string };

const pressedBy = ({ blocks }: Pick<View, 'blocks'>, label: string) => {
  // What Slack was given, as it was given.
  const buttons = blocks.flatMap((block) => (block['elements'] ?? []) as Button[]);
  const { action_id: actionId, value } = buttons.find(({ text }) => text?.text === label) ?? {};
  return { actionId, value };
};

test('the queue is asked for by filter and page, and turned by buttons of one name', async () => {
  const { ephemeral } = await office.command('U0ALEX', 'queue unclaimed 2');
  const list = ephemeral.at(-1) as Card;
  expect(JSON.stringify(list.blocks)).toContain('page 2 of ');
  const press = { user: 'U0ALEX', channel: 'C0CASES', ts: list.ts, ...pressedBy(list, 'Next page') };
  expect(JSON.stringify((await office.ask('slack/click', press)).ephemeral)).toContain('page 3 of ');
  const urgent = { ...press, ...pressedBy(list, 'Urgent') };
  expect((await office.ask('slack/click', urgent)).ephemeral.at(-1).text).toContain('You asked for urgent: none.');
});

test('a mistyped filter is answered with the nearest', async () => {
  expect((await office.command('U0ALEX', 'queue unclamed')).ephemeral.at(-1)?.text).toBe(
    'There is no filter "unclamed". Did you mean /breach queue unclaimed? For an organisation: /breach find unclamed.',
  );
});

test('home is filtered at a press, and stays so when it is opened again', async () => {
  const home = async (): Promise<View> => (await office.ask('slack/home?user=U0ALEX')).view;
  await office.ask('slack/home', { user: 'U0ALEX' });
  const view = await home();
  await office.ask('slack/click', { user: 'U0ALEX', viewId: view.id, ...pressedBy(view, 'Unclaimed') });
  expect(JSON.stringify(await home())).toMatch(/Unclaimed: \d\d/);
  await office.ask('slack/home', { user: 'U0ALEX' });
  expect(JSON.stringify(await home())).toMatch(/Page 1 of \d, \d\d cases, due first/);
});
