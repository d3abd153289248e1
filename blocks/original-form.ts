import { aside, form, line } from './kit.ts';
import { type CaseForm, caseContext, caseHead, hostileCase, seedCase } from './parts/form-head.ts';

/** Where a mail of a case can be opened as it arrived. */
export type OriginalFormProps = CaseForm & {
  /** "Initial report, Fri 20 Dec 2019, 18:16 by email". */
  received: string;
  link: string;
  /** What there is to know before one follows it. */
  attachments: string[];
};

export default form<OriginalFormProps>({
  render: (props) => ({
    form: 'original',
    title: 'Original',
    context: caseContext(props),
    body: [
      ...caseHead(props, true),
      line(props.received),
      line({ link: props.link, label: 'Open the mail' }),
      aside('It opens for those whom the mailbox lets in. Open attachments of strangers with care.'),
      ...(props.attachments.length > 0 ? [line({ strong: 'Attached:' }, ` ${props.attachments.join(', ')}`)] : []),
    ],
  }),
  examples: {
    seed: {
      ...seedCase,
      ids: { id: '0' },
      received: 'Initial report, Fri 20 Dec 2019, 18:16 by email',
      link: 'https://outlook.office365.com/owa/?ItemID=AAkALgAA%3D%3D&exvsurl=1&viewmodel=ReadMessageItem',
      attachments: ['breach-report.docx'],
    },
    hostile: {
      ...hostileCase,
      ids: { id: '0' },
      received: 'Report, Fri 20 Dec 2019, 18:16 by email',
      link: 'http://127.0.0.1:3001/_sandbox/mail/AAkALg_x%3D/raw',
      attachments: ['invoice_*bold*.exe', '<!channel>.pdf'],
    },
  },
});
