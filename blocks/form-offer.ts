import type { Act } from './ids.ts';
import { line, message, type Target } from './kit.ts';

/** In answer to a typed word, where only a button may open a form. */
export type FormOfferProps = {
  act: Act;
  /** "Triage". */
  title: string;
  on: Target;
};

export default message<FormOfferProps>({
  audience: 'officer',
  render: ({ act, title, on }) => {
    const about = on.reference === '' ? '' : ` for ${on.reference}`;
    const sentence = `The form "${title}"${about} is ready.`;
    const says = on.reference === '' ? `Open: ${title}` : `Open: ${title}, case ${on.reference}`;
    return {
      text: sentence,
      parts: [line(sentence), { kind: 'buttons', buttons: [{ act, label: 'Open the form', on, primary: true, says }] }],
    };
  },
  examples: {
    'of a case': { act: 'triage', title: 'Triage', on: { reference: 'IC-31191-G5C6', version: 4 } },
    'of the office': { act: 'set-signature', title: 'Your signature', on: { reference: '', version: 0 } },
  },
});
