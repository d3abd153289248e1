import { aside, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { acknowledgement, type LetterShown, letterBody, longLetter } from './parts/letter.ts';

/** The decision letter whole, in its parts, before it leaves. */
export type DecideLetterFormProps = CaseForm & {
  /** "No further action". */
  outcome: string;
  letter: LetterShown;
  /** What to know before it leaves: "7 answers of the follow-up could not be compared with the first report." */
  warnings: string[];
  /** What follows: "The case closes when the letter has left." */
  follows: string;
};

const example: DecideLetterFormProps = {
  ...seedCase,
  outcome: 'No further action',
  letter: { ...acknowledgement, subject: 'Decision: IC-31191-G5C6' },
  warnings: [],
  follows: 'The case closes when the letter has left.',
};

export default form<DecideLetterFormProps>({
  render: (props) => ({
    form: 'decide-letter',
    title: 'Decide: the letter',
    ...(props.letter.to !== null && { submit: 'Send' }),
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line('Outcome: ', { strong: props.outcome }),
      ...props.warnings.map((warning) => line({ strong: 'Before it leaves:' }, ` ${warning}`)),
      ...letterBody(props.letter),
      aside(`The letter waits sixty seconds, with Undo. ${props.follows}`),
    ],
  }),
  examples: {
    'letter ready': example,
    'long reasons': {
      ...example,
      ...hostileCase,
      letter: longLetter,
      warnings: ['7 answers of the follow-up could not be compared with the first report.'],
    },
    'no contact': { ...example, letter: { ...example.letter, to: null } },
  },
});
