import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Graph, openGraph } from './mailbox-graph.ts';

let graph: Graph;
beforeAll(async () => {
  graph = await openGraph();
  await graph.deliver('From: a@b.example\r\nSubject: Report\r\nMessage-ID: <1@b.example>\r\n\r\nHello\r\n');
  await graph.ask('POST', '/messages', { subject: 'Draft' });
});
afterAll(() => graph.close());

test('filters find by time of receipt, Message-ID and conversation', async () => {
  const of = async (filter: string) =>
    (await graph.ask('GET', `/messages?$filter=${encodeURIComponent(filter)}`)).body.value.map((mail) => mail.subject);
  expect(await of("internetMessageId eq '<1@b.example>'")).toEqual(['Report']);
  expect(await of('receivedDateTime ge 2000-01-01T00:00:00Z and isDraft eq false')).toEqual(['Report']);
  expect(await of('receivedDateTime lt 2000-01-01T00:00:00Z')).toEqual([]);
  expect(await of("conversationId eq 'o''clock'")).toEqual([]);
});

test('a mail can be opened with its words and the names of what is attached', async () => {
  const { id } = await graph.deliver(
    [
      'Subject: With form',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Please find the <b>form</b> attached.</p>',
      '--b',
      'Content-Type: application/pdf; name=form.pdf',
      'Content-Disposition: attachment; filename=form.pdf',
      '',
      'PDF',
      '--b--',
      '',
    ].join('\r\n'),
  );
  const opened = await fetch(`${graph.url}/_sandbox/mail/${encodeURIComponent(id)}`);
  expect(await opened.json()).toMatchObject({
    subject: 'With form',
    hasAttachments: true,
    text: expect.stringContaining('Please find the form attached.'),
    attachments: [{ name: 'form.pdf', contentType: 'application/pdf' }],
  });
});

test('a fifth request at once is throttled', async () => {
  const held = await Promise.all(Array.from({ length: 4 }, () => unfinished()));
  try {
    expect(await graph.ask('GET', '/messages')).toMatchObject({
      status: 429,
      body: { error: { code: 'ApplicationThrottled' } },
    });
  } finally {
    for (const socket of held) socket.destroy();
  }
  await expect.poll(async () => (await graph.ask('GET', '/messages')).status).toBe(200);
});

/** A request whose body never ends. The server has begun with it once it asks for more. */
async function unfinished() {
  const { hostname, port } = new URL(graph.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      'POST /graph/v1.0/users/casework@regulator.example/messages HTTP/1.1',
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${graph.token}`,
      'Content-Type: application/json',
      'Content-Length: 100',
      'Expect: 100-continue',
      '',
      '',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  return socket;
}
