import { form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { acknowledgement, type LetterShown, letterBody, longLetter, waits } from './parts/letter.ts';

/** A letter as it will leave, its parts still to be edited; the last look before Send. */
export type PreviewFormProps = CaseForm & { letter: LetterShown; warnings: string[] };

export default form<PreviewFormProps>({
  render: (props) => ({
    form: 'preview',
    title: 'The letter',
    ...(props.letter.to !== null && { submit: 'Send' }),
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      ...props.warnings.map((warning) => line({ strong: 'Before it leaves:' }, ` ${warning}`)),
      ...letterBody(props.letter),
      waits,
    ],
  }),
  examples: {
    'letter ready': {
      ...seedCase,
      letter: acknowledgement,
      warnings: [],
      ids: { kind: 'request', answerBy: '2020-01-06' },
    },
    'with warnings': { ...hostileCase, letter: longLetter, warnings: ['The salutation uses the organisation’s name.'] },
  },
});
