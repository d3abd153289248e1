import { line, message } from './kit.ts';

/** One whole sentence or two to the officer who clicked: who, when, and what to do instead. */
export type RefusalProps = { sentence: string };

export default message<RefusalProps>({
  audience: 'officer',
  render: ({ sentence }) => ({ text: sentence, parts: [line(sentence)] }),
  examples: {
    'too late': { sentence: 'Tom Okafor claimed IC-31191-G5C6 at 11:13. Nothing was changed.' },
    'no role': {
      sentence: 'Only case officers of this desk can do that. Ask a team lead to add you. Nothing was changed.',
    },
    'something broke': { sentence: 'Something went wrong, nothing was changed. Try again in a minute.' },
  },
});
