import { aside, field, form, line, type Offer } from './kit.ts';
import { button } from './parts/card-buttons.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** What the office would report of its own breach, for a person to finish. */
export type SelfReportFormProps = CaseForm & {
  /** "The decision letter of Tue 14 Jan, 15:47 went to the wrong person, said Alex Moss, Wed 15 Jan, 09:10". */
  what: string;
  /** "The 72 hours end Sat 18 Jan, 09:10". */
  hours: string;
  /** "2 days left", "late by 3 h 20 min". */
  left: string;
  /** "left Wed 15 Jan, 09:13"; "none has been written". */
  recall: string;
  draft: string;
  /** How many answers are left for a person. */
  open: number;
  /** "Priya Anand, Wed 15 Jan, 10:00", once a person has saved it. */
  saved: string | null;
  /** The drafts of other letters of the case. */
  others: Offer[];
};

const seed: SelfReportFormProps = {
  ...seedCase,
  ids: { id: '0d4f6b1e-0000-4000-8000-000000000011' },
  what: 'The decision letter of Tue 14 Jan, 15:47 went to the wrong person, said Alex Moss, Wed 15 Jan, 09:10',
  hours: 'The 72 hours end Sat 18 Jan, 09:10',
  left: '3 days left, 2 working days after today',
  recall: 'left Wed 15 Jan, 09:13',
  draft:
    'What has happened?\nA letter was emailed to a wrong address.\n\nHow many data subjects could be affected?\n[for a person to fill in]',
  open: 1,
  saved: null,
  others: [],
};

export default form<SelfReportFormProps>({
  render: (props) => ({
    form: 'self-report',
    title: 'Self-report draft',
    submit: 'Save',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(`${props.what}.`),
      line({ strong: props.hours }, ` · ${props.left}`),
      aside(
        'UK GDPR, Article 33(1): a breach is reported without undue delay and, where feasible, not later than 72 hours after the controller became aware of it, unless a risk to people is unlikely. They count from when it was said here; if somebody knew before, from then.',
      ),
      { kind: 'facts', facts: [['Recall note', props.recall]] },
      field({
        kind: 'text',
        id: 'draft',
        label: 'The report',
        value: props.draft,
        hint: `${left(props.open)} Nothing is sent from here: copy it to where the office reports.`,
        multiline: true,
      }),
      aside(props.saved ? `Saved by ${props.saved}.` : 'Written by the desk from what it knows; saved by nobody yet.'),
      ...(props.others.length > 0
        ? [{ kind: 'buttons' as const, buttons: props.others.map((offer) => button(offer, props)) }]
        : []),
    ],
  }),
  examples: {
    fresh: seed,
    'saved and late': {
      ...seed,
      ...hostileCase,
      ids: { id: '0d4f6b1e-0000-4000-8000-000000000011' },
      left: 'late by 2 days',
      recall: 'came back: no such address',
      draft: `What has happened?\n${'<!channel> *Tŷ’r Cyffredin* & <script>others</script> were told.\n'.repeat(120).trim()}`,
      open: 0,
      saved: 'Priya Anand, Wed 15 Jan, 10:00',
      others: [
        {
          act: 'self-report',
          label: 'Show: letter of Mon 6 Jan, 12:00',
          id: '0d4f6b1e-0000-4000-8000-000000000012',
        },
      ],
    },
  },
});

function left(open: number): string {
  if (open === 0) return 'Every answer has words in it.';
  return `${open === 1 ? '1 answer is' : `${open} answers are`} left for a person to fill in.`;
}
