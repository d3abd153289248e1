import type { Edition } from '../edition.ts';
import { breach } from './edpb-breach.ts';
import { consequences } from './edpb-consequences.ts';
import { data } from './edpb-data.ts';
import { parties } from './edpb-parties.ts';
import { telling } from './edpb-telling.ts';

const questions = [...parties, ...breach, ...data, ...consequences, ...telling];

/** The European Data Protection Board's template for all authorities, version 1.0 of 8 June 2026, by its own labels. */
export const edpb: Edition = {
  name: 'EDPB template, version 1.0',
  headings: ['Personal data breach notification', 'Template for personal data breach notification', ...sectionsOf()],
  questions,
  closing: ['actions', 'recurrence', 'toldSubjects', 'toldOthers', 'otherOrganisations'],
  labelled: true,
};

/** Each with its number and without. */
function sectionsOf(): string[] {
  const sections = [...new Set(questions.map(({ section }) => section))];
  return sections.flatMap((section) => [section, section.replace(/^[\d.]+ /, '')]);
}
