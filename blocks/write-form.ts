import { field, form } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { acknowledgement, type LetterShown, letterBody } from './parts/letter.ts';

/** A free letter to the controller. It is seen whole before it leaves. */
export type WriteFormProps = CaseForm & {
  /** What the letter is about, as its subject will name it. */
  about?: string;
  /** Its fixed words around one part, which is empty at first. */
  letter: LetterShown;
};

const example: WriteFormProps = {
  ...seedCase,
  letter: {
    ...acknowledgement,
    subject: 'About your report: IC-31191-G5C6',
    pieces: [
      { fixed: 'Reference IC-31191-G5C6\n\nDear Morwenna Pike' },
      { id: 'body', label: 'Letter', text: '' },
      { fixed: 'Yours sincerely\n\nAlex Moss' },
    ],
  },
};

export default form<WriteFormProps>({
  render: (props) => ({
    form: 'write',
    title: 'Write to the controller',
    ...(props.letter.to !== null && { submit: 'See the letter' }),
    context: caseContext(props),
    body: [...caseHead(props, true), ...(props.letter.to === null ? [] : [about(props)]), ...letterBody(props.letter)],
  }),
  examples: {
    empty: example,
    'came back': { ...example, ...hostileCase, about: 'Access to the records' },
  },
});

function about({ about }: WriteFormProps) {
  return field({
    kind: 'text',
    id: 'about',
    label: 'What it is about',
    ...(about !== undefined && { value: about }),
    hint: 'Stands in the subject, before the reference.',
    maxLength: 120,
  });
}
