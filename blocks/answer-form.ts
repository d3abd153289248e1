import { aside, form, line } from './kit.ts';
import { acknowledgement, type LetterShown, letterBody, waits } from './parts/letter.ts';

/** An answer to a mail that belongs to no case, whole, as it will leave. */
export type AnswerFormProps = {
  mail: string;
  /** Which answer it is. */
  kind: string;
  letter: LetterShown;
};

export default form<AnswerFormProps>({
  render: ({ mail, kind, letter }) => ({
    form: 'answer',
    title: 'The answer',
    submit: 'Send',
    context: { id: mail, kind },
    body: [
      line('It goes to the address that the mail came from, says nothing of any case, and the mail is put aside.'),
      aside('Whoever sent it may not be who they say: tell them nothing that they must not know.'),
      ...letterBody(letter),
      waits,
    ],
  }),
  examples: {
    complaint: {
      mail: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
      kind: 'answer-complaint',
      letter: {
        ...acknowledgement,
        to: 'Ifor Rees, ifor.rees@mailhouse.example (where the mail came from)',
        subject: 'Your message of 13 March 2024: how to complain',
        pieces: [
          { fixed: 'Dear Ifor Rees' },
          { id: 'body', label: 'Answer', text: 'Thank you for your message, which reached us on 13 March 2024.' },
          { fixed: 'Yours sincerely\n\nAlex Moss\nCase Officer' },
        ],
      },
    },
  },
});
