import type { AnsweredQuestion } from '../../src/case/report.ts';
import type { ReportFormProps } from '../report-form.ts';
import { hostileCase, seedCase } from './form-head.ts';

const read = (section: string, question: string, value: string): AnsweredQuestion => ({
  field: question,
  section,
  question,
  state: 'read',
  value,
  withheld: false,
  quote: value,
  confidence: 'sure',
});
const unread = (
  section: string,
  question: string,
  state: AnsweredQuestion['state'],
  withheld = false,
): AnsweredQuestion => ({
  field: question,
  section,
  question,
  state,
  value: null,
  withheld,
  quote: null,
  confidence: 'sure',
});

const about = 'About the breach';
const action = 'Taking action';
const whole: ReportFormProps = {
  ...seedCase,
  received: 'Initial report, Fri 20 Dec 2019, 18:16 by email',
  manual: null,
  answers: [
    unread('Report type', 'Reason for report', 'to-check'),
    unread(about, 'What has happened?', 'to-check', true),
    read(about, 'When did you discover the breach?', '18 December 2019, 16:42'),
    read(about, 'How many data subjects could be affected?', '121,109'),
    read(about, 'Categories of personal data included', 'Basic personal identifiers, eg name, contact details'),
    unread(about, 'If there has been a delay in reporting, why?', 'not-stated'),
    unread('Cyber incidents only', 'Has confidentiality been affected?', 'does-not-apply'),
    read(action, 'Have you told data subjects about the breach?', 'No, but we are planning to'),
  ],
  flags: ['no tick marks could be seen; ticked answers are to be checked against the original'],
  text: 'Dear colleagues,\n\nPlease find attached a breach report.',
  attachments: ['breach-report.docx, 41 kB'],
};

export const examples: Record<string, ReportFormProps> = {
  seed: whole,
  'nothing read': {
    ...seedCase,
    received: 'Tue 10 Mar 2026, 09:51 by email',
    manual: 'The Word file is locked with a password.',
    answers: [],
    flags: [],
    text: null,
    attachments: ['breach-report.docx, 41 kB'],
  },
  'a hundred thousand people': {
    ...whole,
    answers: [
      ...whole.answers,
      read(about, 'What has happened?', 'Roedd y ffeil yn cynnwys enwau. Ŵ ŷ 👩‍👩‍👧‍👦 \n'.repeat(400)),
      read(about, 'Number of people', '100,000 to 121,109 (all customers, ~70,000 of them children)'),
      ...Array.from({ length: 110 }, (_, place) => read(action, `Question ${place + 1}`, 'Yes')),
    ],
  },
  hostile: {
    ...whole,
    ...hostileCase,
    answers: [
      read(
        about,
        'What has happened?',
        '<!channel> *bold* _it_ <https://evil.example/a.b|click> \u202Efdp.exe www.evil.example',
      ),
    ],
    attachments: ['invoice_*bold*.exe'],
  },
};
