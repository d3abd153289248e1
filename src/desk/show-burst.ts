import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import burstCard from '../../blocks/burst-card.ts';
import caseList from '../../blocks/case-list.ts';
import type { Message } from '../../blocks/kit.ts';
import refusal from '../../blocks/refusal.ts';
import { bursts } from '../../db/bursts.ts';
import { cards } from '../../db/cards.ts';
import { cases } from '../../db/cases.ts';
import { dayAndTime } from '../case/counting.ts';
import type { Lane } from './channel-lane.ts';
import { type Chat, ChatError } from './chat.ts';
import type { Deed } from './deed.ts';
import type { Desk } from './desk.ts';
import { openFile, organisationWords } from './find-cases.ts';
import { postEach } from './gather-burst.ts';
import { listCases, rowOf } from './list-cases.ts';

type Burst = typeof bursts.$inferSelect;

/** The digests that are not drawn as they are now. */
export function burstsOwed({ db }: Desk, { surface, channel }: Pick<Lane, 'surface' | 'channel'>) {
  const here = and(eq(bursts.surface, surface), eq(bursts.channel, channel));
  return db
    .select()
    .from(bursts)
    .where(and(here, gt(bursts.wanted, bursts.shown), isNull(bursts.trouble)));
}

export async function nextBurst(desk: Desk, here: Pick<Lane, 'surface' | 'channel'>) {
  const [burst] = await burstsOwed(desk, here).orderBy(asc(bursts.startedAt)).limit(1);
  return burst ?? null;
}

export async function showBurst(desk: Desk, chat: Chat, burst: Burst): Promise<'posted' | 'edited' | 'nothing'> {
  const { id, channel, ts, wanted } = burst;
  const message = await drawBurst(desk, id);
  try {
    if (ts) await chat.edit({ channel, ts }, message);
    const posted = ts ?? (await chat.post(channel, message)).ts;
    await desk.db.update(bursts).set({ ts: posted, shown: wanted }).where(eq(bursts.id, id));
    return ts ? 'edited' : 'posted';
  } catch (error) {
    if (!(error instanceof ChatError) || (error.trouble !== 'refused' && error.trouble !== 'gone')) throw error;
    // Its cases must be seen: each gets a card of its own, together with the last that is heard of the digest.
    await desk.db.transaction(async (tx) => {
      await postEach(tx, id);
      await tx.update(bursts).set({ trouble: error.trouble }).where(eq(bursts.id, id));
    });
    return 'nothing';
  }
}

async function drawBurst(desk: Desk, id: string): Promise<Message> {
  const now = desk.clock.now();
  const members = await desk.db
    .select({
      reference: cases.reference,
      owner: cases.owner,
      receivedAt: cases.receivedAt,
    })
    .from(cards)
    .innerJoin(cases, eq(cases.reference, cards.reference))
    .where(eq(cards.burst, id))
    .orderBy(asc(cases.receivedAt));
  const [first] = members;
  const say = (at: Date | undefined) => (at ? dayAndTime(at, now, desk.calendar) : '');
  return burstCard.render({
    id,
    reports: members.length,
    since: say(first?.receivedAt),
    latest: say(members.at(-1)?.receivedAt),
    unclaimed: members.filter(({ owner }) => owner === null).length,
    first: first ? `${first.reference}, ${organisationWords(await openFile(desk.db, first.reference))}` : '',
    practice: desk.practice,
  });
}

/** The cases of a digest, due first. The id names the digest, and the page behind a slash. */
export const showAlike: Deed = async (desk, _person, on) => {
  const [burst = '', page = '1'] = (on.id ?? '').split('/');
  const its = sql`${cases.reference} in (select ${cards.reference} from ${cards} where ${cards.burst} = ${burst})`;
  const total = await desk.db.$count(cases, its);
  const offset = (Number(page) - 1) * PAGE;
  const files = await listCases(desk, its, { limit: PAGE, offset });
  const left = total - offset - files.length;
  const said = caseList.render({
    title: 'Reports that tell of the same event',
    empty: 'Each of them has a card of its own now.',
    cases: files.map((file) => rowOf(desk, file)),
    total,
    ...(left > 0 && { next: { act: 'show-alike', id: `${burst}/${Number(page) + 1}`, left } }),
  });
  return { reference: null, said };
};

const PAGE = 10;

export const postAlike: Deed = async (desk, _person, on) => {
  const count = await desk.db.transaction((tx) => postEach(tx, on.id ?? ''));
  const sentence =
    count === 0
      ? 'Each of them has a card of its own already.'
      : `${count} cards follow, one a second. Their cases were in /breach queue all along.`;
  return { reference: null, said: refusal.render({ sentence }) };
};
