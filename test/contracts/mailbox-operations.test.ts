import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mailbox } from '../../src/desk/mailbox.ts';
import { judgeAnswer } from '../../src/sandbox/mailbox/contract/judge.ts';
import { type OperationName, operations } from '../../src/sandbox/mailbox/contract/operations.ts';
import { allBytes } from '../support/all-bytes.ts';
import { letter, listenToAll, type Office, openDoor, openOffice, rawMail } from './mailbox-office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'list.csv', contentBytes: 'QSxC' };

/** What only people and tests ask of this mailbox. */
const notOurs = new Set<OperationName>(['list folders', 'move a message']);

test('the desk asks nothing of Graph that the contract does not know, and the contract knows nothing that nobody asks', async () => {
  const { mailbox } = office;
  const { id } = await office.deliver(rawMail('Report'));
  const door = await openDoor();
  const bell = { notify: door.url, lifecycle: door.url, secret: 'secret' };
  // A function of the port that is not tried here does not compile.
  const tried = {
    listen: () => listenToAll(mailbox, null),
    lookBack: () => mailbox.lookBack(new Date(0), null),
    raw: () => allBytes(mailbox.raw(id)),
    link: () => mailbox.link(id),
    mark: () => mailbox.mark(id, 'IC-31191-G5C6'),
    check: () => mailbox.check(),
    draft: async () => {
      await mailbox.draft(letter());
      await mailbox.draft(letter({ repliesTo: id }));
      const ours = letter();
      const lying = await mailbox.draft(ours);
      await office.outlook('POST', `/messages/${encodeURIComponent(lying.id)}/attachments`, file);
      await mailbox.draft(ours, lying.id);
    },
    reread: () => mailbox.reread(crypto.randomUUID(), letter()),
    send: async () => mailbox.send((await mailbox.draft(letter())).id),
    discard: async () => mailbox.discard((await mailbox.draft(letter())).id),
    find: () => mailbox.find(crypto.randomUUID()),
    findDrafts: () => mailbox.findDrafts(crypto.randomUUID()),
    // The second time the first is in the way, and taken down.
    subscribe: async () => {
      await mailbox.subscribe(bell);
      await mailbox.subscribe(bell);
    },
    renewSubscription: () => mailbox.renewSubscription(crypto.randomUUID()),
  } satisfies Record<Exclude<keyof Mailbox, 'address'>, () => Promise<unknown>>;
  for (const attempt of Object.values(tried)) await attempt();
  const journal = await (await office.control('graph/journal')).text();
  const asked = journal
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { url: string; operation: OperationName | null; status: number });

  door.close();
  const known = Object.keys(operations).filter((name) => !notOurs.has(name as OperationName));
  expect([...new Set(asked.map(({ operation }) => operation))].sort()).toEqual(known.sort());
  // What Microsoft does not have is refused, so none of these was.
  expect(asked.filter(({ status }) => status === 400 || status === 405)).toEqual([]);
});

test('every call is judged: an answer that Graph would not give is the sandbox at fault', async () => {
  const like = (body: unknown, status = 200) => Response.json(body, { status });
  const page = { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata', value: [] };
  await judgeAnswer(like(page), 'list messages');
  const unlike = { status: 500, code: 'SandboxUnlikeGraph' };
  await expect(judgeAnswer(like({ ...page, next: 'x' }), 'list messages')).rejects.toMatchObject(unlike);
  await expect(
    judgeAnswer(like({ ...page, value: [{ id: 'm', isRead: 'no' }] }), 'list messages'),
  ).rejects.toMatchObject(unlike);
  await expect(judgeAnswer(like(page), 'list what changed in a folder')).rejects.toMatchObject(unlike);
  await expect(judgeAnswer(like({}, 201), 'send a draft')).rejects.toMatchObject(unlike);
  await expect(judgeAnswer(like({ error: 'no' }, 404), 'get a message')).rejects.toMatchObject(unlike);
});
