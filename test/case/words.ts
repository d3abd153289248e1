import { dayAndTime } from '../../src/case/counting.ts';
import type { Words } from '../../src/case/not-allowed.ts';
import { calendar } from './seed.ts';

const people: Record<string, string> = { alex: 'Alex Moss', tom: 'Tom Okafor', priya: 'Priya Anand' };

export const names: Words['name'] = (id) => people[id] ?? id;
export const when: Words['when'] = (at) => dayAndTime(at, at, calendar);
