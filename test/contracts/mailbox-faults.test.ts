import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Mailbox } from '../../src/desk/mailbox.ts';
import type { GraphFault } from '../../src/sandbox/faults.ts';
import { allBytes } from '../support/all-bytes.ts';
import { letter, listenToAll, type Office, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const listen = (mailbox: Mailbox) => mailbox.listen('inbox', null);
const refusedWith =
  (trouble: string, retryAfter: unknown = null) =>
  async () =>
    expect(listen(office.mailbox)).rejects.toMatchObject({ trouble, retryAfter });

/** What each outage does to a desk. A switch of the sandbox that stands not here does not compile. */
const outages = {
  down: refusedWith('unavailable'),
  '503': refusedWith('unavailable', 5),
  '429': refusedWith('throttled', 2),
  '429-date': refusedWith('throttled', expect.closeTo(10, -1)),
  '429-bare': refusedWith('throttled'),
  '429-long': refusedWith('throttled', 600),
  '401': refusedWith('unavailable'),
  '404': async () => {
    await refusedWith('not-found')();
    await expect(office.mailbox.check()).rejects.toMatchObject({ trouble: 'not-found' });
  },
  '404-mime': async () => {
    const { id } = await office.deliver(rawMail('Just listed'));
    await expect(allBytes(office.mailbox.raw(id))).rejects.toMatchObject({ trouble: 'not-found' });
    expect(await listen(office.mailbox)).toMatchObject({ mails: [{ id, gone: false }] });
    await office.mailbox.check();
  },
  '504-before': async () => {
    await expect(office.mailbox.draft(letter())).rejects.toMatchObject({ trouble: 'unavailable' });
    expect(await office.mails('drafts')).toEqual([]);
  },
  '504-after': async () => {
    await expect(office.mailbox.draft(letter())).rejects.toMatchObject({ trouble: 'unavailable' });
    expect(await office.mails('drafts')).toHaveLength(1);
  },
  '504-before-send': () => unsaidSend(0),
  '504-after-send': () => unsaidSend(1),
  reset: async () => {
    await expect(office.mailbox.draft(letter())).rejects.toMatchObject({ trouble: 'unavailable' });
  },
  cut: async () => {
    const { id } = await office.deliver(rawMail('Cut'));
    await expect(allBytes(office.mailbox.raw(id))).rejects.toMatchObject({ trouble: 'unavailable' });
  },
  lag: async () => {
    await office.deliver(rawMail('Late'));
    expect(await listen(office.mailbox)).toMatchObject({ mails: [], more: false });
    expect((await office.mailbox.lookBack(new Date(0), null)).mails).toHaveLength(1);
  },
  'lag-list': async () => {
    await office.deliver(rawMail('Late'));
    expect((await listenToAll(office.mailbox, null)).mails).toHaveLength(1);
    expect(await office.mailbox.lookBack(new Date(0), null)).toEqual({ mails: [], next: null });
  },
  resync: async () => {
    expect(await listen(office.mailbox)).toBe('resync');
  },
  'resync-page': async () => {
    const page = await twoPages();
    expect(await office.mailbox.listen('inbox', page)).toBe('resync');
    expect(await listen(office.mailbox)).toMatchObject({ more: true });
  },
  'empty-page': async () => {
    await office.deliver(rawMail('Behind an empty page'));
    const page = await listen(office.mailbox);
    expect(page).toMatchObject({ mails: [], more: true });
    await office.faults({ graph: null });
    const cursor = page === 'resync' ? null : page.cursor;
    expect(await office.mailbox.listen('inbox', cursor)).toMatchObject({ mails: [{}], more: false });
  },
  'repeat-item': async () => {
    await office.deliver(rawMail('Twice'));
    expect(await listen(office.mailbox)).toMatchObject({ mails: [{}, {}] });
  },
  'repeat-link': async () => {
    const page = await twoPages();
    await expect(office.mailbox.listen('inbox', page)).rejects.toMatchObject({ trouble: 'unavailable' });
  },
} satisfies Record<GraphFault, () => Promise<void>>;

test.for(Object.keys(outages))('a desk knows what "%s" means', async (graph) => {
  await office.mailbox.check();
  if (!graph.includes('send')) await office.faults({ graph });
  // Its own keys.
  await outages[graph as GraphFault]();
});

async function unsaidSend(submissions: number) {
  const { id } = await office.mailbox.draft(letter());
  await office.faults({ graph: submissions === 0 ? '504-before-send' : '504-after-send' });
  await expect(office.mailbox.send(id)).rejects.toMatchObject({ trouble: 'unknown' });
  await expect.poll(() => office.mails('sentitems')).toHaveLength(submissions);
}

/** The cursor of a second page; the outage that is set begins there. */
async function twoPages(): Promise<string> {
  const { graph } = (await (await office.control('faults')).json()) as { graph: string };
  await office.faults({ graph: null });
  for (let n = 0; n < 51; n++) await office.deliver(rawMail(`Report ${n}`));
  const first = await listen(office.mailbox);
  await office.faults({ graph });
  return first === 'resync' ? '' : first.cursor;
}

test('an outage that hits by chance hits the same calls for the same seed', async () => {
  const series = async (seed: number) => {
    await office.faults({ graph: '429', chance: 0.5, seed });
    const hits: boolean[] = [];
    for (let n = 0; n < 24; n++)
      hits.push(
        await listen(office.mailbox).then(
          () => false,
          () => true,
        ),
      );
    return hits;
  };
  const first = await series(7);
  expect(new Set(first).size).toBe(2);
  expect(await series(7)).toEqual(first);
  expect(await series(8)).not.toEqual(first);
});

test('a mail that was moved away and back is forgotten by delta where Graph forgets it, and found by looking back', async () => {
  const { cursor } = await listenToAll(office.mailbox, null);
  await office.faults({ delta: 'forgets' });
  const { id } = await office.deliver(rawMail('There and back'));
  await office.move(id, 'archive');
  await office.move(id, 'inbox');
  expect((await listenToAll(office.mailbox, cursor)).mails).toEqual([]);
  expect((await office.mailbox.lookBack(new Date(0), null)).mails).toMatchObject([{ id, folder: 'inbox' }]);
});

// Told in twenty#26118.
test.for([
  ['inbox', 'inbox'],
  ['junkemail', 'junk'],
  ['deleteditems', 'deleted'],
  ['archive', 'other'],
])('a mail that arrives in %s is known to lie in "%s"', async ([arrivesIn, folder]) => {
  await office.faults({ arrivesIn });
  await office.deliver(rawMail('Somewhere'));
  expect((await office.mailbox.lookBack(new Date(0), null)).mails).toMatchObject([{ folder, outgoing: false }]);
});

// Told in n8n#34486.
test('looking back goes through all pages and sees each mail once', async () => {
  for (let n = 0; n < 130; n++) await office.deliver(rawMail(`Report ${n}`));
  const seen: string[] = [];
  let page: string | null = null;
  do {
    const stretch = await office.mailbox.lookBack(new Date(0), page);
    seen.push(...stretch.mails.map(({ id }) => id));
    page = stretch.next;
  } while (page !== null);
  expect(new Set(seen).size).toBe(130);
  expect(seen).toHaveLength(130);
});

// Told in zammad#5565.
test.for([
  ['requestsIn10Minutes', 'RequestCount'],
  ['bytesIn5Minutes', 'IncomingBytes'],
])('a mailbox that is over its %s throttles', async ([limit, words]) => {
  await office.mailbox.draft(letter());
  await office.faults({ [limit ?? '']: 1 });
  await expect(office.mailbox.check()).rejects.toMatchObject({
    trouble: 'throttled',
    cause: { message: expect.stringContaining(words ?? '') },
  });
});

test('a change of a mail that somebody else has changed meanwhile is refused to whoever minds', async () => {
  const { id } = await office.deliver(rawMail('Contested'));
  const path = `/messages/${encodeURIComponent(id)}`;
  const seen = (await office.outlook('GET', path)) as { '@odata.etag': string };
  await office.move(id, 'archive');
  const change = office.outlook('PATCH', path, { isRead: true }, { 'if-match': seen['@odata.etag'] });
  await expect(change).rejects.toThrow('412');
});

test('a switch that the sandbox does not have is refused', async () => {
  await expect(office.faults({ graph: '430' })).rejects.toThrow('Invalid option');
});
