import { aside, field, form } from './kit.ts';

/** A message that somebody wrote in a chat, and the case it is to be filed on. */
export type AttachFormProps = {
  /** The message, as the desk names it. */
  clipping: string;
  words: string;
  /** "Tom Okafor · Slack, Mon 23 Dec, 11:30 · https://…". */
  source: string;
  /** The case it seems to be about. */
  reference: string | null;
};

const example: AttachFormProps = {
  clipping: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
  words: 'They rang: the laptop was found on Friday, and nobody had started it.',
  source: 'Tom Okafor · Slack, Mon 23 Dec, 11:30 · https://regulator.slack.com/archives/C0CASES/p1577100600000100',
  reference: 'IC-31191-G5C6',
};

export default form<AttachFormProps>({
  render: ({ clipping, words, source, reference }) => ({
    form: 'attach',
    title: 'Attach to a case',
    submit: 'Attach',
    context: { id: clipping },
    body: [
      { kind: 'quote', label: 'The message', text: words, under: source },
      field({
        kind: 'text',
        id: 'reference',
        label: 'Case it belongs to',
        ...(reference !== null && { value: reference }),
        hint: 'Its reference, or the end of it.',
        maxLength: 60,
      }),
      aside('These words, who wrote them and where are filed as a note on the case, with your name.'),
      aside('The thread says only that you attached a message. What stands in the chat is not changed.'),
    ],
  }),
  examples: {
    'under a card': example,
    hostile: {
      ...example,
      words: '<!channel> *Approve* <https://evil.example|IC-31191-G5C6> \u202Egnp.exe '.repeat(200),
      source: '<@U0ALEX> *boss* · Slack, Mon 23 Dec, 11:30',
      reference: null,
    },
  },
});
