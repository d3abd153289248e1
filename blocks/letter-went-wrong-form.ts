import { aside, field, form, line, type Option } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** A letter that left is with the wrong person, or told what it should not have. */
export type LetterWentWrongFormProps = CaseForm & {
  /** Those that left and are with somebody, newest first: what it was and when it left, and the address it went to. */
  letters: Option[];
};

export default form<LetterWentWrongFormProps>({
  render: (props) => ({
    form: 'letter-went-wrong',
    title: 'Letter went wrong',
    submit: 'Record it',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(
        'The letter then counts as not delivered: what rested on it is open again. Team leads are told by the reference alone, and the 72 hours in which the office may have to report it begin.',
      ),
      field({
        kind: 'choice',
        id: 'letter',
        label: 'Which letter',
        options: props.letters,
        ...(props.letters[0] && { value: props.letters[0].value }),
      }),
      field({
        kind: 'choice',
        id: 'how',
        label: 'What went wrong',
        options: [
          { value: 'wrong-person', label: 'The wrong person got it' },
          { value: 'another-case', label: 'It told of another case' },
          { value: 'other', label: 'Something else' },
        ],
      }),
      field({
        kind: 'text',
        id: 'note',
        label: 'What happened',
        hint: 'Stands in the draft of the report and in Show case, never in the channel.',
        multiline: true,
        maxLength: 2000,
      }),
      field({
        kind: 'text',
        id: 'reference',
        label: 'The other case concerned',
        hint: 'Its reference, or the end of one. Each of the two then names the other.',
        maxLength: 100,
        optional: true,
      }),
      field({
        kind: 'choice',
        id: 'recall',
        label: 'Ask whoever has it to delete it',
        options: [
          { value: 'yes', label: 'Yes: show me the recall note' },
          { value: 'no', label: 'No, or not yet' },
        ],
        value: 'yes',
      }),
      aside('This cannot be taken back: it is recorded as soon as you press Record it. Nothing is sent by that.'),
    ],
  }),
  examples: {
    'one letter': {
      ...seedCase,
      letters: [
        {
          value: '0d4f6b1e-0000-4000-8000-000000000011',
          label: 'Decision letter, Tue 14 Jan 2020, 15:47',
          description: 'to dpo_office@wexcombe-housing.example',
        },
      ],
    },
    hostile: {
      ...hostileCase,
      letters: Array.from({ length: 12 }, (_, place) => ({
        value: `0d4f6b1e-0000-4000-8000-0000000000${place + 20}`,
        label: 'Request for information, Tue 14 Jan 2020, 15:47',
        description: `to ${'w'.repeat(60)}+${'<!channel>'.repeat(8)}@${'ŵ'.repeat(60)}.example`,
      })),
    },
  },
});
