import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/chat/listeners.ts';
import { type ChatFloor, cardOn, formOf, lineUnder, type Shown } from '../support/chat-floor.ts';
import { fixtureMail } from '../support/fixture-mail.ts';
import { type Office, openOffice, until } from '../support/office.ts';
import { slackFloor } from '../support/slack-floor.ts';
import { teamsFloor } from '../support/teams-floor.ts';
import { expectWhole } from '../support/whole.ts';

const floors = { slack: slackFloor, teams: teamsFloor };
const records: string[][] = [];
const cards: string[][] = [];
const signature = { name: 'Alex Moss', title: 'Case Officer' };

/** What officers do in any chat, and what they see of it: nothing here knows which chat it is. */
describe.each(['slack', 'teams'] as const)('an office that works in %s', (chat) => {
  let office: Office;
  let floor: ChatFloor;
  let reference = '';
  /** The card as it stood before anybody had pressed anything. */
  let first: Shown;
  /** And as it stood before the case was closed. */
  let open: Shown;
  let late = '';
  beforeAll(async () => {
    office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ SANDBOX_CHAT: chat }) });
    floor = floors[chat](office);
  });
  afterAll(() => office.stop());

  test('sees a report announced, with its promise, and no person in it', async () => {
    await office.deliver(fixtureMail('text-initial'));
    const card = await cardOn(floor, 'IC-', 'Northvale Homes');
    reference = card.words.slice(0, card.words.indexOf(','));
    first = card;
    expect(card.words).toContain('Reply promised by Tue 19 Mar, 10:15');
    expect(card.words).toContain('Nobody has claimed this');
    expect(card.words).not.toMatch(/@|\bMr\b|\bMs\b/);
  });

  test('claims it by a press, and the card says whose it is', async () => {
    await floor.press('Alex Moss', await cardOn(floor, reference), 'Claim');
    await cardOn(floor, reference, 'Alex Moss');
  });

  test('claims it once: the second hears who has it', async () => {
    const refused = /^Alex Moss claimed IC-.* Nothing was changed\.$/;
    expect((await floor.type('Tom Okafor', `claim ${reference}`)).heard.join('\n')).toMatch(refused);
    expect((await floor.press('Tom Okafor', first, 'Claim')).heard.join('\n')).toMatch(refused);
  });

  test('keeps guests out', async () => {
    const { heard } = await floor.type('Sam Reed', 'queue');
    expect(heard.join('\n')).toMatch(/Nothing was changed\.$/);
    expect(heard.join('\n')).not.toContain(reference);
  });

  test('understands a word that is nearly right, and says what else may be typed', async () => {
    const { heard } = await floor.type('Alex Moss', 'qeue');
    expect(heard.join('\n')).toContain('queue');
  });

  test('answers every word that it knows, by words or by a form', async () => {
    for (const word of Object.keys(commands)) {
      const about = word === 'find' ? 'Northvale' : word === 'stats' ? '' : reference;
      const answer = await floor.type('Priya Anand', `${word} ${about}`);
      expect([word, answer.form === null && answer.heard.length === 0]).toEqual([word, false]);
      expect(answer.heard.join('\n')).not.toContain('is not a command of this desk');
    }
  });

  test('signs once, and reads the acknowledgement whole before it leaves', async () => {
    const asked = await floor.press('Alex Moss', await cardOn(floor, reference), 'Acknowledge');
    expect(asked.form?.title).toBe('Your signature');
    const letter = await floor.fill('Alex Moss', formOf(asked), 'Save', signature);
    expect(letter.form?.title).toBe('Acknowledge');
    expect(letter.form?.words).toContain('Northvale Homes');
    const sent = await floor.fill('Alex Moss', formOf(letter), 'Send');
    expect(sent.form).toBeNull();
    expect(sent.heard.join('\n')).toMatch(/leaves at .* Until then you can take it back\./);
  });

  test('takes a letter back within its minute, and sends it again: one leaves', async () => {
    await floor.press('Alex Moss', await cardOn(floor, reference, 'Letter leaving'), 'Undo');
    const again = await floor.press('Alex Moss', await cardOn(floor, reference, 'New, claimed'), 'Acknowledge');
    await floor.fill('Alex Moss', formOf(again), 'Send');
    await office.lettersLeave();
    await cardOn(floor, reference, 'Acknowledged');
    expect(await office.mails('sentitems')).toHaveLength(1);
  });

  test('is told what a triage lacks, and nothing typed is lost', async () => {
    const opened = await floor.press('Tom Okafor', await cardOn(floor, reference), 'Triage');
    const lacking = await floor.fill('Tom Okafor', formOf(opened), 'Save', { note: 'Two mailboxes.', route: 'decide' });
    expect(lacking.form?.wrong).toContain('incidentType');
    const saved = await floor.fill('Tom Okafor', formOf(lacking), 'Save', {
      incidentType: 'Non cyber|Data emailed to incorrect recipient',
      urgent: 'no',
      route: 'decide',
      note: 'Two mailboxes.',
    });
    expect(saved.form).toBeNull();
    const card = await cardOn(floor, reference, 'Triaged');
    await lineUnder(floor, card, 'Alex Moss claimed this');
    await lineUnder(floor, card, 'Tom Okafor triaged it');
  });

  test('hears what is wrong with a date under its field, with the words still there', async () => {
    const ask = await floor.press('Alex Moss', await cardOn(floor, reference), 'Ask');
    const sunday = { answerBy: '2024-03-31', ownQuestions: 'Which supplier was it?' };
    const wrong = await floor.fill('Alex Moss', formOf(ask), 'See the letter', sunday);
    expect(wrong.form?.wrong).toEqual(['answerBy']);
    const friday = { answerBy: '2024-03-28', questionBank: ['cause'], ownQuestions: 'Which supplier was it?' };
    const preview = await floor.fill('Alex Moss', formOf(wrong), 'See the letter', friday);
    expect(preview.form?.words).toContain('Which supplier was it?');
    expect(preview.form?.words).toContain('Questions, please answer by 28 March 2024');
    await floor.fill('Alex Moss', formOf(preview), 'Send');
    await office.lettersLeave();
    expect((await cardOn(floor, reference, 'Waiting')).words).toContain('Answer due from the controller Thu 28 Mar');
  });

  test('sees the follow-up come in, and reads what changed', async () => {
    const sent = await office.mails('sentitems');
    const letter = sent.find((mail: { subject: string }) => mail.subject.startsWith('Questions'));
    await office.at('2024-03-25T16:05:00Z');
    const replaced = { 'IC-40112-K3T7': reference, '<q@regulator.example>': letter.internetMessageId };
    await office.deliver(fixtureMail('text-follow-up', replaced));
    const card = await cardOn(floor, reference, 'Follow-up in');
    const changes = await floor.press('Priya Anand', card, 'See changes');
    expect(changes.form?.title).toBe('What changed');
  });

  test('decides in three steps, and the case closes when the letter has left', async () => {
    open = await cardOn(floor, reference);
    const outcome = await floor.press('Alex Moss', open, 'Decide');
    const letter = await floor.fill('Alex Moss', formOf(outcome), 'See the letter', {
      outcome: 'No Further Action',
      reasonBank: ['isolated', 'no-harm'],
      happened: 'an unintended exposure of personal information',
    });
    const sent = await floor.fill('Alex Moss', formOf(letter), 'Send');
    expect(sent.form).toBeNull();
    await office.lettersLeave();
    expect((await cardOn(floor, reference, 'Closed')).words).toContain('No further action');
  });

  test('says to whoever presses an old card of a closed case how it stands, and changes nothing', async () => {
    const closed = await cardOn(floor, reference);
    const { form } = await floor.press('Alex Moss', open, 'Decide');
    expect(form?.words).toMatch(new RegExp(`${reference} was closed .*\\d\\d:\\d\\d.*Reopen it to go on`));
    expect(await cardOn(floor, reference)).toMatchObject({ id: closed.id, words: closed.words });
  });

  test('finds a lapsed promise in the queue, under what is late, and in a reminder to its lead that its thread tells of', async () => {
    await office.at('2024-03-26T09:30:00Z');
    await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': 'Southvale Homes', northvale: 'southvale' }));
    const card = await cardOn(floor, 'IC-', 'Southvale Homes');
    late = card.words.slice(0, card.words.indexOf(','));
    await office.at('2024-04-04T10:00:00Z');
    await cardOn(floor, late, 'late by 2 days');
    expect((await floor.type('Priya Anand', 'queue')).heard.join('\n')).toMatch(/^1 open\. Of these 1 late/);
    expect((await floor.type('Priya Anand', 'late')).heard.join('\n')).toContain(late);
    await until('the lead to be reminded', async () =>
      (await floor.told('Priya Anand')).find((said) => said.includes('late since')),
    );
    await until('the thread to say so', async () =>
      (await floor.posts()).find(({ thread, words }) => thread !== null && words.includes('Priya Anand was reminded')),
    );
  });

  test('letter sent to wrong controller: incident button with recall note, self-report draft and links between the affected cases', async () => {
    const opened = await floor.press('Tom Okafor', await cardOn(floor, reference, 'Closed'), 'Letter went wrong');
    expect(formOf(opened).words).toContain('data.team@northvale.example');
    const said = {
      how: 'wrong-person',
      note: 'I took the address of <b>another</b> <@U0PRIYA> controller.',
      recall: 'yes',
    };
    const itself = await floor.fill('Tom Okafor', formOf(opened), 'Record it', { ...said, reference });
    expect(formOf(itself).wrong).toEqual(['reference']);
    const unsigned = await floor.fill('Tom Okafor', formOf(itself), 'Record it', {
      ...said,
      reference: late.slice(-4),
    });
    const note = await floor.fill('Tom Okafor', formOf(unsigned), 'Save', {
      name: 'Tom Okafor',
      title: 'Case Officer',
    });
    expect(formOf(note).title).toBe('Recall note');
    expect(formOf(note).words).toContain('data.team@northvale.example (where that letter went)');
    const waits = await floor.fill('Tom Okafor', formOf(note), 'Send');
    expect(waits.heard.join('\n')).toMatch(/recall note .*leaves at .* Until then you can take it back\./);
    await office.lettersLeave();
    const card = await cardOn(floor, reference, 'Triaged');
    expect(card.words).toContain('The decision letter went to the wrong person. Decide by');
    await lineUnder(floor, card, 'Tom Okafor said that the decision letter went to the wrong person');
    await lineUnder(floor, card, `${late} is affected`);
    await lineUnder(floor, card, 'Recall note sent');
    await lineUnder(
      floor,
      await cardOn(floor, late),
      `information of this case went out with a letter of ${reference}`,
    );

    const sent: { subject: string; to: unknown; id: string }[] = await office.mails('sentitems');
    const [decision, recall] = ['Decision', 'Please delete our email of 25 March 2024'].map((subject) =>
      sent.find((mail) => mail.subject.startsWith(subject)),
    );
    expect(recall?.to).toEqual([expect.objectContaining({ address: 'data.team@northvale.example' })]);
    const raw = await office.raw(recall?.id ?? '');
    expect(raw.replace(/\s+/g, ' ')).toContain(decision?.subject);
    for (const word of ['Northvale Homes', 'Southvale', late, 'another controller']) expect(raw).not.toContain(word);

    const alarms = (await floor.told('Priya Anand')).filter((words) => words.includes('went wrong'));
    expect(alarms).toEqual([expect.stringContaining(`A letter of ${reference} went wrong.`)]);
    expect(alarms.join()).not.toMatch(/Northvale|Southvale|decision|controller/);

    const owner = await floor.press('Alex Moss', card, 'Self-report draft');
    expect(formOf(owner).words).toContain(
      'Only Tom Okafor, who said that a letter went wrong, and team leads may open',
    );
    const draft = await floor.press('Priya Anand', card, 'Self-report draft');
    for (const words of [
      'The 72 hours end Sun 7 Apr',
      'Recall note',
      'Data emailed to incorrect recipient',
      '<@U0PRIYA>',
    ])
      expect(formOf(draft).words).toContain(words);
    await floor.fill('Priya Anand', formOf(draft), 'Save', {
      draft: 'How many data subjects could be affected?\nOne.',
    });
    const again = await floor.press('Tom Okafor', await cardOn(floor, reference), 'Self-report draft');
    expect(formOf(again).words).toContain('Saved by Priya Anand');
    const linked = await floor.press('Alex Moss', await cardOn(floor, late), 'Show case');
    expect(formOf(linked).words).toContain(reference);
    const looked = await floor.type('Priya Anand', `looked ${reference}`);
    expect(looked.heard.join('\n')).toMatch(/Tom Okafor · Self-report draft[\s\S]*Priya Anand · Self-report draft/);
    const posts = (await floor.posts()).map(({ words }) => words).join('\n');
    expect(posts).not.toContain('another');
  });

  test('leaves a whole record behind', async () => {
    await expectWhole(office.db, new Date('2024-04-04T10:00:00Z'));
    const { cases } = await office.state();
    const all: string[] = cases.flatMap((kase: { history: { sentence: string }[] }) => [
      ...kase.history.map(({ sentence }) => sentence),
    ]);
    records.push(all.map((sentence) => sentence.replace(/IC-4\d{5}-\w{4}/g, 'IC-REFERENCE')));
    const posts = (await floor.posts()).filter(({ thread }) => thread === null);
    cards.push(posts.map(({ words }) => words.replace(/IC-4\d{5}-\w{4}/g, 'IC-REFERENCE')));
  });
});

test('the record and the cards read the same, whichever chat the office works in', () => {
  expect(records[0]?.length).toBeGreaterThan(8);
  expect(records[1]).toEqual(records[0]);
  expect(cards[0]?.length).toBe(2);
  expect(cards[1]).toEqual(cards[0]);
});
