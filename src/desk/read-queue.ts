import { closest, distance } from 'fastest-levenshtein';
import { NotAllowed } from '../case/not-allowed.ts';

/** What somebody wants to see of the open cases: those that are all of it. */
export type Asked = { filters: Filter[]; organisation: string | null; page: number };

export const filters = [
  'mine',
  'unclaimed',
  'late',
  'due',
  'urgent',
  'new',
  'triaged',
  'waiting',
  'follow-up',
  'leaving',
] as const;
export type Filter = (typeof filters)[number];

/** Words that people type for a filter; those of "all" ask for nothing. */
const typed: Record<Filter | 'all', string[]> = {
  all: ['all', 'open', 'everything', 'cases', 'and', 'page'],
  mine: ['mine', 'my', 'me', 'own'],
  unclaimed: ['unclaimed', 'unassigned', 'free', 'nobody'],
  late: ['late', 'overdue', 'lapsed'],
  due: ['due', 'today'],
  urgent: ['urgent', 'high', 'severe'],
  new: ['new'],
  triaged: ['triaged'],
  waiting: ['waiting', 'waits', 'awaiting', 'asked'],
  'follow-up': ['follow-up', 'followup', 'answered'],
  leaving: ['leaving', 'letter'],
};
const meanings = new Map(
  Object.entries(typed).flatMap(([filter, words]) => words.map((word): [string, string] => [word, filter])),
);

/**
 * Reads what stands behind /breach queue, in whatever order: filters, a page, and what is left as a part of an
 * organisation's name. Throws NotAllowed with the nearest filter for what was mistyped.
 */
export function readQueue(words: string[]): Asked {
  const asked: Asked = { filters: [], organisation: null, page: 1 };
  const name: string[] = [];
  for (const word of words) {
    const page = /^p?(\d{1,6})$/i.exec(word)?.[1];
    const meant = meanings.get(word.toLowerCase());
    const filter = filters.find((one) => one === meant);
    if (page) asked.page = Number(page);
    else if (filter) asked.filters.push(filter);
    else if (!meant) name.push(named(word));
  }
  const organisation = name.join(' ').slice(0, 80) || null;
  return { ...asked, filters: filters.filter((one) => asked.filters.includes(one)), organisation };
}

function named(word: string): string {
  const lower = word.toLowerCase();
  const near = closest(lower, [...meanings.keys()]);
  if (lower.length < 4 || distance(lower, near) > (lower.length < 6 ? 1 : 2)) return word;
  throw new NotAllowed(
    `There is no filter "${word}". Did you mean /breach queue ${near}? For an organisation: /breach find ${word}.`,
  );
}

/** What a button carries: "2/late,mine/ministry". */
export function queueKey({ filters, organisation, page }: Asked): string {
  return [page, filters.join(), organisation ?? ''].join('/');
}

export function readQueueKey(key: string): Asked {
  const [page = '', chosen = '', ...organisation] = key.split('/');
  const given = chosen.split(',');
  return {
    page: Number(page) || 1,
    filters: filters.filter((one) => given.includes(one)),
    organisation: organisation.join('/') || null,
  };
}
