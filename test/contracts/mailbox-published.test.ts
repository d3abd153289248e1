import { expect, test } from 'vitest';
import { type Operation, operations } from '../../src/sandbox/mailbox/contract/operations.ts';
import { beyond, facts } from './graph-facts.ts';
import { askings, requestsInSource, sources } from './requests-in-source.ts';

const all: [string, Operation][] = Object.entries(operations);
const requests = requestsInSource();
const plain = (path: string) => `/${path.replace(/^\//, '').replace(/\{[^}]+\}/g, '*')}`;

/** How Microsoft writes a call of ours. */
function published({ method, path }: Operation): string {
  const names = Object.keys(facts.operations).filter((name) => plain(name.split(' ')[1] ?? '') === plain(path));
  return names.find((name) => name.startsWith(`${method} `)) ?? 'not published';
}

test.for(all)(
  '"%s" is a call that Microsoft has published, with these options, this body and this answer',
  ([, ours]) => {
    const name = published(ours);
    const graph = facts.operations[name];
    if (!graph) throw new Error(`${ours.method} ${ours.path} is ${name}`);
    const strange = ours.query.filter((option) => !graph.query.includes(option));
    expect(strange.filter((option) => facts.elsewhere[`${name} ${option}`] === undefined)).toEqual([]);
    const [status, answer] = ours.answer;
    expect(status).toBe(graph.status);
    if (ours.body === null) expect(graph.body).toBeNull();
    else expect(beyond(ours.body, graph.body)).toEqual([]);
    if (answer === null || answer === 'bytes') expect(answer).toBe(graph.answer);
    else expect(beyond(answer, graph.answer)).toEqual([]);
  },
);

test('no fact is kept of a call that nobody makes', () => {
  expect(Object.keys(facts.operations).sort()).toEqual(all.map(([, one]) => published(one)).sort());
});

const fits = (template: string, path: string) => {
  const [theirs, ours] = [plain(template).split('/'), path.split('/')];
  return theirs.length === ours.length && theirs.every((piece, n) => piece === '*' || piece === ours[n]);
};

test.for(requests)('$file: $method $path is in the contract, with its options', ({ method, path, query }) => {
  const [entry] = all.filter(([, one]) => one.method === method && fits(one.path, path));
  expect(entry, `${method} ${path} has no entry in operations.ts`).toBeDefined();
  expect(Object.keys(query).filter((option) => !entry?.[1].query.includes(option))).toEqual([]);
  const type = facts.types[path.split('/').includes('messages') ? 'message' : 'mailFolder'];
  const selected = query['$select']?.split(',') ?? [];
  expect(selected.filter((name) => !type?.properties[name])).toEqual([]);
});

test('every call of the adapter was read in its source, and there is no other way to Graph', () => {
  expect(requests).toHaveLength(askings());
  const ways = sources().filter(({ text }) => /\bfetch\(|\.api\(/.test(text));
  expect(ways.map(({ file }) => file)).toEqual(['ask.ts', 'wire.ts']);
});

// Told in zammad#5735, alga-psa#1077.
test('every call about mail names the shared mailbox', () => {
  const others = requests.filter(({ path }) => !path.startsWith('/users/*/'));
  expect([...new Set(others.map(({ path }) => path))]).toEqual(['/subscriptions', '/subscriptions/*']);
  const whose = sources().filter(({ text }) => /\/me\b/.test(text));
  expect(whose).toEqual([]);
});

/** What only people and tests ask of this mailbox. */
const notOurs = ['list folders', 'move a message', 'add an attachment'];

test('the contract knows nothing that nobody asks', () => {
  const asked = all.filter(([, one]) =>
    requests.some((call) => call.method === one.method && fits(one.path, call.path)),
  );
  const known = all.map(([name]) => name).filter((name) => !notOurs.includes(name));
  expect(asked.map(([name]) => name)).toEqual(known);
});
