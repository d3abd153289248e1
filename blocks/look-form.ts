import { field, form, line, type Option, type Part } from './kit.ts';

/** One mail that no case has taken, and what an officer makes of it. */
export type LookFormProps = {
  /** The mail, as the desk names it. */
  mail: string;
  /** "Ffion Tŷ-Nant, ffion@wexcombe-housing.example". */
  from: string;
  /** Whom a colleague sent it to; null of what came in. */
  to: string | null;
  received: string;
  subject: string;
  why: string;
  text: string;
  attachments: string[];
  /** "open-case-for-mail", "file-mail", "dismiss-mail"; "fetch-again" for one never read, "restore-mail" for one put aside. */
  choices: Option[];
  choice: string | null;
  /** The case it may belong to, when one is quoted. */
  reference: string | null;
  /** The answers that can be sent; none when nothing may go back. */
  answers: Option[];
  answer: string | null;
  /** What is wrong, when the form comes back. */
  notice: string | null;
};

const stranger: LookFormProps = {
  mail: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
  from: 'Ffion Tŷ-Nant, ffion_t@wexcombe-housing.example',
  to: null,
  received: 'Mon 9 Mar, 15:20',
  subject: 'Re: IC-417655-R2M8',
  why: 'It quotes IC-417655-R2M8 and its sender is not on that case.',
  text: 'I write for Wexcombe Valley. Our answers are at https://wexcombe.example/answers',
  attachments: ['answers.pdf, 90 kB'],
  choices: [
    { value: 'open-case-for-mail', label: 'New case' },
    { value: 'file-mail', label: 'Belongs to a case', description: 'Name the case below.' },
    { value: 'dismiss-mail', label: 'Not ours', description: 'It is put aside and can be brought back.' },
  ],
  choice: null,
  reference: 'IC-417655-R2M8',
  answers: [
    { value: 'answer-complaint', label: 'How to complain' },
    { value: 'answer-not-ours', label: 'Not for this office' },
  ],
  answer: 'answer-not-ours',
  notice: null,
};

export default form<LookFormProps>({
  render: (props) => ({
    form: 'look',
    title: 'A mail to look at',
    submit: 'Save',
    context: { id: props.mail },
    body: [
      ...(props.notice ? [line({ strong: 'Please check.' }, ` ${props.notice}`)] : []),
      line({ strong: props.why }),
      fact('From', props.from),
      ...(props.to === null ? [] : [fact('To', props.to)]),
      fact(props.to === null ? 'Received' : 'Sent', props.received),
      { kind: 'quote', label: 'Subject', text: props.subject },
      { kind: 'quote', label: 'The mail', text: props.text },
      ...(props.attachments.length > 0 ? [line({ strong: 'Attached:' }, ` ${props.attachments.join(', ')}`)] : []),
      field({
        kind: 'choice',
        id: 'choice',
        label: 'What is it',
        options: props.choices,
        ...(props.choice !== null && { value: props.choice }),
      }),
      field({
        kind: 'text',
        id: 'reference',
        label: 'Case it belongs to',
        ...(props.reference !== null && { value: props.reference }),
        maxLength: 60,
        optional: true,
      }),
      ...(props.answers.length > 0
        ? [
            field({
              kind: 'choice',
              id: 'answer',
              label: 'Answer',
              hint: 'It is shown whole before it leaves, and goes only to the address that the mail came from.',
              options: props.answers,
              ...(props.answer !== null && { value: props.answer }),
              optional: true,
            }),
          ]
        : []),
    ],
  }),
  examples: {
    stranger,
    'sent from Outlook': {
      ...stranger,
      from: 'Data Protection Regulator, casework@regulator.example',
      to: 'Ffion Tŷ-Nant <ffion_t@wexcombe-housing.example>',
      subject: 'Re: IC-417655-R2M8, see also IC-417588-T3H9',
      why: 'Sent from Outlook, it concerns more than one case: IC-417655-R2M8, IC-417588-T3H9',
      text: 'Thank you for your letter.',
      attachments: [],
      choices: [
        { value: 'file-mail', label: 'Belongs to the case below' },
        { value: 'dismiss-mail', label: 'On no case', description: 'It is put aside.' },
      ],
      choice: 'file-mail',
      answers: [],
      answer: null,
    },
    hostile: {
      ...stranger,
      subject: '<!here> *urgent*',
      text: '`code` <@U0ALEX> \u202Efdp.exe http://evil.example '.repeat(300),
      choice: 'file-mail',
      reference: 'IC-41765S-R2M8',
      answers: [],
      notice: 'There is no case IC-41765S-R2M8. Did you mean IC-417655-R2M8?',
    },
  },
});

function fact(label: string, value: string): Part {
  return { kind: 'facts', facts: [[label, value]] };
}
