import type { Route } from '../src/case/case.ts';
import { field, form, line, type Option } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** What kind of incident it is, whether it is urgent, and what happens next. */
export type TriageFormProps = CaseForm & {
  /** The published incident types, under "Cyber" and "Non cyber". */
  groups: { label: string; types: string[] }[];
  /** What the report suggests, and why; shown before the list. */
  suggestion: { type: string; why: string } | null;
  /** Group and type as chosen before: "Cyber|Phishing". */
  type: string | null;
  urgent: boolean;
  route: Route | null;
  note?: string;
};

const next: (Option & { value: Route })[] = [
  { value: 'ask', label: 'Ask for information', description: 'Opens the questions at once.' },
  { value: 'decide', label: 'Decide', description: 'Opens the decision at once.' },
  { value: 'no-reply', label: 'No reply needed', description: 'Asks for the reason.' },
  { value: 'refer', label: 'Refer', description: 'Hands it on outside this desk.' },
  { value: 'not-a-breach', label: 'Not a breach', description: 'Asks for the reason.' },
];

const example: TriageFormProps = {
  ...seedCase,
  groups: [
    { label: 'Cyber', types: ['Phishing', 'Ransomware', 'Malware', 'Other cyber incident'] },
    { label: 'Non cyber', types: ['Unauthorised access', 'Failure to use bcc', 'Verbal disclosure of personal data'] },
  ],
  suggestion: { type: 'Unauthorised access', why: 'the report says that it was not a cyber incident' },
  type: null,
  urgent: false,
  route: null,
};

export default form<TriageFormProps>({
  render: (props) => ({
    form: 'triage',
    title: 'Triage',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      ...(props.suggestion
        ? [line('Suggested: ', { strong: props.suggestion.type }, `, ${props.suggestion.why}.`)]
        : []),
      field(incident(props)),
      field({
        kind: 'choice',
        id: 'urgent',
        label: 'Urgent',
        options: [
          { value: 'no', label: 'Not urgent' },
          { value: 'yes', label: 'Urgent', description: 'Its card and the queue say so.' },
        ],
        value: props.urgent ? 'yes' : 'no',
      }),
      field({
        kind: 'choice',
        id: 'route',
        label: 'What next',
        options: next,
        ...(props.route && { value: props.route }),
      }),
      field({
        kind: 'text',
        id: 'note',
        label: 'Note',
        ...(props.note !== undefined && { value: props.note }),
        multiline: true,
        optional: true,
      }),
    ],
  }),
  examples: {
    'first time': example,
    'triaged before': {
      ...example,
      ...hostileCase,
      suggestion: null,
      type: 'Cyber|Phishing',
      urgent: true,
      route: 'ask',
      note: 'Same supplier as last week.',
    },
  },
});

/** One type stands in both groups, so the group is part of what is chosen: "Cyber|Unauthorised access". */
function incident({ groups, type, suggestion }: TriageFormProps) {
  const options = groups.map(({ label, types }) => ({
    label,
    options: types.map((one) => ({ value: `${label}|${one}`, label: one })),
  }));
  const all = options.flatMap((group) => group.options);
  const chosen = all.find(({ value }) => value === type) ?? all.find(({ label }) => label === suggestion?.type);
  return {
    kind: 'grouped-choice' as const,
    id: 'incidentType',
    label: 'Type of incident',
    groups: options,
    ...(chosen && { value: chosen.value }),
  };
}
