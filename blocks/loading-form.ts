import { form, line } from './kit.ts';

/** Stands until the real form is ready: Slack wants a form within three seconds of the click. */
export type LoadingFormProps = { title: string; reference: string | null };

export default form<LoadingFormProps>({
  render: ({ title, reference }) => ({
    form: 'loading',
    title,
    context: {},
    body: [line(reference ? `Opening ${reference} …` : 'Opening …')],
  }),
  examples: {
    'one case': { title: 'Acknowledge', reference: 'IC-31191-G5C6' },
    'no case': { title: 'Your signature', reference: null },
  },
});
