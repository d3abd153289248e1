import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './slack-ask.ts';
import { form, plain, section, words } from './slack-drawings.ts';
import { openPlace, type Place } from './slack-place.ts';
import { cell, header, many, x } from './slack-refused-blocks.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.stop());

test.for<[what: string, line: string, view: object]>([
  [
    'a title of 25',
    '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    { ...form('f'), title: plain(x(25)), blocks: [section('A')] },
  ],
  [
    'a button of 25',
    '[ERROR] must be less than 25 characters [json-pointer:/view/submit/text]',
    { ...form('f', section('A')), submit: plain(x(25)) },
  ],
  [
    'a field without Send',
    '[ERROR] missing required field: submit [json-pointer:/view]',
    { ...form('f', words('a')), submit: undefined },
  ],
  [
    '3,001 of private metadata',
    '[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]',
    { ...form('f', section('A')), private_metadata: x(3001) },
  ],
  [
    '101 blocks',
    '[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]',
    form('f', ...many(101, () => section('A'))),
  ],
  ['no blocks', '[ERROR] no less than 1 items allowed [json-pointer:/view/blocks]', form('f')],
  [
    'a table',
    '[ERROR] unsupported type: table [json-pointer:/view/blocks/0/type]',
    { ...form('f'), blocks: [{ type: 'table', rows: [[cell(1)]] }] },
  ],
  [
    'a name of 256',
    '[ERROR] must be less than 256 characters [json-pointer:/view/callback_id]',
    form(x(256), section('A')),
  ],
])('a form with %s does not open', async ([, line, view]) => {
  const opened = await ask(place, 'views.open', { trigger_id: 'not looked at yet', view });
  expect(opened).toMatchObject({ ok: false, error: 'invalid_arguments' });
  expect(opened.response_metadata?.messages).toContain(line);
});

test.for<[what: string, error: string, message: object]>([
  ['blocks that nobody could hear', 'no_text', { blocks: [section('A')] }],
  ['nothing at all', 'no_text', {}],
  [
    'more than 13,172 characters of blocks',
    'msg_blocks_too_long',
    { text: 'A', blocks: many(5, () => section(x(2800))) },
  ],
  ['two tables', 'invalid_attachments', { text: 'A', blocks: many(2, () => ({ type: 'table', rows: [[cell(1)]] })) }],
  ['blocks that are no list', 'invalid_blocks_format', { text: 'A', blocks: { type: 'divider' } }],
  ['a block that does not fit', 'invalid_blocks', { text: 'A', blocks: [header(151)] }],
  ['attachments', 'invalid_arguments', { text: 'A', attachments: [{ text: 'B' }] }],
  ['metadata without a type', 'invalid_metadata_format', { text: 'A', metadata: { event_payload: {} } }],
])('a post of %s is refused', async ([, error, message]) => {
  expect(await ask(place, 'chat.postMessage', { channel: 'C0OPS', ...message })).toMatchObject({ ok: false, error });
  expect(await place.sees('U0ALEX', 'C0OPS')).toEqual([]);
});
