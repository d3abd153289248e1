import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messages } from '../../db/messages.ts';
import { emlOf } from '../support/eml.ts';
import { lookListIn } from '../support/look-list.ts';
import { type Answer, type Card, type Office, openOffice, until, type View } from '../support/office.ts';
import { idOf, teamsFloor } from '../support/teams-floor.ts';
import { expectWhole } from '../support/whole.ts';

const now = '2024-03-12T10:15:00Z';
let office: Office;
/** Two that look like junk after two that do not, in the order in which they came. */
let ids: string[];

beforeAll(async () => {
  office = await openOffice({ now, env: () => ({ SANDBOX_CHAT: 'both' }) });
  ids = [];
  for (const subject of ['Is this the council?', 'Your parcel', 'You have won', 'A breach of your mailbox']) {
    ids.push(await arrive(subject));
  }
});
afterAll(() => office.stop());

async function arrive(subject: string): Promise<string> {
  const junk = subject === 'You have won' || subject === 'A breach of your mailbox';
  const { id } = await office.deliver(
    emlOf({
      headers: { From: 'B <b@prizes.example>', Subject: subject, ...(junk && { 'X-Spam-Flag': 'YES' }) },
      text: 'Hello?',
    }),
  );
  return until('the mail to wait', async () => {
    const [row] = await office.db.select().from(messages).where(eq(messages.mailboxId, id));
    return row?.state === 'held' && row.id;
  });
}

const rowOf = async (id: string | undefined) =>
  (
    await office.db
      .select()
      .from(messages)
      .where(eq(messages.id, id ?? ''))
  )[0];

function shownIn({ ephemeral }: Answer): Card {
  const shown = ephemeral.at(-1);
  if (!shown) throw new Error('Nothing was shown');
  return shown;
}

const { listFor, press } = lookListIn(() => office);

/** The options of the only field of a form, as Slack drew them. */
function optionsOf(view: View | null): { value: string; text: { text: string } }[] {
  const [asked] = (view?.blocks ?? []).flatMap((block) => ('element' in block ? [block['element']] : []));
  return (asked as { options: { value: string; text: { text: string } }[] }).options;
}

test('in Slack the mails that wait are ticked in one form, likely junk first, and nothing is ticked before', async () => {
  const { view } = await office.click('U0ALEX', await listFor('U0ALEX'), 'dismiss-mails');
  // Those that came in the same second stand in any order.
  const shown = optionsOf(view).map(({ text }) => text.text);
  expect(shown.slice(0, 2).sort()).toEqual([
    'prizes.example: A breach of your mailbox',
    'prizes.example: You have won',
  ]);
  expect(shown.slice(2).sort()).toEqual(['prizes.example: Is this the council?', 'prizes.example: Your parcel']);
  expect(JSON.stringify(view)).not.toContain('initial_options');
});

test('what is ticked is put aside, one that a colleague settled meanwhile is left alone, and all of it is said', async () => {
  const { view } = await office.click('U0ALEX', await listFor('U0ALEX'), 'dismiss-mails');
  await press('U0TOM', await listFor('U0TOM'), 'dismiss-mail', ids[3] ?? '');
  const mails = ids.slice(1);
  const said = shownIn(await office.submit('U0ALEX', view as View, { mails }));
  expect(said.text).toMatch(
    /^2 mails were put aside as not ours\. To bring any of them back, open \/breach look aside\. 1 mail was left alone: .*Tom Okafor has dealt with it\.$/,
  );
  expect(JSON.stringify(said.blocks)).toContain('A breach of your mailbox');
  const rows = await Promise.all(ids.map(rowOf));
  expect(rows.map((row) => row?.state)).toEqual(['held', 'kept', 'kept', 'kept']);
  expect(rows[1]).toMatchObject({ why: 'Not ours', settledBy: rows[2]?.settledBy });
  expect(rows[3]?.settledBy).not.toBe(rows[1]?.settledBy);
});

test('one of them is brought back from the list that the answer turns to', async () => {
  const answer = (await office.messages()).filter(({ text }) => text.includes('put aside as not ours')).at(-1);
  const aside = shownIn(await press('U0ALEX', answer as Card, 'look:1', 'aside/1'));
  expect(aside.text).toContain('3 mails were put aside in the last seven days');
  await press('U0ALEX', aside, 'restore-mail', ids[1] ?? '');
  expect((await rowOf(ids[1]))?.state).toBe('held');
});

test('a form that lay open while others settled everything says so, and changes nothing', async () => {
  const list = await listFor('U0ALEX');
  for (const id of ids.slice(0, 2)) await press('U0TOM', await listFor('U0TOM'), 'dismiss-mail', id);
  const { view } = await office.click('U0ALEX', list, 'dismiss-mails');
  expect(view?.callback_id).toBe('refused');
  expect(JSON.stringify(view)).toContain('Somebody has dealt with all of these mails already.');
  for (const id of ids.slice(0, 2)) await press('U0TOM', await listFor('U0TOM', 'look aside'), 'restore-mail', id);
});

test('in Teams the same form does the same, and says so in the words of Teams', async () => {
  const floor = teamsFloor(office);
  const user = idOf('Priya Anand');
  await floor.type('Priya Anand', 'look');
  const posts = (await office.ask(`teams/messages?channel=personal&user=${user}`)).messages;
  const list = { user, channel: 'personal', id: posts.at(-1).id, title: 'Several are not ours' };
  const { dialog } = await office.ask('teams/press', list);
  const form = { id: JSON.stringify({ dialog }), title: dialog.title, words: JSON.stringify(dialog.card), wrong: [] };
  expect(form.words).toContain('prizes.example: Your parcel');
  expect((await floor.fill('Priya Anand', form, 'Put aside')).form?.wrong).toEqual(['mails']);
  const { heard } = await floor.fill('Priya Anand', form, 'Put aside', { mails: ids.slice(0, 2) });
  expect(heard).toContain(
    '2 mails were put aside as not ours. To bring any of them back, open @Breachdesk look aside.',
  );
  expect((await Promise.all(ids.map(rowOf))).map((row) => row?.state)).toEqual(Array(4).fill('kept'));
});

test('the database is whole', async () => {
  await expectWhole(office.db, new Date(now));
});
