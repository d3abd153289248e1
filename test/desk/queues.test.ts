import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { openQueues, type Worker } from '../../src/desk/queues.ts';
import { silent } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';

const ignore: Worker = async () => {};
const ignored = {
  mails: ignore,
  'slow-mails': ignore,
  letters: ignore,
  'slack-channels': ignore,
  'teams-channels': ignore,
  tellings: ignore,
};

async function queuesWith(worker: Worker) {
  const database = await freshDatabase();
  const queues = await openQueues(database.url, silent);
  onTestFinished(async () => {
    await queues.stop();
    await database.drop();
  });
  return {
    ...queues,
    start: () => queues.start({ ...ignored, mails: worker }),
  };
}

test('a mail is begun while the one before it is still being read, and its turn comes after', async () => {
  const secondHasBegun = Promise.withResolvers<void>();
  const said: string[] = [];
  const all = Promise.withResolvers<void>();
  const queues = await queuesWith(async (id, turn) => {
    said.push(`${id} begins`);
    if (id === 'second') secondHasBegun.resolve();
    if (id === 'first') await secondHasBegun.promise;
    await turn;
    said.push(`${id} ends`);
    if (id === 'third') all.resolve();
  });
  for (const id of ['first', 'second', 'third']) await queues.ring({ queue: 'mails', id });
  await queues.start();
  await all.promise;
  expect(said.filter((one) => one.endsWith('ends'))).toEqual(['first ends', 'second ends', 'third ends']);
});

test('a mail that fails does not keep the next one from its turn', async () => {
  const second = Promise.withResolvers<void>();
  const queues = await queuesWith(async (id, turn) => {
    if (id === 'first') throw new Error('failed');
    await turn;
    second.resolve();
  });
  for (const id of ['first', 'second']) await queues.ring({ queue: 'mails', id });
  await queues.start();
  await second.promise;
});

test('what is rung for again while it waits already is done once', async () => {
  const done: string[] = [];
  const queues = await queuesWith(async (id) => void done.push(id));
  const soon = new Date(Date.now() + 1_000);
  for (let sweep = 0; sweep < 20; sweep++) {
    await queues.ring([
      { queue: 'mails', id: 'first' },
      { queue: 'mails', id: 'second' },
    ]);
    await queues.ring({ queue: 'mails', id: 'third' }, { after: soon });
  }
  await queues.start();
  await expect.poll(() => done.toSorted(), { timeout: 20_000 }).toEqual(['first', 'second', 'third']);
});

test('many rings that wait for one channel are answered by one pass', async () => {
  const database = await freshDatabase();
  const { db, close } = openDatabase(database.url, { connections: 1 });
  const queues = await openQueues(database.url, silent);
  onTestFinished(async () => {
    await queues.stop();
    await close();
    await database.drop();
  });
  await db.transaction(async (tx) => {
    for (let change = 0; change < 50; change++) await queues.ring({ queue: 'slack-channels', id: 'slack C1' }, { tx });
    await queues.ring({ queue: 'slack-channels', id: 'slack C2' }, { tx });
  });
  const passes: string[] = [];
  const pump: Worker = async (id) => void passes.push(id);
  await queues.start({ ...ignored, 'slack-channels': pump });
  await expect.poll(() => passes, { timeout: 20_000 }).toEqual(['slack C1', 'slack C2']);
});

test('while one chat does not answer, the channels of the other are shown what is new', async () => {
  const database = await freshDatabase();
  const queues = await openQueues(database.url, silent);
  onTestFinished(async () => {
    await queues.stop();
    await database.drop();
  });
  const shownInTeams = Promise.withResolvers<void>();
  const answered: string[] = [];
  await queues.ring({ queue: 'slack-channels', id: 'slack C1' });
  await queues.ring({ queue: 'teams-channels', id: 'teams 19:c1' });
  await queues.start({
    ...ignored,
    'slack-channels': async (id) => {
      await shownInTeams.promise;
      answered.push(id);
    },
    'teams-channels': async () => shownInTeams.resolve(),
  });
  await expect.poll(() => answered, { timeout: 20_000 }).toEqual(['slack C1']);
});
