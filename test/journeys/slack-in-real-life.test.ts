import { afterAll, beforeAll, expect, test } from 'vitest';
import { officers } from '../../db/officers.ts';
import { anotherReport, eventsOf } from '../support/another-report.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Answer, type Card, type Office, openOffice, until, type View } from '../support/office.ts';
import { expectWhole } from '../support/whole.ts';

let office: Office;
let number = 0;
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z' });
  const { view } = await office.command('U0ALEX', 'settings');
  await office.submit('U0ALEX', view as View, {
    name: 'Alex Moss',
    title: 'Case Officer',
    telephone: '',
    initials: '',
  });
});
afterAll(() => office.stop());

const report = (organisation: string, saying = organisation) => anotherReport(office, ++number, organisation, saying);
const events = (reference: string, type: string) => eventsOf(office, reference, type);
const said = ({ ephemeral }: Answer) => ephemeral.map(({ text }) => text).join(' ');
const direct = async (user: string) => (await office.messages(`D${user}`)).map(({ text }) => text);

test('two officers press Claim in the same second: one has it, the other sees who and when', async () => {
  const reference = await report('Harbour Housing');
  const card = await office.card(reference);
  const [alex, tom] = await Promise.all([office.click('U0ALEX', card, 'claim'), office.click('U0TOM', card, 'claim')]);
  expect(await events(reference, 'claimed')).toHaveLength(1);
  const refusals = [alex, tom].map(said).filter((words) => words !== '');
  expect(refusals).toEqual([expect.stringMatching(/^(Alex Moss|Tom Okafor) .*10:\d\d/)]);
});

test('a double press, and the same press on two devices, are done once and never in silence', async () => {
  const reference = await report('Meadow Clinic');
  const card = await office.card(reference);
  const answers = await Promise.all([1, 2, 3].map(() => office.click('U0ALEX', card, 'claim')));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await events(reference, 'claimed')).toHaveLength(1);
  await office.card(reference, 'Alex Moss');
});

test('an event that Slack sends again, because it did not hear that it was heard, shows nothing twice', async () => {
  const reference = await report('Ferry Bridge School');
  const card = await office.card(reference);
  const heard = async () => {
    const { taken } = (await office.ask('slack/journal')) as { taken: { kind: string; ack: string }[] };
    return taken.filter(({ kind }) => kind === 'event').map(({ ack }) => ack);
  };
  const shown = async () => {
    const { view } = (await office.ask('slack/home?user=U0ALEX')) as { view: View };
    const posts = (await office.messages()).filter(({ thread_ts: thread }) => !thread);
    // Slack names blocks afresh each time.
    const home = view.blocks.map((block) => ({ ...block, block_id: null }));
    return { home, posts: posts.map(({ ts }) => ts), direct: await direct('U0ALEX') };
  };
  await office.click('U0ALEX', card, 'claim');
  await office.card(reference, 'Alex Moss');
  await office.ask('slack/home', { user: 'U0ALEX' });
  const [once, before] = [await shown(), (await heard()).length];
  await office.ask('faults', { slack: 'lost-acks', for: 1 });
  await office.ask('slack/home', { user: 'U0ALEX' });
  await until('the event to come again', async () => (await heard()).length === before + 2);
  expect((await heard()).slice(before)).toEqual(['timeout', 'ack']);
  expect(await shown()).toEqual(once);
});

test('a form that Slack would not open any more says so, and opens at the next press', async () => {
  const reference = await report('Quarry Logistics');
  const card = await office.card(reference);
  await office.ask('faults', { slack: 'expired_trigger_id', for: 1 });
  const late = await office.click('U0ALEX', card, 'show-report');
  expect(late.view).toBeNull();
  expect(said(late)).toBe('Slack took too long to open this form. Press again.');
  expect((await office.click('U0ALEX', card, 'show-report')).view?.title.text).toBe('Report');
});

test('a form lies open for forty minutes while a follow-up comes: what changed is shown, and what was typed is kept', async () => {
  const reference = await report('Sandford Trust');
  await office.click('U0ALEX', await office.card(reference), 'claim');
  const form = await office.command('U0ALEX', `write ${reference}`);
  await office.at('2024-03-12T10:55:00Z');
  await office.deliver(
    fixtureMail('text-follow-up', {
      'IC-40112-K3T7': reference,
      'Northvale Homes': 'Sandford Trust',
      northvale: `org${number}`,
      'fixture.2': `follow-up.${number}`,
    }),
  );
  await until(
    'the follow-up to be on the case',
    async () => (await events(reference, 'follow-up-received')).length === 1,
  );
  const words = { about: 'your report', body: 'Please tell us when the list was lost.' };
  const preview = await office.submit('U0ALEX', form.view as View, words);
  const refused = await office.submit('U0ALEX', preview.view as View);
  expect(JSON.stringify(refused.view)).toMatch(/While you wrote, .*follow-up/);
  expect(JSON.stringify(refused.view)).toContain(words.body);
  expect(
    (await office.mails('sentitems')).filter(({ subject }: { subject: string }) => subject.includes(reference)),
  ).toEqual([]);
});

test('Slack goes down during a decision: the letter leaves once, and the card is put right later', async () => {
  const reference = await report('Tarn Valley Council');
  await office.click('U0ALEX', await office.card(reference), 'claim');
  const form = await office.command('U0ALEX', `decide ${reference}`);
  const letter = await office.submit('U0ALEX', form.view as View, {
    outcome: 'No Further Action',
    reasonBank: ['acted'],
    happened: 'a letter lost in the post',
  });
  await office.submit('U0ALEX', letter.view as View);
  await office.ask('faults', { slack: 'down' });
  await office.lettersLeave();
  const sent = (await office.mails('sentitems')).map(({ subject }: { subject: string }) => subject);
  expect(sent.filter((subject: string) => subject.includes(reference))).toEqual([`Decision: ${reference}`]);
  await office.ask('faults', { slack: null });
  const closed = await office.card(reference, 'Closed');
  expect(closed.text).toContain('No further action');
});

test('an organisation that is called like a mention pings nobody and breaks nothing, wherever it stands', async () => {
  const reference = await report('<!channel> *&<script>', '&lt;!channel&gt;');
  await office.click('U0ALEX', await office.card(reference), 'claim');
  await office.ask('slack/home', { user: 'U0ALEX' });
  const shown = drawn([
    await office.card(reference),
    await office.command('U0ALEX', 'queue'),
    await office.command('U0ALEX', 'mine'),
    await office.command('U0ALEX', `show ${reference}`),
    await office.ask('slack/home?user=U0ALEX'),
    await office.more('U0ALEX', await office.card(reference), 'note'),
  ]);
  expect(shown.filter((words) => words.includes('script')).length).toBeGreaterThan(3);
  expect(shown.filter((words) => /<[!@#]/.test(words))).toEqual([]);
});

test('of a restricted case a reminder is a reference and a date, to its owner and to the leads', async () => {
  const reference = await report('Wren Family Practice');
  await office.click('U0ALEX', await office.card(reference), 'claim');
  const form = await office.more('U0ALEX', await office.card(reference), 'restrict');
  const answers = { restricted: 'yes', members: [], onePerson: 'no', reason: 'A colleague is affected.' };
  await office.submit('U0ALEX', form.view as View, answers);
  await office.card(reference, 'Restricted');
  // Late, so that the leads hear of it beside its owner.
  await office.at('2024-03-20T09:00:00Z');
  for (const user of ['U0ALEX', 'U0PRIYA']) {
    const words = await until(`${user} to hear of it`, async () =>
      (await direct(user)).find((text) => text.includes(reference)),
    );
    expect(words).toContain(`${reference}, Restricted, Reply promised by`);
    expect(JSON.stringify(await office.messages(`D${user}`))).not.toContain('Wren');
  }
});

test('however much is late after a long night, each person hears it in one message', async () => {
  const before = await direct('U0PRIYA');
  await office.at('2024-03-21T09:00:00Z');
  const after = await until('the lead to hear of it', async () => {
    const all = await direct('U0PRIYA');
    return all.length > before.length && all;
  });
  expect(after).toHaveLength(before.length + 1);
  expect(after.at(-1)).toMatch(/^[3-9] cases need you\./);
});

test('an owner leaves with cases open: the leads are told in their place, and what is due follows the hand-over', async () => {
  const [alexs] = (await office.command('U0ALEX', 'queue mine')).ephemeral as Card[];
  const reference = /IC-\d+-\w+(?=, Meadow Clinic)/.exec(alexs?.text ?? '')?.[0] ?? '';
  await office.ask('faults', { people: { U0ALEX: 'deactivated' } });
  await until('the desk to know', async () =>
    (await office.db.select().from(officers)).some(({ name, worksCases }) => name === 'Alex Moss' && !worksCases),
  );
  await office.at('2024-03-22T09:00:00Z');
  const told = await until('the lead to hear of it', async () =>
    (await direct('U0PRIYA')).find((text) => text.includes('Alex Moss has it and works cases no more')),
  );
  expect(told).toContain(reference);
  await office.command('U0PRIYA', `assign ${reference} <@U0TOM|tom>`);
  await office.card(reference, 'Tom Okafor');
  await office.at('2024-03-25T09:00:00Z');
  await until('the new owner to hear of it', async () =>
    (await direct('U0TOM')).some((text) => text.includes(reference)),
  );
});

test('the database is whole: histories, copies, mails and letters', () =>
  expectWhole(office.db, new Date('2024-03-25T09:00:00Z')));

/** Every text in which Slack reads markup: of messages, and of what is no plain text in their blocks. */
function drawn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(drawn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: string; text?: unknown };
  const own = typeof text === 'string' && (type === undefined || type === 'mrkdwn') ? [text] : [];
  return [...own, ...Object.values(value).flatMap(drawn)];
}
