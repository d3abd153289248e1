import { field, form, line } from './kit.ts';

/** Which mails of one page of those that wait are not ours. */
export type DismissMailsFormProps = {
  /** The page that the list was open at. */
  page: number;
  /** At most eight, as in the list; those that look like junk first. */
  mails: WaitingMail[];
};

export type WaitingMail = {
  id: string;
  /** The sender's organisation or domain. */
  from: string;
  /** With every address masked. */
  subject: string;
  received: string;
  /** "looks like phishing or junk", "never read by the desk"; null of any other. */
  mark: string | null;
};

const prize: WaitingMail = {
  id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
  from: 'prizes.example',
  subject: 'You have won',
  received: 'Mon 9 Mar, 15:20',
  mark: 'looks like phishing or junk',
};
const question: WaitingMail = {
  id: '0d4f6b1e-0000-4000-8000-000000000001',
  from: 'wexcombe-housing.example',
  subject: 'Re: a question from [address]',
  received: 'Mon 9 Mar, 14:02',
  mark: null,
};

export default form<DismissMailsFormProps>({
  render: ({ page, mails }) => ({
    form: 'dismiss-mails',
    title: 'Several are not ours',
    submit: 'Put aside',
    context: { page: String(page) },
    body: [
      line('What you tick is put aside without an answer, and can be brought back.'),
      field({
        kind: 'ticks',
        id: 'mails',
        label: 'Not ours',
        options: mails.map(({ id, from, subject, received, mark }) => ({
          value: id,
          label: `${from}: ${subject}`,
          description: mark ? `${received}, ${mark}` : received,
        })),
      }),
    ],
  }),
  examples: {
    'junk first': { page: 1, mails: [prize, question] },
    'never read': {
      page: 2,
      mails: [
        question,
        { ...prize, from: 'an unknown sender', subject: '(no subject)', mark: 'never read by the desk' },
      ],
    },
    hostile: {
      page: 3,
      mails: Array.from({ length: 8 }, (_, place) => ({
        ...prize,
        id: `0d4f6b1e-0000-4000-8000-00000000000${place}`,
        subject: `<!here> *urgent* https://evil.example/a_b \`x\` \u202Efdp.exe ${'Gwybodaeth bellach '.repeat(place * 3)}`,
      })),
    },
  },
});
