import { aside, field, form, type Option } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Who may open a case, and how its organisation is called where everybody sees it. */
export type VisibilityFormProps = CaseForm & {
  restricted: boolean;
  /** Officers of this desk: id and name. */
  officers: Option[];
  members: string[];
  /** The published sectors. */
  sectors: Option[];
  /** The sector that stands for an organisation that is one person. */
  onePerson: string | null;
};

const seed: VisibilityFormProps = {
  ...seedCase,
  restricted: false,
  officers: [
    { value: '0d4f6b1e-0000-4000-8000-000000000001', label: 'Alex Moss' },
    { value: '0d4f6b1e-0000-4000-8000-000000000002', label: 'Priya Anand' },
  ],
  members: [],
  sectors: [
    { value: 'Health', label: 'Health' },
    { value: 'Legal', label: 'Legal' },
  ],
  onePerson: null,
};

export default form<VisibilityFormProps>({
  render: (props) => ({
    form: 'visibility',
    title: 'Who may see this',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, false),
      field({
        kind: 'choice',
        id: 'restricted',
        label: 'Who may open this case',
        options: [
          { value: 'no', label: 'Every officer of this desk' },
          {
            value: 'yes',
            label: 'Only the officers ticked below',
            description: 'Everywhere else it is its reference.',
          },
        ],
        value: props.restricted ? 'yes' : 'no',
      }),
      field({
        kind: 'ticks',
        id: 'members',
        label: 'Officers who may open it',
        hint: 'Its owner and you always may.',
        options: props.officers,
        values: props.members,
        optional: true,
      }),
      field({
        kind: 'choice',
        id: 'onePerson',
        label: 'The organisation is one person',
        hint: 'Choose its sector, and the channel says that instead of the name.',
        options: [{ value: 'no', label: 'No: show its name' }, ...props.sectors],
        value: props.onePerson ?? 'no',
        optional: true,
      }),
      field({ kind: 'text', id: 'reason', label: 'Reason', multiline: true, optional: true }),
      aside('What was posted before stays in the channel; the card is drawn anew at once.'),
    ],
  }),
  examples: {
    open: seed,
    restricted: { ...seed, restricted: true, members: ['0d4f6b1e-0000-4000-8000-000000000001'], onePerson: 'Health' },
    hostile: {
      ...seed,
      ...hostileCase,
      officers: Array.from({ length: 30 }, (_, place) => ({
        value: `officer-${place}`,
        label: `${'Ŵ'.repeat(90)} ${place}`,
      })),
      notices: ['Choose who may open it.'],
    },
  },
});
