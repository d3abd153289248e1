import { field, form, type Option } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** The outcome and what it rests on; the letter comes next. */
export type DecideFormProps = CaseForm & {
  /** The published outcomes that this desk can reach. */
  outcomes: Option[];
  outcome: string | null;
  reasons: Bank;
  recommendations: Bank;
  /** What happened, in a line, as the letter will say it. */
  happened: string;
};

/** Short titles to choose from with their full text, and what the officer adds: one a line. */
export type Bank = { entries: { id: string; title: string; text: string; ticked: boolean }[]; own?: string };

const example: DecideFormProps = {
  ...seedCase,
  outcomes: [
    {
      value: 'No Further Action',
      label: 'No further action',
      description: 'Closes the case when the letter has left.',
    },
    { value: 'Informal Action Taken', label: 'Informal action taken' },
    {
      value: 'Investigation Pursued',
      label: 'Investigation pursued',
      description: 'Refers the case; it stays visible.',
    },
  ],
  outcome: null,
  reasons: {
    entries: [
      {
        id: 'isolated',
        title: 'Isolated incident',
        text: 'This appears to have been an isolated incident.',
        ticked: false,
      },
      {
        id: 'contained',
        title: 'Contained quickly',
        text: 'Access was closed as soon as the fault was found, and nobody else is known to have seen the data.',
        ticked: true,
      },
    ],
  },
  recommendations: {
    entries: [{ id: 'access', title: 'Review access', text: 'Review who can open the records.', ticked: false }],
  },
  happened: 'records of up to 121,109 people could be opened by staff who did not need them',
};

export default form<DecideFormProps>({
  render: (props) => ({
    form: 'decide',
    title: 'Decide',
    submit: 'See the letter',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      field({
        kind: 'choice',
        id: 'outcome',
        label: 'Outcome',
        options: props.outcomes,
        ...(props.outcome !== null && { value: props.outcome }),
      }),
      ...bank(props.reasons, {
        id: 'reasonBank',
        label: 'Reasons',
        own: 'ownReasons',
        ownLabel: 'Reasons of your own',
      }),
      ...bank(props.recommendations, {
        id: 'recommendationBank',
        label: 'Recommendations',
        own: 'ownRecommendations',
        ownLabel: 'Recommendations of your own',
      }),
      field({ kind: 'text', id: 'happened', label: 'What happened, in a line', value: props.happened, maxLength: 300 }),
    ],
  }),
  examples: {
    'first time': example,
    'came back': {
      ...example,
      ...hostileCase,
      outcome: 'No Further Action',
      reasons: { ...example.reasons, own: 'You told the people affected.' },
    },
    'empty banks': { ...example, reasons: { entries: [] }, recommendations: { entries: [] }, happened: '' },
  },
});

function bank({ entries, own }: Bank, words: { id: string; label: string; own: string; ownLabel: string }) {
  return [
    field({
      kind: 'ticks',
      id: words.id,
      label: words.label,
      options: entries.map(({ id, title, text }) => ({ value: id, label: title, description: text })),
      values: entries.filter(({ ticked }) => ticked).map(({ id }) => id),
      optional: true,
    }),
    field({
      kind: 'text',
      id: words.own,
      label: words.ownLabel,
      ...(own !== undefined && { value: own }),
      hint: 'One a line.',
      multiline: true,
      optional: true,
    }),
  ];
}
