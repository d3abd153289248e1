import { field, form, line, type Part } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** What colleagues wrote to a controller from Outlook, and whether one of it was the answer. */
export type ByHandFormProps = CaseForm & {
  /** Newest first; not yet counted as answers. */
  mails: { id: string; sent: string; to: string; subject: string; text: string; warning: string | null }[];
};

export default form<ByHandFormProps>({
  render: (props) => ({
    form: 'by-hand',
    title: 'Sent from Outlook',
    submit: 'It was the answer',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      ...props.mails.flatMap(draw),
      field({
        kind: 'choice',
        id: 'message',
        label: 'Which one was the answer',
        hint: 'An answer tells the controller what happens next. It keeps the promise from when it was sent.',
        options: props.mails.map(({ id, sent }) => ({ value: id, label: sent })),
      }),
    ],
  }),
  examples: {
    one: {
      ...seedCase,
      mails: [
        {
          id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
          sent: 'Mon 23 Dec, 15:02',
          to: 'dpo_office@wexcombe-housing.example',
          subject: 'RE: Personal data breach notification',
          text: 'Thank you, we have your report and will write again after the holidays.',
          warning: null,
        },
      ],
    },
    'to a stranger': {
      ...hostileCase,
      mails: [
        {
          id: '7a1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
          sent: 'Mon 23 Dec, 15:02',
          to: 'somebody@elsewhere.example',
          subject: '<!here> *IC-31191-G5C6*',
          text: 'A '.repeat(2000),
          warning: 'It went to an address that is not on this case.',
        },
      ],
    },
  },
});

function draw({ sent, to, subject, text, warning }: ByHandFormProps['mails'][number]): Part[] {
  return [
    ...(warning ? [line({ strong: warning })] : []),
    {
      kind: 'facts',
      facts: [
        ['Sent', sent],
        ['To', to],
      ],
    },
    { kind: 'quote', label: 'Subject', text: subject },
    { kind: 'quote', label: 'The mail', text },
  ];
}
