import { readFileSync } from 'node:fs';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nudges } from '../../db/nudges.ts';
import { officers } from '../../db/officers.ts';
import { type Office, openOffice, until } from '../support/office.ts';

const REFERENCE = 'IC-31191-G5C6';
const forward = readFileSync(new URL('../fixtures/journey-2019/forward.eml', import.meta.url));

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: '2019-12-23T11:12:00Z' });
  await office.deliver(forward);
  await office.card(REFERENCE);
  await office.command('U0ALEX', `claim ${REFERENCE}`);
});
afterAll(() => office.stop());

/** What a person is owed or was told of the reply, as the office's record has it. */
const owedTo = async (user: string) => {
  const rows = await office.db
    .select({ nudge: nudges })
    .from(nudges)
    .innerJoin(officers, eq(officers.id, nudges.officer))
    .where(eq(officers.slackUserId, user))
    .orderBy(asc(nudges.at));
  return rows.flatMap(({ nudge: { commitment, kind, state } }) => (commitment === 'reply' ? [`${kind} ${state}`] : []));
};
const told = async (user: string) =>
  (await office.messages(`D${user}`)).filter(({ ephemeral_to }) => ephemeral_to === null);
const hears = (user: string, count: number) =>
  until(`${user} to hear ${count} times`, async () => {
    const all = await told(user);
    return all.length >= count && all.at(-1);
  });
const press = async (user: string, actionId: string, value?: string) => {
  const post = await hears(user, 1);
  const answer = await office.ask('slack/click', { user, channel: `D${user}`, ts: post?.ts, actionId, value });
  return (answer.ephemeral as { text: string }[]).map(({ text }) => text).join();
};

test('an officer sets the hours in which they are reminded', async () => {
  const { view } = await office.command('U0ALEX', 'settings');
  const signature = { name: 'Alex Moss', title: 'Case Officer', telephone: '', initials: '' };
  const wrong = await office.submit('U0ALEX', view as never, { ...signature, opens: '18', closes: '10:00' });
  expect(wrong.errors).toEqual({ closes: 'This comes before the first hour.' });
  const right = await office.submit('U0ALEX', view as never, { ...signature, opens: '10', closes: '18.00' });
  expect(right.errors).toBeUndefined();
});

test('a reminder of nine o’clock waits for somebody who begins at ten, also when the desk starts anew meanwhile', async () => {
  await office.at('2019-12-24T09:30:00Z');
  expect(await owedTo('U0ALEX')).toEqual(['day-before owed']);
  await office.ask('restart', {});
  await office.at('2019-12-24T10:00:00Z');
  const post = await hears('U0ALEX', 1);
  expect(post?.text).toContain('due the next working day');
  expect(await owedTo('U0ALEX')).toEqual(['day-before told']);
});

test('put off to Monday, it comes again at the last call, for the promise lapses before', async () => {
  const monday = `put-off|${REFERENCE}|2|reply/monday`;
  expect(await press('U0ALEX', 'more', monday)).toBe(
    `You are reminded of ${REFERENCE} again Fri 27 Dec, 15:00. It is due Fri 27 Dec, 18:16.`,
  );
  await office.at('2019-12-27T14:59:00Z');
  expect(await owedTo('U0ALEX')).toEqual(['day-before told', 'put-off owed', 'due-day passed-over']);
  await office.at('2019-12-27T15:00:00Z');
  const post = await hears('U0ALEX', 2);
  expect(post?.text).toMatch(/^One case needs you\..*the office closes at 17:00/);
  expect(await told('U0ALEX')).toHaveLength(2);
});

test('after the last call it cannot be put off any more', async () => {
  expect(await press('U0ALEX', 'more', `put-off|${REFERENCE}|2|reply/hour`)).toBe(
    'It is due Fri 27 Dec, 18:16 and cannot be put off any more. Nothing was changed.',
  );
});

test('who is on it is said to the leads, and in the morning', async () => {
  expect(await press('U0ALEX', 'on-it')).toBe('Noted: you are on it, and the morning digest says so.');
  await office.at('2019-12-30T08:45:00Z');
  const morning = await until('the morning', async () =>
    (await office.messages('C0OPS')).find(({ text }) => text.includes('late by 3 days')),
  );
  expect(morning.text).toMatch(/^Good morning\. Late: 1\./);
  expect(morning.text).toContain('late by 3 days, Alex Moss is on it.');
});

test('whoever does not want to be disturbed is left in peace, and told once they do', async () => {
  await office.ask('faults', { quiet: { U0PRIYA: 'on' } });
  await office.at('2019-12-30T09:00:00Z');
  expect(await owedTo('U0PRIYA')).toEqual(['late owed']);
  await office.ask('faults', { quiet: { U0PRIYA: null } });
  await office.at('2019-12-30T09:10:00Z');
  expect((await hears('U0PRIYA', 1))?.text).toContain('late since Fri 27 Dec, 18:16, Alex Moss is on it');
});

test('but not for longer than the office works', async () => {
  await office.ask('faults', { quiet: { U0PRIYA: 'on' } });
  await office.at('2019-12-31T16:55:00Z');
  expect(await owedTo('U0PRIYA')).toEqual(['late told', 'late owed']);
  await office.at('2019-12-31T17:00:00Z');
  await hears('U0PRIYA', 2);
});

test('when Slack does not say who is not to be disturbed, nobody’s reminder is lost', async () => {
  await office.ask('faults', { quiet: { U0PRIYA: 'missing-scope' } });
  await office.at('2020-01-02T09:00:00Z');
  await hears('U0PRIYA', 3);
  expect(await owedTo('U0PRIYA')).toEqual(['late told', 'late told', 'late told']);
});

test('what was said to a reminder stands in the history, as evidence and as no version of the case', async () => {
  const { view } = await office.command('U0ALEX', `show ${REFERENCE}`).then(async () => {
    const card = await office.card(REFERENCE);
    return office.more('U0ALEX', card, 'show-case');
  });
  const words = JSON.stringify(view?.blocks);
  expect(words).toContain('Alex Moss: Put off being reminded of the reply promised to Fri 27 Dec 2019, 15:00.');
  expect(words).toContain('Alex Moss: Said to be on it: the reply promised.');
});

test('what has been answered is owed no more, and a late press of an old button says so', async () => {
  const { view } = await office.command('U0ALEX', `ack ${REFERENCE}`);
  await office.submit('U0ALEX', view as never);
  await office.lettersLeave();
  expect(await press('U0ALEX', 'on-it')).toBe(`That is owed on ${REFERENCE} no more. Nothing was changed.`);
});
