import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice, until } from '../support/office.ts';

let office: Office;
/** By how many minutes the machine's clock has moved on meanwhile. */
let later = 0;
beforeAll(async () => {
  office = await openOffice({
    now: '2024-03-12T10:15:00Z',
    wall: () => new Date(Date.now() + later * 60_000),
    env: (sandbox) => ({
      GRAPH_TENANT_ID: 'tenant-1',
      GRAPH_CLIENT_ID: 'desk-1',
      GRAPH_CLIENT_SECRET: 'practice',
      GRAPH_URL: `${sandbox}/graph`,
      GRAPH_LOGIN_URL: `${sandbox}/login`,
      // The sandbox has one mailbox, and refuses every other.
      MAILBOX_ALSO: 'hr@regulator.example',
    }),
  });
});
afterAll(() => office.stop());

async function ready() {
  const answer = await fetch(`${office.url}readyz`);
  // What the desk's own health page documents.
  return { http: answer.status, ...((await answer.json()) as { status: string; parts: { mailbox: string } }) };
}
async function secondsSincePoll() {
  const metrics = await (await fetch(`${office.url}metrics`)).text();
  return Number(/^breachdesk_seconds_since_poll (\S+)$/m.exec(metrics)?.[1]);
}

test('a mailbox that was never read, or is read no more, degrades the desk and moves the number that is watched', async () => {
  await until(
    'the main mailbox to be read',
    async () => (await ready()).parts.mailbox === 'never read: hr@regulator.example',
  );
  expect(await ready()).toMatchObject({ http: 200, status: 'degraded' });
  expect(await secondsSincePoll()).toBeLessThan(900);
  await office.ask('faults', { graph: 'down' });
  later = 16;
  await until('the main mailbox to be silent', async () =>
    (await ready()).parts.mailbox.startsWith('not read for 15 minutes: casework@regulator.example'),
  );
  expect(await ready()).toMatchObject({
    status: 'degraded',
    parts: { mailbox: 'not read for 15 minutes: casework@regulator.example; never read: hr@regulator.example' },
  });
  expect(await secondsSincePoll()).toBeGreaterThan(900);
});
