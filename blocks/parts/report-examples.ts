import type { ReportFormProps } from '../report-form.ts';
import { hostileCase, seedCase } from './form-head.ts';
import type { ShownAnswer } from './shown-answer.ts';

const read = (section: string, question: string, value: string): ShownAnswer => ({
  field: question,
  section,
  question,
  state: 'read',
  value,
  withheld: false,
  quote: value,
  confidence: 'sure',
  corrections: [],
});
const unread = (section: string, question: string, state: ShownAnswer['state'], withheld = false): ShownAnswer => ({
  field: question,
  section,
  question,
  state,
  value: null,
  withheld,
  quote: null,
  confidence: 'sure',
  corrections: [],
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
  offers: [
    { act: 'open-original', label: 'Open in Outlook', id: '0' },
    { act: 'correct-answer', label: 'Correct an answer', id: '0' },
  ],
};

const corrected = (answer: ShownAnswer, value: string, ...was: (string | null)[]): ShownAnswer => ({
  ...answer,
  state: 'read',
  value,
  corrections: was.map((before, place) => ({ by: `Alex Moss, Fri ${place + 3} Jan, 10:02`, was: before })),
});

export const examples: Record<string, ReportFormProps> = {
  seed: whole,
  corrected: {
    ...whole,
    received: 'Follow-up report, Tue 31 Dec 2019, 20:02',
    answers: [
      corrected(read(about, 'How many data subjects could be affected?', '12,109'), '121,109', '12,109'),
      corrected(unread(about, 'When did the breach happen?', 'not-stated'), '7 December 2019', null, '8 December 2019'),
      { ...read(about, 'Was it caused by a cyber incident?', 'No'), quote: '\u2610 Yes  \u2612 No' },
      {
        ...read(about, 'Categories of personal data included', 'Health data\nLocation data'),
        quote: '[x] Health\n[x] Location',
        confidence: 'likely',
      },
      { ...unread(action, 'Who else was told?', 'to-check'), quote: 'see above', confidence: 'unsure' },
    ],
    flags: [],
    text: null,
    offers: [
      ...whole.offers,
      { act: 'read-again', label: 'Read again', id: '1' },
      { act: 'show-report', label: 'Show: Initial report, Fri 20 Dec 2019, 18:16 by email', id: '0' },
    ],
  },
  'nothing read': {
    ...seedCase,
    received: 'Tue 10 Mar 2026, 09:51 by email',
    manual: 'The Word file is locked with a password.',
    answers: [],
    flags: [],
    text: null,
    attachments: ['breach-report.docx, 41 kB'],
    offers: [
      { act: 'open-original', label: 'Open in Outlook', id: '0' },
      { act: 'enter-answers', label: 'Enter answers by hand', id: '0' },
      { act: 'ask-readable', label: 'Ask for a readable copy', id: '0' },
      { act: 'read-again', label: 'Read again', id: '0' },
    ],
  },
  'by telephone': {
    ...seedCase,
    received: 'Report, Mon 11 Mar 2024, 16:40 by telephone',
    manual: null,
    answers: [read(about, 'What has happened?', 'A driver lost a list of addresses. She will write.')],
    flags: [],
    text: null,
    attachments: [],
    offers: [],
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
