import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BOT, CASE_CHANNEL, personalChat, TEAM } from '../../src/sandbox/teams/tenant.ts';
import { activityWith, alex, cardOf, lee, openTeams, type TeamsPlace, tom } from './teams-place.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

const card = cardOf(
  [{ type: 'TextBlock', text: 'IC-1 · Ministry · New' }],
  [
    { type: 'Action.Execute', title: 'Claim', verb: 'claim', data: { action: 'claim', reference: 'IC-1' } },
    { type: 'Action.Submit', title: 'Triage', data: { dialog_id: 'triage', msteams: { type: 'task/fetch' } } },
  ],
);
const form = (words: string, value = '') =>
  cardOf(
    [
      { type: 'TextBlock', text: words },
      { type: 'Input.Text', id: 'why', label: 'Why', isRequired: true, errorMessage: 'Say why.', maxLength: 20, value },
      {
        type: 'Input.ChoiceSet',
        id: 'kinds',
        label: 'Kinds',
        isMultiSelect: true,
        choices: [
          { title: 'Cyber', value: 'cyber' },
          { title: 'Non cyber', value: 'other' },
        ],
      },
    ],
    [
      { type: 'Action.Submit', title: 'Save', data: { action: 'save' } },
      { type: 'Action.Submit', title: 'Drop', data: { action: 'drop' }, associatedInputs: 'none' },
    ],
  );
const task = (content: object) => ({
  task: { type: 'continue', value: { title: 'Triage', card: { contentType: CARD, content } } },
});

let place: TeamsPlace;
let id: string;
beforeAll(async () => {
  place = await openTeams();
  id = await place.posts(card);
});
afterAll(() => place.stop());
beforeEach(() => {
  place.received.length = 0;
});
const lastBody = () => place.received.at(-1)?.body;
const press = (user: string, title: string) => place.does('press', { user, channel: CASE_CHANNEL, id, title });

test('a press tells the app who pressed what and where, and shows its answer to that person alone', async () => {
  const claimed = cardOf([{ type: 'TextBlock', text: 'Claimed by Alex Moss' }]);
  place.answer(() => ({ status: 200, body: { statusCode: 200, type: CARD, value: claimed } }));
  expect(await press(alex, 'Claim')).toMatchObject({ ok: true, dialog: null });
  expect(lastBody()).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    replyToId: id,
    from: { aadObjectId: alex, name: 'Alex Moss' },
    recipient: { id: BOT },
    conversation: { id: `${CASE_CHANNEL};messageid=${id}`, conversationType: 'channel', isGroup: true },
    value: { action: { type: 'Action.Execute', verb: 'claim', data: { action: 'claim', reference: 'IC-1' } } },
  });
  expect((await place.sees(alex))[0]?.cards).toEqual([claimed]);
  expect((await place.sees(tom))[0]?.cards).toEqual([card]);
});

test('a change for everyone takes the place of what one person was shown', async () => {
  const changed = cardOf([{ type: 'TextBlock', text: 'Claimed' }], [...(card['actions'] as object[])]);
  const answer = await place.connect('PUT', `conversations/${CASE_CHANNEL}/activities/${id}`, activityWith(changed));
  expect(answer.status).toBe(200);
  for (const user of [alex, tom]) {
    expect((await place.sees(user))[0]).toMatchObject({ cards: [changed], edited: expect.stringMatching(/^\d{13}$/) });
  }
});

test('somebody whose screen is behind can press what the post showed before its last edits, and nothing it never showed', async () => {
  const claim = (version: number) => ({ action: 'claim', version });
  const drawn = (version: number) =>
    cardOf([], [{ type: 'Action.Execute', title: 'Claim', verb: 'claim', data: claim(version) }]);
  const own = cardOf([], [{ type: 'Action.Execute', title: 'Undo', verb: 'undo', data: { action: 'undo' } }]);
  const post = await place.posts(drawn(1));
  const edit = (card: object) =>
    place.connect('PUT', `conversations/${CASE_CHANNEL}/activities/${post}`, activityWith(card));
  place.answer(() => ({ status: 200, body: { statusCode: 200, type: CARD, value: own } }));
  const on = { user: alex, channel: CASE_CHANNEL, id: post };
  await place.does('press', { ...on, title: 'Claim' });
  await edit(drawn(2));
  await edit(cardOf([{ type: 'TextBlock', text: 'Claimed' }]));
  place.answer(() => ({ status: 200, body: { statusCode: 200, type: MESSAGE, value: 'Tom Okafor was first.' } }));

  expect(await place.cannot('press', { ...on, title: 'Claim' })).toContain('There is no button "Claim" here');
  expect(await place.does('press', { ...on, title: 'Claim', data: claim(1), behind: true })).toMatchObject({
    message: 'Tom Okafor was first.',
  });
  expect(lastBody()).toMatchObject({ replyToId: post, value: { action: { verb: 'claim', data: claim(1) } } });
  await place.does('press', { ...on, title: 'Claim', behind: true });
  expect(lastBody()).toMatchObject({ value: { action: { data: claim(2) } } });
  await place.does('press', { ...on, title: 'Undo', behind: true });
  expect(lastBody()).toMatchObject({ value: { action: { verb: 'undo' } } });

  const count = place.received.length;
  await place.cannot('press', { ...on, title: 'Claim', data: claim(3), behind: true });
  await place.cannot('press', { ...on, user: tom, title: 'Undo', behind: true });
  expect(place.received).toHaveLength(count);
});

test('words of the app are shown to who pressed, and an error as one', async () => {
  place.answer(() => ({ status: 200, body: { statusCode: 200, type: MESSAGE, value: 'Tom Okafor was first.' } }));
  expect(await press(alex, 'Claim')).toMatchObject({ ok: true, message: 'Tom Okafor was first.' });
  const error = { code: 'NotAllowed', message: 'Only officers may.' };
  place.answer(() => ({
    status: 200,
    body: { statusCode: 403, type: 'application/vnd.microsoft.error', value: error },
  }));
  expect(await press(alex, 'Claim')).toMatchObject({ ok: false, error: 'NotAllowed', message: 'Only officers may.' });
});

test('a form opens, is held back by Teams while something is missing, comes back with what the app says, and closes', async () => {
  place.answer(() => ({ status: 200, body: task(form('What happened?')) }));
  const opened = await press(alex, 'Triage');
  expect(lastBody()).toMatchObject({ name: 'task/fetch', value: { data: { dialog_id: 'triage' } } });
  const dialogId = opened.dialog?.id;
  const submit = (values: object, title = 'Save') => place.does('submit', { user: alex, dialogId, title, values });

  const asked = place.received.length;
  expect(await submit({})).toMatchObject({ ok: false, error: 'invalid_answers', errors: { why: 'Say why.' } });
  expect(await submit({ why: 'x'.repeat(21) })).toMatchObject({ errors: { why: 'Say why.' } });
  expect(place.received).toHaveLength(asked);

  place.answer(() => ({ status: 200, body: task(form('Not that.', 'because')) }));
  const back = await submit({ why: 'because', kinds: ['Cyber', 'other'] });
  expect(lastBody()).toMatchObject({
    name: 'task/submit',
    value: { data: { action: 'save', why: 'because', kinds: 'cyber,other' } },
  });
  expect(back).toMatchObject({ ok: true, dialog: { title: 'Triage', card: form('Not that.', 'because') } });

  expect(await place.cannot('submit', { user: alex, dialogId, title: 'Save' })).toMatch(/not open any more/);
  place.answer(() => ({ status: 200 }));
  const again = { user: alex, dialogId: back.dialog?.id };
  expect(await place.cannot('submit', { ...again, title: 'Save', values: { who: 'x' } })).toMatch(/no field "who"/);
  expect(await place.cannot('submit', { ...again, title: 'Send' })).toMatch(/there is "Save", "Drop"/);
  expect(await place.does('submit', { ...again, title: 'Drop' })).toMatchObject({ ok: true, dialog: null });
  expect(lastBody()?.['value']).toMatchObject({ data: { action: 'drop' } });
});

test('in a channel the app hears what mentions it and nothing else, and answers in the thread', async () => {
  await place.does('say', { user: alex, channel: CASE_CHANNEL, text: 'Has anybody read this?' });
  expect(place.received).toEqual([]);
  await place.does('say', { user: alex, channel: CASE_CHANNEL, text: '@Breachdesk show <b>IC-1</b>', thread: id });
  expect(lastBody()).toMatchObject({
    type: 'message',
    text: '<at>Breachdesk</at> show &lt;b&gt;IC-1&lt;/b&gt;',
    entities: [{ type: 'mention', mentioned: { id: BOT } }],
    conversation: { id: `${CASE_CHANNEL};messageid=${id}` },
  });
  const said = { type: 'message', text: 'Here it is.' };
  const thread = `${CASE_CHANNEL};messageid=${id}`;
  expect((await place.connect('POST', `conversations/${thread}/activities`, said)).status).toBe(201);
  expect((await place.sees(tom)).at(-1)).toMatchObject({ text: 'Here it is.', root: id });
});

test('in their own chat with the app every word reaches it', async () => {
  await place.does('say', { user: alex, channel: 'personal', text: 'queue' });
  expect(lastBody()).toMatchObject({
    text: 'queue',
    conversation: { id: personalChat(alex), conversationType: 'personal' },
  });
  const opened = await place.connect('POST', 'conversations', {
    members: [{ id: alex }],
    tenantId: '7ea0de5c-0000-4000-8000-000000000001',
  });
  expect(await opened.json()).toMatchObject({ id: personalChat(alex) });
  await place.posts(cardOf([{ type: 'TextBlock', text: 'For Alex' }]), personalChat(alex));
  expect(await place.sees(tom, personalChat(alex))).toEqual([]);
  expect((await place.sees(alex, 'personal')).map(({ from }) => from)).toEqual([alex, BOT]);
});

test('what is meant for one person in a channel is seen by nobody else', async () => {
  const path = `conversations/${CASE_CHANNEL}/activities?isTargetedActivity=true`;
  const words = { type: 'message', text: 'For your eyes', recipient: { id: tom } };
  expect((await place.connect('POST', path, words)).status).toBe(201);
  expect((await place.sees(tom)).at(-1)).toMatchObject({ text: 'For your eyes', to: tom });
  expect((await place.sees(alex)).some(({ text }) => text === 'For your eyes')).toBe(false);
});

test('somebody of another tenant is passed on as what they are', async () => {
  place.answer(() => ({ status: 401 }));
  expect(await press(lee, 'Claim')).toMatchObject({ ok: false, error: 'unable_to_reach_app', status: 401 });
  expect(lastBody()).toMatchObject({ conversation: { tenantId: '7ea0de5c-0000-4000-8000-000000000002' } });
});

test('the list of the channels and what is sent from one both tell of what kind it is, unless a switch hides it', async () => {
  const told = async () => {
    await place.does('say', { user: alex, channel: CASE_CHANNEL, text: '@Breachdesk help' });
    const answer = await place.connect('GET', `teams/${TEAM.id}/conversations`);
    const { conversations } = (await answer.json()) as { conversations: { id: string; type?: string }[] };
    return [conversations.find((one) => one.id === CASE_CHANNEL), lastBody()?.['channelData']];
  };
  const channel = { id: CASE_CHANNEL };
  expect(await told()).toMatchObject([{ type: 'standard' }, { channel: { ...channel, type: 'standard' } }]);
  await place.fault({ channels: { [CASE_CHANNEL]: 'shared' } });
  expect(await told()).toMatchObject([{ type: 'shared' }, { channel: { ...channel, type: 'shared' } }]);
  await place.fault({ channels: { [CASE_CHANNEL]: 'untold' } });
  expect(await told()).toEqual([{ ...channel, name: 'Breach cases' }, expect.objectContaining({ channel })]);
  await place.fault({ channels: { [CASE_CHANNEL]: null } });
});

test('the channels of a team are told to nobody who is not in it', async () => {
  expect((await place.connect('GET', 'teams/19:other@thread.tacv2/conversations')).status).toBe(404);
  await place.fault({ teamsApp: 'removed' });
  expect((await place.connect('GET', `teams/${TEAM.id}/conversations`)).status).toBe(403);
  await place.fault({ teamsApp: 'installed' });
});
