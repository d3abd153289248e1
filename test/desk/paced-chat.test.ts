import { expect, test } from 'vitest';
import type { Chat } from '../../src/desk/chat.ts';
import { AHEAD_MS, pacedChat } from '../../src/desk/paced-chat.ts';

const words = { text: 'A case.', parts: [] };
const start = new Date('2024-03-12T10:15:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

/** A chat whose answers take so long, by a wall clock of its own, and what had been posted when. */
function slowChat(ms: number) {
  const wall = { now: start };
  const posted: Date[] = [];
  const post = async (channel: string) => {
    posted.push(wall.now);
    wall.now = new Date(wall.now.getTime() + ms);
    return { channel, ts: '1' };
  };
  // Nothing else of a chat is paced, and nothing else of a desk is asked.
  return { desk: { wall: () => wall.now } as never, chat: { post, reply: post } as unknown as Chat, posted, wall };
}

const lane = (nextPostAt: Date | null) => ({
  surface: 'slack' as const,
  channel: 'C0CASES',
  holder: null,
  leasedUntil: null,
  nextPostAt,
  nextEditAt: null,
});

test('the next post is due a second after this one left, however long its answer took', async () => {
  const { desk, chat } = slowChat(400);
  const paced = pacedChat(desk, chat, lane(null));
  await paced.chat.post('C0CASES', words);
  expect(paced.nextPostAt()).toEqual(later(1_000));
});

test('a thread line keeps the pace of the channel too', async () => {
  const { desk, chat, wall } = slowChat(400);
  const paced = pacedChat(desk, chat, lane(null));
  wall.now = later(200);
  await paced.chat.reply({ channel: 'C0CASES', ts: '1' }, words);
  expect(paced.nextPostAt()).toEqual(later(1_200));
});

test('what was made ready early waits for its moment, and never longer than it was early', async () => {
  const due = new Date(Date.now() + AHEAD_MS / 2);
  const { chat } = slowChat(0);
  const paced = pacedChat({ wall: () => new Date() } as never, chat, lane(due));
  await paced.chat.post('C0CASES', words);
  // A timer may fire a millisecond early.
  expect(Date.now()).toBeGreaterThanOrEqual(due.getTime() - 1);
});
