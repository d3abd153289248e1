import { dayAndTime } from '../../src/case/counting.ts';
import { NotAllowed, type Words } from '../../src/case/not-allowed.ts';
import { calendar } from './seed.ts';

const people: Record<string, string> = { alex: 'Alex Moss', tom: 'Tom Okafor', priya: 'Priya Anand' };

export const names: Words['name'] = (id) => people[id] ?? id;
export const when: Words['when'] = (at) => dayAndTime(at, at, calendar);

/** What an officer is told who may not. Throws when they may, and when it is no refusal. */
export function said(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof NotAllowed) return error.say({ name: names, when });
    throw error;
  }
  throw new Error('Nothing was refused');
}
