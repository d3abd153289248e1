import { aside, field, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';
import { type RemarkShown, remarkParts } from './parts/remark.ts';

/** Has words erased that should never have been written down. */
export type StrikeFormProps = CaseForm & { remark: Omit<RemarkShown, 'strike'> };

export default form<StrikeFormProps>({
  render: (props) => ({
    form: 'strike',
    title: 'Strike words',
    submit: 'Strike',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      ...remarkParts({ ...props.remark, strike: null }, props),
      line('These words are erased and cannot be had back. That they were, by whom and why, stays on the case.'),
      ...(props.remark.source === null
        ? []
        : [aside(`Where they were said first they still stand: delete them there, too.`)]),
      field({
        kind: 'text',
        id: 'reason',
        label: 'Why they are struck',
        hint: 'Without repeating them.',
        multiline: true,
      }),
    ],
  }),
  examples: {
    note: {
      ...seedCase,
      ids: { id: 'e' },
      remark: {
        by: 'Tom Okafor, Mon 23 Dec, 11:50',
        text: 'The patient is Mr Example, born 1 May 1950.',
        source: null,
      },
    },
    'attached message': {
      ...hostileCase,
      ids: { id: 'e' },
      remark: {
        by: 'Alex Moss, Mon 23 Dec, 11:40',
        text: '*They* rang <!channel>: the laptop was found. '.repeat(80),
        source:
          'Tom Okafor · Slack, Mon 23 Dec, 11:35 · https://regulator.slack.com/archives/C0CASES/p1577100600000100',
      },
    },
  },
});
