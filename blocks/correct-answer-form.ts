import { field, form, line } from './kit.ts';
import { exampleQuestions as example } from './parts/answer-examples.ts';
import { type Asked, answerFields } from './parts/answer-fields.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { answerParts, type ShownAnswer } from './parts/shown-answer.ts';

/** One answer of a report, as it stands and as it should be. */
export type CorrectAnswerFormProps = CaseForm & { asked: Asked; shown: ShownAnswer };

const shown = (question: string, value: string | null, quote: string | null): ShownAnswer => ({
  field: 'whatHappened',
  section: 'About the breach',
  question,
  state: value === null ? 'to-check' : 'read',
  value,
  withheld: false,
  quote,
  confidence: 'sure',
  corrections: [],
});

const ids = { id: '0', field: 'whatHappened' };

export default form<CorrectAnswerFormProps>({
  render: (props) => ({
    form: 'correct-answer',
    title: 'Correct an answer',
    submit: 'Correct',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      ...answerParts(props.shown),
      line('What the report says stays on the case. Card, clocks and letters go by the correction.'),
      ...answerFields(props.asked, 'answer', 'The answer'),
      field({
        kind: 'ticks',
        id: 'blank',
        label: 'Or',
        options: [{ value: 'blank', label: 'The report does not state it' }],
        optional: true,
      }),
    ],
  }),
  examples: {
    words: {
      ...hostileCase,
      ids,
      asked: { question: example.text, given: { kind: 'text', text: '*A driver* lost <a list>. '.repeat(300) } },
      shown: shown('What has happened?', '*A driver* lost <a list>. '.repeat(300), null),
    },
    'one of two': {
      ...seedCase,
      ids,
      asked: { question: example.one, given: { kind: 'one', label: 'No' } },
      shown: shown('Was it caused by a cyber incident?', 'No', '\u2610 Yes  \u2612 No'),
    },
    'none was seen': {
      ...seedCase,
      ids,
      asked: { question: example.many, given: null },
      shown: shown('Categories of personal data included', null, 'Health data\nLocation data'),
    },
    'a time': {
      ...seedCase,
      ids,
      asked: {
        question: example.when,
        given: { kind: 'when', date: '2019-12-18', time: '16:42', approximate: false },
      },
      shown: shown('When did you discover the breach?', '18 December 2019 16:42', '18 December 2019 16:42'),
    },
    'a number': {
      ...seedCase,
      ids,
      asked: { question: example.count, given: { kind: 'count', value: 121_109, approximate: true } },
      shown: shown('How many data subjects could be affected?', 'about 121,109', 'c. 121,109 people'),
    },
  },
});
