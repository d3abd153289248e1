import { form, line } from './kit.ts';

/** In place of a form that cannot go on. What was typed is shown, so that it can be copied. */
export type RefusedFormProps = {
  title: string;
  /** Who, when, and what to do instead. */
  sentence: string;
  typed: { label: string; text: string }[];
};

export default form<RefusedFormProps>({
  render: ({ title, sentence, typed }) => ({
    form: 'refused',
    title,
    context: {},
    body: [
      line(sentence),
      ...(typed.length > 0 ? [line('What you typed, to copy:')] : []),
      ...typed.map(({ label, text }) => ({ kind: 'quote' as const, label, text })),
    ],
  }),
  examples: {
    'too late': { title: 'Acknowledge', sentence: 'Tom Okafor acknowledged this at 11:22.', typed: [] },
    'with typed words': {
      title: 'Decide: the letter',
      sentence: 'Priya Anand closed IC-31191-G5C6 at 15:40. Nothing was sent.',
      typed: [{ label: 'Reasons', text: 'They closed it in time.\n'.repeat(200) }],
    },
  },
});
