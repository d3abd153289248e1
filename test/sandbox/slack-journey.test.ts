import type { BlockAction } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joinApp, type Mode, type RunningApp } from './slack-app.ts';
import { button, card, everyField, form, kinds, option, section, words } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';

describe.for<Mode>(['socket', 'http'])('over %s', (mode) => {
  let place: Place;
  let running: RunningApp;

  beforeEach(async () => {
    place = await openPlace();
  });
  afterEach(async () => {
    await running.stop();
    await place.stop();
  });

  test('a click is answered by redrawing the card that was clicked', async () => {
    running = await joinApp(place, mode, (app) => {
      app.action<BlockAction>('claim', async ({ ack, body, respond, action }) => {
        await ack();
        const value = 'value' in action ? action.value : '';
        await respond({
          replace_original: true,
          text: `${body.user.id} claimed ${value}`,
          blocks: [section('Claimed')],
        });
      });
    });
    const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim', 'IC-1')) });
    const seen = await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' });
    expect(seen).toEqual({ ok: true, ephemeral: [], direct: [], view: null });
    expect(await place.sees('U0TOM')).toMatchObject([
      { ts, text: 'U0ALEX claimed IC-1', blocks: [section('Claimed')], edited: { user: 'U0DESK' } },
    ]);
  });

  test('a refusal is seen by the person who clicked and by nobody else', async () => {
    running = await joinApp(place, mode, (app) => {
      app.action<BlockAction>('claim', async ({ ack, body, client }) => {
        await ack();
        await client.chat.postEphemeral({ channel: 'C0CASES', user: body.user.id, text: 'Tom Okafor has this case.' });
      });
    });
    const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim')) });
    const seen = await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' });
    expect(seen.ephemeral).toMatchObject([{ text: 'Tom Okafor has this case.', ephemeral_to: 'U0ALEX' }]);
    expect((await place.sees('U0ALEX')).map(({ text }) => text)).toEqual(['A new report', 'Tom Okafor has this case.']);
    expect((await place.sees('U0TOM')).map(({ text }) => text)).toEqual(['A new report']);
  });

  test('a form opens, refuses, comes back changed with the typed words, and closes', async () => {
    running = await joinApp(place, mode, (app) => {
      app.action<BlockAction>('triage', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form('triage', words('reason'), kinds()) });
      });
      app.view('triage', async ({ ack, view }) => {
        const { reason, kind } = view.state.values;
        if (reason?.['answer']?.value === 'short')
          return await ack({ response_action: 'errors', errors: { reason: 'Say more.' } });
        const chosen = kind?.['answer']?.selected_option?.value ?? '';
        if (reason?.['answer']?.value === 'stale') {
          return await ack({ response_action: 'update', view: form('triage', section(chosen), words('reason')) });
        }
        await ack();
      });
    });
    const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('triage')) });
    const opened = await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'triage' });
    const viewId = opened.view?.id ?? '';
    const send = (values: object) => place.does('submit', { user: 'U0ALEX', viewId, values });

    expect(await send({})).toMatchObject({
      ok: false,
      errors: { reason: 'Please complete this required field.', kind: 'Please complete this required field.' },
    });
    const kind = { answer: 'phishing' };
    expect(await send({ reason: { answer: 'short' }, kind })).toMatchObject({
      ok: false,
      errors: { reason: 'Say more.' },
    });
    const changed = await send({ reason: { answer: 'stale' } });
    expect(changed).toMatchObject({
      ok: true,
      view: {
        id: viewId,
        blocks: [section('phishing'), words('reason')],
        state: { values: { reason: { answer: { value: 'stale' } } } },
      },
    });
    expect(await send({ reason: { answer: 'long enough' } })).toMatchObject({ ok: true, view: null });
    expect(await place.views('U0ALEX')).toEqual([]);
  });

  test('a card with notes under it is the first of its own thread', async () => {
    const threads: unknown[] = [];
    running = await joinApp(place, mode, (app) => {
      app.action<BlockAction>('claim', async ({ ack, body, respond }) => {
        threads.push(body.message?.['thread_ts']);
        await ack();
        await respond('Seen');
      });
    });
    const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim')) });
    const click = { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' };
    await place.does('click', click);
    place.wall.now += 1000;
    await place.bot.chat.postMessage({ channel: 'C0CASES', thread_ts: ts, text: 'A note' });
    await place.does('click', click);
    expect(threads).toEqual([undefined, ts]);
  });

  test('a command is answered to the officer alone, with names as Slack writes them', async () => {
    running = await joinApp(place, mode, (app) => {
      app.command('/breach', async ({ ack, command }) => ack(`${command.user_name}: ${command.text}`));
    });
    const said = (text: string) => place.does('command', { user: 'U0TOM', channel: 'C0CASES', text });
    expect((await said('/breach assign IC-1 @Alex Moss')).ephemeral).toMatchObject([
      { text: 'tom: assign IC-1 <@U0ALEX|alex>', ephemeral_to: 'U0TOM' },
    ]);
    expect((await said('find a<b & <@U0PRIYA>')).ephemeral).toMatchObject([
      { text: 'tom: find a&lt;b &amp; <@U0PRIYA>' },
    ]);
    expect(await place.sees('U0ALEX')).toEqual([]);
  });

  test('opening home tells the app, which draws it', async () => {
    running = await joinApp(place, mode, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section('My work')] } });
      });
      app.action<BlockAction>('refresh', async ({ ack }) => ack());
    });
    expect(await place.does('home', { user: 'U0PRIYA' })).toMatchObject({ ok: true, view: null });
    const home = await place.control('GET', 'home?user=U0PRIYA');
    expect(await home.json()).toMatchObject({ view: { type: 'home', blocks: [section('My work')] } });
  });

  test('an app that says nothing within its time leaves a click unanswered', async () => {
    running = await joinApp(place, mode, (app) => {
      app.action('claim', async () => {});
    });
    const { ts = '' } = await place.bot.chat.postMessage({ channel: 'C0CASES', ...card(button('claim')) });
    const seen = await place.does('click', { user: 'U0ALEX', channel: 'C0CASES', ts, actionId: 'claim' });
    expect(seen).toMatchObject({ ok: false, error: 'operation_timeout' });
  });

  test('every kind of field reaches the app in the shape of its kind', async () => {
    let arrived: unknown;
    running = await joinApp(place, mode, (app) => {
      app.command('/breach', async ({ ack, command, client }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form('all', ...everyField()) });
      });
      app.view('all', async ({ ack, view }) => {
        arrived = view.state.values;
        await ack();
      });
    });
    const { view } = await place.does('command', { user: 'U0ALEX', channel: 'C0CASES', text: '' });
    const values = {
      words: { answer: 'Some words' },
      kind: { answer: 'phishing' },
      kinds: { answer: ['phishing', 'Lost paper'] },
      ticks: { answer: ['lost'] },
      radio: { answer: 'phishing' },
      date: { answer: '2019-12-20' },
      officer: { answer: 'U0TOM' },
    };
    expect(await place.does('submit', { user: 'U0ALEX', viewId: view?.id, values })).toMatchObject({ ok: true });
    const [phishing, lost] = [option('phishing', 'Phishing'), option('lost', 'Lost paper')];
    expect(arrived).toEqual({
      words: { answer: { type: 'plain_text_input', value: 'Some words' } },
      kind: { answer: { type: 'static_select', selected_option: phishing } },
      kinds: { answer: { type: 'multi_static_select', selected_options: [phishing, lost] } },
      ticks: { answer: { type: 'checkboxes', selected_options: [lost] } },
      radio: { answer: { type: 'radio_buttons', selected_option: phishing } },
      date: { answer: { type: 'datepicker', selected_date: '2019-12-20' } },
      officer: { answer: { type: 'users_select', selected_user: 'U0TOM' } },
    });
  });
});
