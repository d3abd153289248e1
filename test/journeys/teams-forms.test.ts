import { afterAll, beforeAll, expect, test } from 'vitest';
import { clippings } from '../../db/clippings.ts';
import { eventTexts } from '../../db/event-texts.ts';
import { officers } from '../../db/officers.ts';
import { openForms } from '../../db/open-forms.ts';
import { openings } from '../../db/openings.ts';
import { type ChatFloor, cardOn, type Seen, type Shown, type Somebody } from '../support/chat-floor.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, until } from '../support/office.ts';
import { idOf } from '../support/teams-floor.ts';
import { openTeamsOffice } from '../support/teams-office.ts';

const sentence = 'The officer picked the wrong file from a list of recent documents.';
const lines = Array.from({ length: 400 }, (_, place) => `Line ${place + 1} of what went wrong in the mailing room.`);

let office: Office;
let floor: ChatFloor;
let card: Shown;
let reference = '';
beforeAll(async () => {
  ({ office, floor, card, reference } = await openTeamsOffice({ [sentence]: lines.join('\n') }));
});
afterAll(() => office.stop());

test('a report that is too long for one dialog comes in parts, and no line of it is lost', async () => {
  let seen = await floor.press('Alex Moss', card, 'Show report');
  let whole = formOf(seen).words;
  const parts = Number(/Part 1 of (\d+)\./.exec(whole)?.[1]);
  expect(parts).toBeGreaterThan(1);
  for (let part = 2; part <= parts; part++) {
    seen = await floor.fill('Alex Moss', formOf(seen), 'Next part');
    expect(formOf(seen).words).toContain(`Part ${part} of ${parts}.`);
    whole += formOf(seen).words;
  }
  expect(lines.filter((line) => !whole.includes(line))).toEqual([]);
  const opened = await office.db.select().from(openings);
  expect(opened.map(({ form }) => form)).toEqual(expect.arrayContaining(['Report', 'Report, part 2']));
});

test('what a report says stands in no message', async () => {
  const posts = JSON.stringify(await office.ask('teams/messages'));
  const own = JSON.stringify(await office.ask(`teams/messages?channel=personal&user=${idOf('Alex Moss')}`));
  expect(posts + own).not.toContain('mailing room');
});

test('a draft is saved in the dialog, which says so and keeps what is typed, and is back when it is opened again', async () => {
  await floor.press('Alex Moss', card, 'Claim');
  const letter = await floor.press('Alex Moss', await cardOn(floor, reference, 'Alex Moss'), 'Write');
  const own = { title: 'Case Officer' };
  const writing =
    formOf(letter).title === 'Your signature' ? await floor.fill('Alex Moss', formOf(letter), 'Save', own) : letter;
  const body = 'We shall telephone you on Thursday.';
  const saved = await floor.fill('Alex Moss', formOf(writing), 'Save draft', { body });
  expect(formOf(saved).words).toContain('Saved ');
  expect(formOf(saved).words).toContain(body);
  const again = await floor.press('Alex Moss', await cardOn(floor, reference), 'Write');
  expect(formOf(again).words).toContain('Your draft is back');
  expect(formOf(again).words).toContain(body);
});

test('a typed command that needs a form offers it, for in Teams only a button opens one', async () => {
  const { heard } = await floor.type('Alex Moss', `note ${reference}`);
  expect(heard.join('\n')).toBe(`The form "Note" for ${reference} is ready.`);
});

test('an officer hands a case over to a colleague from a list, or by a mention', async () => {
  const form = await floor.press('Alex Moss', await cardOn(floor, reference), 'Hand over');
  expect(formOf(form).words).toContain('Tom Okafor');
  await floor.fill('Alex Moss', formOf(form), 'Hand over', { to: idOf('Tom Okafor') });
  await cardOn(floor, reference, 'Tom Okafor');
});

test('what is asked in the channel is answered where only its officer reads it', async () => {
  const user = idOf('Priya Anand');
  const text = '@Breachdesk queue';
  const said = await office.ask('teams/say', { user, channel: '19:cases@thread.tacv2', text });
  expect(said.direct.at(-1).summary).toContain(reference);
  const posts = await floor.posts();
  expect(posts.at(-1)?.words).toContain('The answer is in your own chat with Breachdesk.');
  expect(posts.filter(({ words }) => words.includes('1 open'))).toEqual([]);
});

test('a colleague who is mentioned by name is given the case', async () => {
  const { heard } = await floor.type('Priya Anand', `assign ${reference} <@${idOf('Alex Moss')}>`);
  expect(heard.join('\n')).toContain('Alex Moss');
  await cardOn(floor, reference, 'Alex Moss');
});

test('words of Slack are understood, and answers name the words of Teams', async () => {
  expect((await floor.type('Priya Anand', '/breach mine')).heard).toEqual(['Nothing of yours is open.']);
  const { heard } = await floor.type('Priya Anand', 'help');
  expect(heard.join('\n')).toContain('@Breachdesk queue');
  expect(heard.join('\n')).not.toContain('/breach');
});

test('home is a card in the officer’s own chat, and is drawn anew when something is pressed on it', async () => {
  await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': 'Eastvale Homes', northvale: 'eastvale' }));
  await cardOn(floor, 'IC-', 'Eastvale Homes');
  await floor.type('Tom Okafor', 'home');
  const user = idOf('Tom Okafor');
  const own = async () => (await office.ask(`teams/messages?channel=personal&user=${user}`)).messages;
  const posts = await own();
  const home = posts.at(-1);
  expect(JSON.stringify(home.cards)).toContain('"title":"Claim"');
  const pressed = { user, channel: 'personal', id: home.id, title: 'Claim' };
  expect(await office.ask('teams/press', pressed)).toMatchObject({ ok: true });
  const after = await own();
  expect(after).toHaveLength(posts.length);
  expect(JSON.stringify(after.at(-1).cards)).not.toContain('"title":"Claim"');
  expect(JSON.stringify(after.at(-1).cards)).toContain('Eastvale Homes');
});

test('what was typed into a form that is answered is not kept', async () => {
  const kept = await office.db.select().from(openForms);
  const answered = kept.filter((one) => one.answered !== null);
  expect(answered.length).toBeGreaterThan(0);
  for (const { form, typed } of answered) expect([typed, form]).toMatchObject([{}, { body: [] }]);
});

const CASES = '19:cases@thread.tacv2';
const chosen = (who: Somebody, command: string, id?: string) =>
  office.ask('teams/extend', { user: idOf(who), channel: CASES, command, ...(id && { id }) });

test('a message that a colleague wrote is filed on its case from the message’s own menu, with who wrote it', async () => {
  const text = `For ${reference}: they rang, and the "second" <file> was found.`;
  await office.ask('teams/say', { user: idOf('Tom Okafor'), channel: CASES, text });
  const { messages } = await office.ask(`teams/messages?channel=${CASES}`);
  // The desk may have posted lines of its own since.
  const said = messages.find((post: { text: string }) => post.text.includes('they rang'));
  const opened = await chosen('Alex Moss', 'attach-message', said.id);
  expect(JSON.stringify(opened.dialog.card)).toContain('they rang, and the \\"second\\" <file> was found.');
  expect(JSON.stringify(opened.dialog.card)).toContain('Tom Okafor · Teams, ');
  const sent = { user: idOf('Alex Moss'), dialogId: opened.dialog.id, title: 'Attach', values: {} };
  expect((await office.ask('teams/submit', sent)).message).toContain(`Attached to ${reference}`);
  const kase = await floor.press('Alex Moss', await cardOn(floor, reference), 'Show case');
  expect(formOf(kase).words).toContain('file> was found');
});

test('what should never have been attached is struck by a lead, and is nowhere in the desk any more', async () => {
  const { messages } = await office.ask(`teams/messages?channel=${CASES}`);
  const said = messages.find((post: { text: string }) => post.text.includes('they rang'));
  await chosen('Tom Okafor', 'attach-message', said.id);
  const kase = async (who: 'Alex Moss' | 'Priya Anand') =>
    formOf(await floor.press(who, await cardOn(floor, reference), 'Show case'));
  expect((await kase('Alex Moss')).words).not.toContain('"Strike"');
  const strike = formOf(await floor.fill('Priya Anand', await kase('Priya Anand'), 'Strike'));
  expect(strike.words).toContain('file> was found');
  expect((await floor.fill('Priya Anand', strike, 'Strike')).form?.wrong).toEqual(['reason']);
  await floor.fill('Priya Anand', strike, 'Strike', { reason: 'It names a patient.' });
  const { words } = await kase('Alex Moss');
  expect(words).toContain('Struck by Priya Anand, ');
  expect(words).toContain('It names a patient.');
  expect(words).not.toContain('file> was found');
  for (const table of [eventTexts, clippings, openForms]) {
    expect(JSON.stringify(await office.db.select().from(table))).not.toContain('they rang');
  }
});

test('a report that came by telephone is taken down from beside the message box', async () => {
  expect((await chosen('Alex Moss', 'new-case')).dialog.title).toBe('New case');
});

test('whoever has no role, and a shared channel, get a refusal from a menu', async () => {
  const said = (await office.ask(`teams/messages?channel=${CASES}`)).messages.at(-1);
  const { dialog } = await chosen('Sam Reed', 'attach-message', said.id);
  expect(JSON.stringify(dialog.card)).toContain('You are not a case officer of this desk');
  await office.ask('faults', { channels: { [CASES]: 'shared' } });
  expect((await chosen('Tom Okafor', 'attach-message', said.id)).message).toContain('This is a shared channel');
  await office.ask('faults', { channels: { [CASES]: null } });
});

test('a case is handed to nobody who may not work it, whatever the desk knew of them', async () => {
  const kim = 'a1e00000-0000-4000-8000-000000000005';
  await office.db
    .insert(officers)
    .values({ teamsUserId: kim, name: 'Kim Bell', teamsRole: 'officer', seenAt: new Date(0) });
  const opened = formOf(await floor.press('Priya Anand', await cardOn(floor, reference), 'Hand over'));
  const refused = formOf(await floor.fill('Priya Anand', opened, 'Hand over', { to: kim }));
  expect(refused.wrong).toEqual(['to']);
  expect(refused.words).toContain('Only a case officer of this desk can be given a case.');
});

test('what an officer cannot be told, who has taken the app away, is told by name to those who run the office', async () => {
  await office.ask('faults', { people: { [idOf('Alex Moss')]: 'without-app' } });
  await office.at('2024-03-19T09:00:00Z');
  const ops = encodeURIComponent('19:ops@thread.tacv2');
  await until('the ops channel to hear of it', async () => {
    const { messages } = await office.ask(`teams/messages?channel=${ops}`);
    return JSON.stringify(messages).includes('Alex Moss could not be told this');
  });
  await office.ask('faults', { people: { [idOf('Alex Moss')]: null } });
});

test('a form that is refused gives back what was typed under its label, and nothing that was only chosen', async () => {
  const opens = async (who: Somebody) =>
    formOf(await floor.press(who, await cardOn(floor, reference), 'Who may see this'));
  const [left, other] = [await opens('Priya Anand'), await opens('Alex Moss')];
  await floor.fill('Alex Moss', other, 'Save', { restricted: 'yes' });
  const reason = 'It is one person.';
  const { words } = formOf(await floor.fill('Priya Anand', left, 'Save', { reason }));
  expect(words).toContain('changed who may see this case');
  expect(words).toMatch(new RegExp(`What you typed, to copy:.*"Reason".*${reason}`));
  expect(words).not.toMatch(/"(restricted|onePerson)"/);
});

function formOf({ form, heard }: Seen) {
  if (form) return form;
  throw new Error(`No form opened; what was said: ${heard.join(' ')}`);
}
