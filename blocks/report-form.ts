import type { AnsweredQuestion } from '../src/case/report.ts';
import { aside, type Form, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead } from './parts/form-head.ts';
import { examples } from './parts/report-examples.ts';

/** One report as it was read: what to check by hand first, then the form's own order. */
export type ReportFormProps = CaseForm & {
  /** "Initial report, Fri 20 Dec 2019, 18:16 by email". */
  received: string;
  /** Why a person must read it: "The Word file is locked with a password."; null when it was read. */
  manual: string | null;
  /** In the form's order. */
  answers: AnsweredQuestion[];
  /** What the reader noticed, in our words. */
  flags: string[];
  /** The words of the mail itself; null when there are none. */
  text: string | null;
  /** Names of what was attached. */
  attachments: string[];
};

export default form<ReportFormProps>({
  render: (props) => ({
    form: 'report',
    title: 'Report',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(props.received),
      aside('The mail itself is in the mailbox, as it arrived.'),
      ...(props.manual ? [line({ strong: 'To be read by hand:' }, ` ${props.manual}`)] : []),
      ...props.flags.map((flag) => line(`Noticed: ${flag}`)),
      ...toCheck(props.answers),
      ...bySection(props.answers),
      ...mail(props),
    ],
  }),
  examples,
});

function toCheck(answers: AnsweredQuestion[]): Form['body'] {
  const open = answers.filter(({ state }) => state === 'to-check');
  if (open.length === 0) return [];
  return [{ kind: 'heading', text: `To check by hand: ${open.length}` }, ...open.map(draw), { kind: 'divider' }];
}

function bySection(answers: AnsweredQuestion[]): Form['body'] {
  const read = answers.filter(({ state }) => state !== 'to-check');
  return read.flatMap((answer, place) => {
    const begins = answer.section !== read[place - 1]?.section;
    return begins && answer.section
      ? [{ kind: 'heading', text: answer.section } as const, draw(answer)]
      : [draw(answer)];
  });
}

/** Read, withheld, to check, not stated, does not apply: different things, in different words. */
function draw({ question, state, value, withheld }: AnsweredQuestion): Form['body'][number] {
  if (value !== null && !withheld) {
    return { kind: 'quote', label: state === 'to-check' ? `${question} (to check)` : question, text: value };
  }
  const words = {
    read: 'no words',
    'not-stated': 'not stated',
    'to-check': 'could not be read',
    'does-not-apply': 'does not apply',
  };
  return line({ strong: question }, `\n${withheld ? 'withheld' : words[state]}`);
}

function mail({ text, attachments }: ReportFormProps): Form['body'] {
  return [
    ...(text === null ? [] : [{ kind: 'heading', text: 'The mail' } as const, { kind: 'quote', text } as const]),
    ...(attachments.length > 0 ? [line({ strong: 'Attached:' }, ` ${attachments.join(', ')}`)] : []),
  ];
}
