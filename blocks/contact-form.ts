import { aside, field, form, line, type Option } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Who gets the letters of this case, and who else may write on it. */
export type ContactFormProps = CaseForm & {
  /** "Data Team, data.team@… (wrote on this case)"; null while letters cannot leave. */
  now: string | null;
  /** What speaks against the contact as it is. */
  doubts: string[];
  /** Everybody whose address is known on this case. */
  people: Option[];
  chosen: string | null;
  /** Those whose mail is not yet taken as the case's. */
  unconfirmed: Option[];
  /** "Until Tue 12 Mar, 10:02: Data Team, data.team@… (Alex Moss)". */
  before: string[];
};

export default form<ContactFormProps>({
  render: (props) => ({
    form: 'contact',
    title: 'Contact',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(props.now ? `Letters go to ${props.now}.` : 'Nobody is named yet: letters cannot leave until somebody is.'),
      ...props.doubts.map((doubt) => line({ strong: 'Please check.' }, ` ${doubt}`)),
      ...props.before.map((earlier) => aside(earlier)),
      ...(props.people.length > 0
        ? [
            field({
              kind: 'choice',
              id: 'person',
              label: 'Letters go to',
              hint: 'To this one address, and no copy to an earlier one.',
              options: props.people,
              ...(props.chosen !== null && { value: props.chosen }),
              optional: true,
            }),
          ]
        : []),
      field({
        kind: 'text',
        id: 'name',
        label: 'Or to somebody else: name',
        hint: 'Leave it empty to write to the organisation.',
        maxLength: 200,
        optional: true,
      }),
      field({ kind: 'text', id: 'address', label: 'Their email address', maxLength: 254, optional: true }),
      ...(props.unconfirmed.length > 0
        ? [
            field({
              kind: 'ticks',
              id: 'confirmed',
              label: 'May also write on this case',
              hint: 'Their mail then joins the case; nothing is sent to them.',
              options: props.unconfirmed,
              optional: true,
            }),
          ]
        : []),
      field({ kind: 'text', id: 'reason', label: 'Why it changes', multiline: true, optional: true }),
    ],
  }),
  examples: {
    known: {
      ...seedCase,
      now: 'Morwenna Pike, dpo_office@wexcombe-housing.example (wrote on this case)',
      doubts: [],
      people: [
        {
          value: 'a1',
          label: 'Morwenna Pike, dpo_office@wexcombe-housing.example',
          description: 'the contact',
        },
        {
          value: 'b2',
          label: 'Ffion Tŷ-Nant, ffion@wexcombe-housing.example',
          description: 'reporter in the form; never wrote',
        },
      ],
      chosen: 'a1',
      unconfirmed: [
        { value: 'c3', label: 'counsel@calder-finch.example', description: 'was copied in and wrote; not confirmed' },
      ],
      before: ['Until Mon 23 Dec, 11:40: Owen Pike, owen@wexcombe-housing.example (changed by Alex Moss)'],
    },
    'came back': {
      ...hostileCase,
      now: 'dpo@wexcombe-housing.exampel (the contact)',
      doubts: ['A letter to that address came back.', 'Nobody has written to us from that address on this case.'],
      people: [
        { value: 'a1', label: 'dpo@wexcombe-housing.exampel', description: 'the contact' },
        { value: 'b2', label: 'dpo@wexcombe-housing.example', description: 'wrote on this case' },
      ],
      chosen: 'b2',
      unconfirmed: [],
      before: [],
    },
    nobody: { ...hostileCase, now: null, doubts: [], people: [], chosen: null, unconfirmed: [], before: [] },
  },
});
