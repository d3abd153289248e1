import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice, until } from '../support/office.ts';
import { emptyFolder, removeFolder } from '../support/temporary-folder.ts';

let office: Office;
const ownPolicy = emptyFolder();
beforeAll(async () => {
  office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ POLICY_DIR: ownPolicy }) });
});
afterAll(async () => {
  await office.stop();
  removeFolder(ownPolicy);
});

const told = {
  organisation: 'Pennant Logistics Ltd',
  channel: 'phone',
  day: '2024-03-11',
  time: '16:40',
  words: 'A driver lost a list of addresses. She will write.',
  address: 'data@pennant-logistics.example',
  name: 'Callum Reeve',
  discoveredAt: '2024-03-08',
  'discoveredAt-time': '9.15',
  subjectCount: 'about 40',
  dataCategories: ['Location data'],
};

test('what is missing or cannot be is said at its field, and nothing is opened', async () => {
  const form = await office.command('U0ALEX', 'new');
  const refused = await office.submit('U0ALEX', form.view as never, {
    ...told,
    time: 'noon',
    address: 'by hand',
    subjectCount: 'a few',
  });
  expect(refused.errors).toEqual({
    time: 'Write the time as 14:05.',
    address: 'Write one address, such as dpo@organisation.example.',
    subjectCount: 'Write one number, such as 1,200, or about 1,200.',
  });
  const future = await office.submit('U0ALEX', form.view as never, { ...told, day: '2024-03-12', time: '16:40' });
  expect(future.errors).toEqual({ day: 'That is still to come. Check day and time.' });
  expect((await office.state()).cases).toEqual([]);
});

test('the same form sent twice opens one case, and its promise counts from the call', async () => {
  const form = await office.command('U0ALEX', 'new');
  await Promise.all(
    [1, 2].map(() => office.submit('U0ALEX', form.view as never, told).catch(() => null)), // the second may find no form
  );
  const card = await office.card('IC-', 'Pennant Logistics Ltd');
  expect(card.text).toContain('Reply promised by Mon 18 Mar, 16:40');
  const { cases } = await office.state();
  expect(cases).toHaveLength(1);
  expect(cases[0].history.at(0).sentence).toBe('Alex Moss took down a report that came by telephone.');
  expect(JSON.stringify(card)).toContain('Mon 11 Mar 2024, 16:40 by telephone');
  expect(JSON.stringify(card)).toContain('10 to 99');
  expect(JSON.stringify(card)).toContain('later than 72 h');
  expect(JSON.stringify(card)).toContain('5 read');
  expect(JSON.stringify(card)).not.toContain('driver');
  const report = JSON.stringify((await office.click('U0ALEX', card, 'show-report')).view);
  for (const words of ['A driver lost a list', 'about 40', '8 March 2024 09:15']) expect(report).toContain(words);
  expect(report).not.toContain('open-original');
});

test('its letters are new messages to the contact that was given', async () => {
  const card = await office.card('IC-', 'Pennant Logistics Ltd');
  await office.click('U0ALEX', card, 'claim');
  const claimed = await office.card('IC-', 'New, claimed');
  const signature = await office.click('U0ALEX', claimed, 'acknowledge');
  const letter = await office.submit('U0ALEX', signature.view as never, {
    name: 'Alex Moss',
    title: 'Case Officer',
    telephone: '',
    initials: '',
  });
  await office.submit('U0ALEX', letter.view as never);
  await office.lettersLeave();
  const [sent] = await until('the letter', async () => {
    const mails = await office.mails('sentitems');
    return mails.length > 0 && mails;
  });
  expect(JSON.stringify(sent.to)).toContain('data@pennant-logistics.example');
  const raw = await office.raw(sent.id);
  expect(raw).not.toMatch(/^(In-Reply-To|References):/im);
  expect(raw).not.toContain('driver');
});

test('who asks by telephone how it stands is found by what they call themselves, and the call is noted', async () => {
  const reference = (await office.card('IC-', 'Pennant Logistics Ltd')).text.slice(0, 14);
  for (const called of ['PL', 'pennant logistics', 'Pennant']) {
    const found = await office.command('U0TOM', `find ${called}`);
    expect(found.ephemeral.at(-1)?.text).toContain('Pennant Logistics Ltd');
  }
  const form = await office.command('U0TOM', `note ${reference}`);
  await office.submit('U0TOM', form.view as never, { note: 'Callum Reeve asked by telephone how it stands.' });
  await until('the thread to say so', async () =>
    (await office.messages()).find(({ thread_ts, text }) => thread_ts && text.includes('added a note')),
  );
});

test('a rule that changes holds for what is reported from then on; every other case goes by the rule of its day', async () => {
  const changes = (days: number) => `[{ from: 2024-04-01, days: ${days} }]`;
  writeFileSync(
    join(ownPolicy, 'policy.yml'),
    `promise: { days: 7, changes: ${changes(5)} }\ndecision: { days: 30, changes: ${changes(14)} }\n`,
  );
  await office.ask('restart', {});
  await office.at('2024-04-02T10:00:00Z');
  expect((await office.card('IC-', 'Decide by Wed 10 Apr')).text).toContain('Pennant Logistics Ltd');
  for (const [organisation, day, due] of [
    ['Marram Housing', '2024-03-29', 'Fri 5 Apr'],
    ['Sedge Housing', '2024-04-02', 'Sun 7 Apr'],
  ] as const) {
    const form = await office.command('U0ALEX', 'new');
    await office.submit('U0ALEX', form.view as never, { ...told, organisation, day, time: '9:15' });
    const { text } = await office.card('IC-', organisation);
    expect(text).toContain(`Reply promised by ${due}, 09:15`);
  }
});

test('a guest opens no case', async () => {
  const answer = await office.command('U0SAM', 'new');
  expect(answer.view).toBeNull();
  expect(answer.ephemeral.at(-1)?.text).toContain('another organisation');
});
