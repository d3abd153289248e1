import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { GraphConfig } from '../../src/mail/graph/graph-config.ts';
import { allBytes } from '../support/all-bytes.ts';
import { deadAddress, letter, type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

test.for([
  ['down', 'unavailable', null],
  ['503', 'unavailable', 5],
  ['429', 'throttled', 2],
  ['reset', 'unavailable', null],
] as const)(
  'while the mailbox suffers "%s", reading and writing a draft are %s',
  async ([graph, trouble, retryAfter]) => {
    const { id } = await office.deliver(rawMail('Report'));
    await office.mailbox.check();
    await office.faults({ graph });

    await expect(office.mailbox.check()).rejects.toMatchObject({ trouble, retryAfter });
    await expect(office.mailbox.listen('inbox', null)).rejects.toMatchObject({ trouble, retryAfter });
    await expect(allBytes(office.mailbox.raw(id))).rejects.toMatchObject({ trouble });
    await expect(office.mailbox.draft(letter())).rejects.toMatchObject({ trouble });
    await office.faults({ graph: null });
    await office.mailbox.check();
  },
);

// Told in microsoft-graph-docs#21183, microsoft-graph-docs#5853.
test.for(['down', 'reset'])('reading gets over two "%s" in a row by itself', async (graph) => {
  const { id } = await office.deliver(rawMail('Report'));
  await office.faults({ graph, for: 2 });

  expect((await allBytes(office.mailbox.raw(id))).toString()).toBe(rawMail('Report'));
});

test('a draft that was cut off while it was written can be written again, and there is one', async () => {
  const ours = letter();
  await office.mailbox.check();
  // Looking twice and finding nothing goes well; then the draft is made, and its maker never hears of it.
  await office.faults({ graph: 'reset', after: 2, for: 1 });
  await expect(office.mailbox.draft(ours)).rejects.toMatchObject({ trouble: 'unavailable' });
  expect(await office.mails('drafts')).toHaveLength(1);

  const draft = await office.mailbox.draft(ours);
  expect(await office.mails('drafts')).toMatchObject([{ id: draft.id }]);
});

// Told in wazuh#29975.
test('a token that is refused is replaced, and nothing is noticed', async () => {
  const draft = await office.mailbox.draft(letter());
  await office.faults({ graph: '401', for: 1 });
  await office.mailbox.send(draft.id);

  await expect.poll(() => office.mails('sentitems')).toMatchObject([{ submissions: 1 }]);
});

test('a mailbox server that restarted knows no tokens any more, and nothing is noticed', async () => {
  await office.mailbox.check();
  await office.restart();
  await office.mailbox.check();
});

// Told in inbox-zero#3082.
test('tokens that are refused for good leave the mailbox unavailable', async () => {
  await office.faults({ graph: '401' });
  await expect(office.mailbox.check()).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('another mailbox is refused, with what Graph said', async () => {
  const other = office.another({ mailbox: 'hr@regulator.example' });
  await expect(other.check()).rejects.toMatchObject({
    trouble: 'refused',
    message: 'The mailbox could not answer: refused',
    cause: { status: 403, code: 'ErrorAccessDenied' },
  });
});

test('a wrong secret is named as the login named it', async () => {
  const wrong = office.another({ credential: { secret: 'wrong-secret' } });
  const error = await wrong.check().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ trouble: 'unavailable', message: 'The mailbox could not sign in: unavailable' });
  expect(error).toMatchObject({ cause: { message: expect.stringContaining('AADSTS7000215') } });
});

test('a login that is not there is unavailable', async () => {
  const lost = office.another({ loginUrl: await deadAddress() });
  await expect(lost.check()).rejects.toMatchObject({ trouble: 'unavailable' });
});

/** A Graph of its own making, behind the sandbox's login. */
async function graphThat(answers: RequestListener, changes: Partial<GraphConfig> = {}) {
  const server = createServer(answers).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  return office.another({ graphUrl: `http://127.0.0.1:${port}/graph`, ...changes });
}

test('a send that is never answered is given up, and unknown', async () => {
  const silent = await graphThat(() => {}, { timeoutMs: 1500 });
  await expect(silent.send('AAkALgdraft=')).rejects.toMatchObject({ trouble: 'unknown' });
});

// Told in mail-archiver#267.
test('a mail that is cut off half way is never taken for the whole of it', async () => {
  const cut = await graphThat((_, response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('half', () => response.destroy());
  });
  await expect(allBytes(cut.raw('AAkALgmail='))).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('a mail that nobody reads to its end keeps nobody waiting', async () => {
  const long = await graphThat((_, response) => {
    response.end('x'.repeat(1_000_000));
  });
  for (let mail = 0; mail < 5; mail++) {
    for await (const _piece of long.raw('AAkALgmail=')) break;
  }
  expect(await allBytes(long.raw('AAkALgmail='))).toHaveLength(1_000_000);
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toUTCString();

test.for<[string, () => string | null, number | null]>([
  ['seconds', () => '600', 600],
  ['a date', inAnHour, 3600],
  ['nothing', () => null, null],
  ['nonsense', () => 'soon', null],
])('a mailbox that says how long to wait by %s is understood', async ([, header, seconds]) => {
  const busy = await graphThat((_, response) => {
    const value = header();
    response.writeHead(429, value === null ? {} : { 'retry-after': value }).end('<html>');
  });
  const retryAfter = seconds === null ? null : expect.closeTo(seconds, -1);
  await expect(busy.check()).rejects.toMatchObject({ trouble: 'throttled', retryAfter });
});

test.for([
  ['three times while it says nothing', {}, 3],
  ['once when it says when to come back', { 'retry-after': '3600' }, 1],
] as const)('a mailbox that is down is asked %s', async ([, headers, times]) => {
  let asked = 0;
  const down = await graphThat(
    (_, response) => {
      asked++;
      response.writeHead(503, headers).end('<html>');
    },
    { pause: async () => {} },
  );
  await expect(down.check()).rejects.toMatchObject({ trouble: 'unavailable' });
  expect(asked).toBe(times);
});

test.for([
  ['no JSON', '<html>'],
  ['another shape', '{"value":{}}'],
  ['a link to somewhere else', '{"value":[],"@odata.deltaLink":"https://attacker.example/v1.0/x"}'],
  ['no link', '{"value":[]}'],
])('a listing with %s is no listing', async ([, body]) => {
  const odd = await graphThat((_, response) => {
    response.end(body);
  });
  await expect(odd.listen('inbox', null)).rejects.toMatchObject({ trouble: 'unavailable' });
});

// Told in microsoft-graph-docs-contrib#7004.
test('a page that leads to itself does not keep the desk busy for ever', async () => {
  const link =
    "https://graph.microsoft.com/v1.0/users('casework@regulator.example')/mailFolders('inbox')/messages/delta?$skiptoken=a";
  const stuck = await graphThat((_, response) => {
    response.end(JSON.stringify({ value: [], '@odata.nextLink': link }));
  });
  expect(await stuck.listen('inbox', null)).toMatchObject({ more: true });
  await expect(stuck.listen('inbox', link)).rejects.toMatchObject({ trouble: 'unavailable' });
});

test('while the index lags a letter is not found by its key, though it is there', async () => {
  const ours = letter();
  const draft = await office.mailbox.draft(ours);
  await office.faults({ graph: 'lag', for: 1 });
  expect(await office.mailbox.find(ours.key)).toEqual([]);
  expect(await office.mailbox.find(ours.key)).toMatchObject([{ id: draft.id }]);
});

test('a letter to nobody is refused', async () => {
  await expect(office.mailbox.draft(letter({ to: { name: null, address: '' } }))).rejects.toMatchObject({
    trouble: 'refused',
  });
});
