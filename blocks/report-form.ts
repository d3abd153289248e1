import { aside, type Form, form, line, type Offer } from './kit.ts';
import { button } from './parts/card-buttons.ts';
import { type CaseForm, caseContext, caseHead } from './parts/form-head.ts';
import { examples } from './parts/report-examples.ts';
import { answerParts, type ShownAnswer } from './parts/shown-answer.ts';

/** One report as it was read: what to check by hand first, then the form's own order. */
export type ReportFormProps = CaseForm & {
  /** "Initial report, Fri 20 Dec 2019, 18:16 by email". */
  received: string;
  /** Why a person must read it: "The Word file is locked with a password."; null when it was read. */
  manual: string | null;
  /** In the form's order. */
  answers: ShownAnswer[];
  /** What the reader noticed, in our words. */
  flags: string[];
  /** The words of the mail itself; null when there are none. */
  text: string | null;
  /** Names of what was attached. */
  attachments: string[];
  /** What this officer can do with it now. */
  offers: Offer[];
};

export default form<ReportFormProps>({
  render: (props) => ({
    form: 'report',
    title: 'Report',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(props.received),
      ...(props.manual ? [line({ strong: 'To be read by hand:' }, ` ${props.manual}`)] : []),
      ...props.flags.map((flag) => line(`Noticed: ${flag}`)),
      ...buttons(props),
      ...toCheck(props.answers),
      ...bySection(props.answers),
      ...mail(props),
    ],
  }),
  examples,
});

function buttons({ offers, ...on }: ReportFormProps): Form['body'] {
  if (offers.length === 0) return [aside('There is no mail to open.')];
  return [{ kind: 'buttons', buttons: offers.map((offer) => button(offer, on)) }];
}

function toCheck(answers: ShownAnswer[]): Form['body'] {
  const open = answers.filter(({ state }) => state === 'to-check');
  if (open.length === 0) return [];
  return [
    { kind: 'heading', text: `To check by hand: ${open.length}` },
    ...open.flatMap(answerParts),
    { kind: 'divider' },
  ];
}

function bySection(answers: ShownAnswer[]): Form['body'] {
  const read = answers.filter(({ state }) => state !== 'to-check');
  return read.flatMap((answer, place) => {
    const begins = answer.section !== read[place - 1]?.section;
    return begins && answer.section
      ? [{ kind: 'heading', text: answer.section } as const, ...answerParts(answer)]
      : answerParts(answer);
  });
}

function mail({ text, attachments }: ReportFormProps): Form['body'] {
  return [
    ...(text === null ? [] : [{ kind: 'heading', text: 'The mail' } as const, { kind: 'quote', text } as const]),
    ...(attachments.length > 0 ? [line({ strong: 'Attached:' }, ` ${attachments.join(', ')}`)] : []),
  ];
}
