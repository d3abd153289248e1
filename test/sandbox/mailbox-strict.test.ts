import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Graph, openGraph } from './mailbox-graph.ts';

let graph: Graph;
let received: string;
let draft: string;
beforeAll(async () => {
  graph = await openGraph();
  received = (await graph.deliver('From: a@b.example\r\nSubject: Report\r\nMessage-ID: <1@b.example>\r\n\r\nHello\r\n'))
    .id;
  draft = (await graph.ask('POST', '/messages', { subject: 'Draft' })).body.id;
});
afterAll(() => graph.close());

test.for<[string, string, string, number, string]>([
  ['an unknown option', 'GET', '/messages?$foo=1', 400, 'ErrorInvalidUrlQuery'],
  [
    'an option that is not for this address',
    'GET',
    '/mailFolders/inbox/messages/delta?$filter=isDraft eq true',
    400,
    'ErrorInvalidUrlQuery',
  ],
  ['an option given twice', 'GET', '/messages?$top=1&$top=2', 400, 'ErrorInvalidUrlQuery'],
  ['a filter it does not understand', 'GET', "/messages?$filter=startswith(subject,'R')", 400, 'ErrorInvalidUrlQuery'],
  ['a filter with an end missing', 'GET', '/messages?$filter=isDraft eq true and ', 400, 'ErrorInvalidUrlQuery'],
  [
    'an order that the filter does not begin with',
    'GET',
    '/messages?$filter=isDraft eq true&$orderby=receivedDateTime',
    400,
    'ErrorInvalidUrlQuery',
  ],
  ['a page of no size', 'GET', '/messages?$top=0', 400, 'ErrorInvalidUrlQuery'],
  ['a property that no message has', 'GET', '/messages?$select=id,subjcet', 400, 'RequestBroker--ParseUri'],
  ['an expansion it does not know', 'GET', '/messages?$expand=mentions', 400, 'ErrorInvalidUrlQuery'],
  [
    '"from now on" for mail',
    'GET',
    '/mailFolders/inbox/messages/delta?$deltatoken=latest',
    400,
    'ErrorInvalidUrlQuery',
  ],
  ['a delta token it never gave', 'GET', '/mailFolders/inbox/messages/delta?$deltatoken=abc', 410, 'SyncStateNotFound'],
  ['a folder that is not there', 'GET', '/mailFolders/postbox/messages', 404, 'ErrorFolderNotFound'],
  ['a mail that is not there', 'GET', '/messages/AAkALgnothing', 404, 'ErrorItemNotFound'],
  ['a place that Graph does not have', 'GET', '/letters', 400, 'BadRequest'],
  ['a method that is not for this address', 'DELETE', '/messages', 405, 'MethodNotAllowed'],
])("%s is refused in Graph's words", async ([, method, path, status, code]) => {
  const answer = await graph.ask(method, path);
  expect(answer).toMatchObject({ status, body: { error: { code } } });
});

test.for<[string, object, number, string]>([
  ['a property that no draft has', { subjcet: 'x' }, 400, 'RequestBodyRead'],
  ['a recipient without an address', { toRecipients: [{ emailAddress: {} }] }, 400, 'RequestBodyRead'],
  [
    'an extended property with a crooked name',
    { singleValueExtendedProperties: [{ id: 'Key', value: '1' }] },
    400,
    'RequestBodyRead',
  ],
])('%s is refused in a draft', async ([, body, status, code]) => {
  expect(await graph.ask('PATCH', `/messages/${draft}`, body)).toMatchObject({ status, body: { error: { code } } });
  expect(await graph.ask('POST', '/messages', body)).toMatchObject({ status, body: { error: { code } } });
});

// Told in freescout-mail365#7.
test.for<[string, object, number, string]>([
  [
    'a header that is not ours to set',
    { internetMessageHeaders: [{ name: 'In-Reply-To', value: '<1@b>' }] },
    400,
    'InvalidInternetMessageHeader',
  ],
  [
    'a sixth header',
    { internetMessageHeaders: Array.from({ length: 6 }, (_, n) => ({ name: `x-${n}`, value: '1' })) },
    400,
    'InvalidInternetMessageHeaderCollection',
  ],
])('%s is refused while a message is made', async ([, body, status, code]) => {
  expect(await graph.ask('POST', '/messages', body)).toMatchObject({ status, body: { error: { code } } });
  const reply = await graph.ask('POST', `/messages/${received}/createReply`, { message: body });
  expect(reply).toMatchObject({ status, body: { error: { code } } });
});

test('once it is made it takes no header any more, neither a draft nor a reply nor what was received', async () => {
  const given = { internetMessageHeaders: [{ name: 'x-key', value: '1' }] };
  const reply = await graph.ask('POST', `/messages/${received}/createReply`, { message: given });
  for (const id of [draft, reply.body.id, received]) {
    const changed = await graph.ask('PATCH', `/messages/${id}`, {
      internetMessageHeaders: [{ name: 'x-key', value: '2' }],
    });
    expect(changed).toMatchObject({ status: 400, body: { error: { code: 'RequestBodyRead' } } });
  }
  const shown = await graph.ask('GET', `/messages/${reply.body.id}?$select=internetMessageHeaders`);
  expect(shown.body).toMatchObject(given);
});

test('of received mail only flag, categories and isRead can be changed', async () => {
  const path = `/messages/${received}`;
  expect(await graph.ask('PATCH', path, { subject: 'Other' })).toMatchObject({
    status: 403,
    body: { error: { code: 'ErrorAccessDenied' } },
  });
  expect(await graph.ask('PATCH', path, { isDraft: true })).toMatchObject({ status: 400 });
  const change = { isRead: true, categories: ['Seen'], flag: { flagStatus: 'complete' } };
  expect(await graph.ask('PATCH', path, change)).toMatchObject({ status: 200, body: { ...change, subject: 'Report' } });
});

test('a reply takes a comment or a body, not both, and quotes what it answers', async () => {
  const body = { contentType: 'HTML', content: '<p>Ours</p>' };
  const path = `/messages/${received}/createReply`;
  expect(await graph.ask('POST', path, { comment: 'x', message: { body } })).toMatchObject({ status: 400 });
  const reply = await graph.ask('POST', path, { message: { body } });
  expect(reply).toMatchObject({ status: 201, body: { subject: 'Re: Report', isDraft: true } });
  expect(JSON.stringify(reply.body['body'])).toMatch(/Ours.*a@b\.example.*Hello/);
});

test('a draft to nobody cannot be sent, and a received mail cannot be sent again', async () => {
  expect(await graph.ask('POST', `/messages/${draft}/send`)).toMatchObject({ status: 400 });
  expect(await graph.ask('POST', `/messages/${received}/send`)).toMatchObject({ status: 404 });
});

test('a draft that is being sent cannot be sent again or changed, and asking twice is counted', async () => {
  await fetch(`${graph.url}/_sandbox/faults`, { method: 'POST', body: '{"sendingMs":86400000}' });
  const toRecipients = [{ emailAddress: { address: 'dpo@northgate.example' } }];
  const { id } = (await graph.ask('POST', '/messages', { subject: 'Going', toRecipients })).body;
  expect(await graph.ask('POST', `/messages/${id}/send`)).toMatchObject({ status: 202, body: null });

  expect(await graph.ask('POST', `/messages/${id}/send`)).toMatchObject({ status: 404 });
  expect(await graph.ask('PATCH', `/messages/${id}`, { subject: 'Other' })).toMatchObject({ status: 409 });
  const shown = await fetch(`${graph.url}/_sandbox/mail/${encodeURIComponent(id)}`);
  expect(await shown.json()).toMatchObject({ folder: 'drafts', subject: 'Going', submissions: 2 });
});

test('a mail without immutable ids has a new id after every move, and the old one finds nothing', async () => {
  const plain = { prefer: '' };
  const { id } = (await graph.ask('GET', `/messages/${received}`, undefined, plain)).body;
  expect(id).not.toBe(received);
  const moved = await graph.ask('POST', `/messages/${id}/move`, { destinationId: 'archive' }, plain);
  expect(moved).toMatchObject({ status: 201 });
  expect(moved.body.id).not.toBe(id);

  expect(await graph.ask('GET', `/messages/${id}`)).toMatchObject({ status: 404 });
  expect(await graph.ask('GET', `/messages/${received}`)).toMatchObject({ status: 200 });
});

test.for([
  ['no token', undefined],
  ['a token of nobody', 'Bearer abc'],
])('%s opens nothing', async ([, authorization]) => {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const answer = await fetch(`${graph.url}/graph/v1.0/users/casework@regulator.example/messages`, { headers });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
});
