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
  /**
   * "open-case-for-mail", "file-mail", "dismiss-mail"; "letter-back" and a letter's id for each that a delivery report may
   * mean; "fetch-again" for one never read, "restore-mail" for one put aside.
   */
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
    'delivery report': {
      ...stranger,
      from: 'Mail Delivery System, mailer-daemon@mailhouse.example',
      received: 'Tue 10 Mar, 10:17',
      subject: 'Undeliverable: Your message',
      why: 'A delivery report that does not say which letter came back; it may belong to IC-417655-R2M8, IC-417588-T3H9',
      text: 'It could not be delivered.',
      attachments: [],
      choices: [
        {
          value: 'letter-back 0d0c2a4e-58a3-4b5e-9a51-6d2f8f0c7a11',
          label: 'Came back: decision letter of IC-417655-R2M8, Tue 10 Mar, 10:16',
          description: 'The closed case and the promise of a reply open again.',
        },
        {
          value: 'letter-back 7b1f9c55-2c1e-4f0b-8f6e-30b1a8f7d2c4',
          label: 'Came back: acknowledgement of IC-417588-T3H9, Mon 9 Mar, 16:40',
          description: 'The promise of a reply opens again; its questions count as not asked.',
        },
        {
          value: 'file-mail',
          label: 'Belongs to the case below',
          description: 'It is put on file there; no letter is taken back.',
        },
        { value: 'dismiss-mail', label: 'Not ours', description: 'It is put aside without an answer.' },
      ],
      reference: null,
      answers: [],
      answer: null,
      notice: 'It cannot be answered from here. No person wrote this mail, and answering it could go round for ever.',
    },
    'delivery report, long ago': {
      ...stranger,
      from: 'Mail Delivery System, mailer-daemon@mailhouse.example',
      received: 'Thu 2 Jan 2020, 10:17',
      subject: 'Undeliverable: Questions, please answer by 6 January 2020: IC-31191-G5C6',
      why: 'A delivery report about a letter of IC-31191-G5C6: the letter left more than a week before',
      text: 'It could not be delivered.',
      attachments: [],
      choices: [
        {
          value: 'letter-back 0d0c2a4e-58a3-4b5e-9a51-6d2f8f0c7a11',
          label: 'Came back: request for information of IC-31191-G5C6, Mon 23 Dec 2019, 11:23',
          description: 'The promise of a reply opens again; its questions count as not asked.',
        },
        {
          value: 'file-mail',
          label: 'Belongs to the case below',
          description: 'It is put on file there; no letter is taken back.',
        },
        { value: 'dismiss-mail', label: 'Not ours', description: 'It is put aside without an answer.' },
      ],
      reference: 'IC-31191-G5C6',
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
