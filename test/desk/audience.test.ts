import { expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { leftWords, peopleFor } from '../../src/desk/audience.ts';
import type { OfficerCard } from '../../src/desk/officers.ts';

const officer = (id: string, role: 'lead' | 'officer' | null) =>
  // Nothing else of them is asked for.
  ({ id, name: id, worksCases: role !== null, lead: role === 'lead' }) as OfficerCard;
const of = (owner: string | null) => ({ owner }) as Case;

const alex = officer('Alex Moss', 'officer');
const priya = officer('Priya Anand', 'lead');
const gone = officer('Robin Vale', null);
const office = [alex, priya, gone];

const audiences = ['owner', 'leads', 'owner-and-leads', 'digest'] as const;
test.for([
  ['of an officer who works it', of(alex.id), [[alex], [priya], [alex, priya], []]],
  ['that nobody has claimed', of(null), [[priya], [priya], [priya], []]],
  ['whose owner works cases no more', of(gone.id), [[priya], [priya], [priya], []]],
  ['of a lead, who is told once', of(priya.id), [[priya], [priya], [priya], []]],
] as const)('who is told of a case %s', ([, kase, told]) => {
  expect(audiences.map((audience) => peopleFor(audience, kase, office))).toEqual(told);
});

test('where whoever led works cases no more, nobody is told', () => {
  expect(audiences.flatMap((audience) => peopleFor(audience, of(gone.id), [alex, gone]))).toEqual([]);
});

test('whoever is told instead of the owner reads why', () => {
  expect(leftWords(of(gone.id), office)).toEqual(['Robin Vale has it and works cases no more: hand it over']);
  expect([of(alex.id), of(null)].flatMap((kase) => leftWords(kase, office))).toEqual([]);
});
