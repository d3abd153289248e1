import { dayAndTime } from '../../src/case/counting.ts';
import { NotAllowed, type Words } from '../../src/case/not-allowed.ts';
import { calendar } from './seed.ts';

const people: Record<string, string> = { alex: 'Alex Moss', tom: 'Tom Okafor', priya: 'Priya Anand' };

const names: Words['name'] = (id) => people[id] ?? id;
const when: Words['when'] = (at) => dayAndTime(at, at, calendar);

const beforeItLeaves = '2019-12-23T11:22:00Z';

export function wordsAt(now = beforeItLeaves): Words {
  return { name: names, when, now: new Date(now) };
}

/** What an officer is told who may not. Throws when they may, and when it is no refusal. */
export function said(act: () => unknown, now?: string): string {
  try {
    act();
  } catch (error) {
    if (error instanceof NotAllowed) return error.say(wordsAt(now));
    throw error;
  }
  throw new Error('Nothing was refused');
}
