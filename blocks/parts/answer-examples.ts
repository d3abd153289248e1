import type { Question } from '../../src/case/questions.ts';

const about = 'About the breach';
const unasked = { section: about, options: [] };

/** Questions of every kind, for examples. */
export const exampleQuestions = {
  text: { ...unasked, field: 'whatHappened', question: 'What has happened?', kind: 'text' },
  one: {
    ...unasked,
    field: 'cyber',
    question: 'Was it caused by a cyber incident?',
    kind: 'one',
    options: ['Yes', 'No'],
  },
  many: {
    ...unasked,
    field: 'dataCategories',
    question: 'Categories of personal data included',
    kind: 'many',
    options: ['Health data', 'Location data', 'Basic personal identifiers, eg name, contact details'],
  },
  when: { ...unasked, field: 'discoveredAt', question: 'When did you discover the breach?', kind: 'when' },
  count: { ...unasked, field: 'subjectCount', question: 'How many data subjects could be affected?', kind: 'count' },
} satisfies Record<string, Question>;
