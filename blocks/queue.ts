import { type Button, line, message, type Part } from './kit.ts';
import { type MailboxRead, mailboxReadWords } from './parts/mailbox-read.ts';
import { examples } from './parts/queue-examples.ts';

export type QueueProps = {
  open: number;
  late: number;
  dueToday: number;
  unclaimed: number;
  waiting: number;
  /** What was asked for, "late, yours", and how many there are of it; null when every open case was. */
  fitting: { what: string; count: number } | null;
  mailboxRead: MailboxRead;
  /** Mails that an officer has to look at before they become anything. */
  mails: number;
  /** One page, due first: at most ten rows. */
  rows: QueueRow[];
  page: number;
  pages: number;
  /** What turns to the page before and after this one. */
  turns: { before: string; after: string };
};

/** Words as they stand in the table: duty "Reply", due "Fri 27 Dec, late by 2 days", age "3 days". */
export type QueueRow = {
  reference: string;
  organisation: string;
  state: string;
  owner: string | null;
  duty: string;
  due: string;
  age: string;
};

export default message<QueueProps>({
  audience: 'officer',
  render: (props) => ({
    text: `${summary(props)}${props.rows.map(aloud).join('')}`,
    parts: [
      line(summary(props)),
      ...(props.rows.length > 0 ? [table(props)] : []),
      ...(props.pages > 1 ? [turn(props)] : []),
      ...(props.open > 0 ? [choices()] : []),
    ],
  }),
  examples,
});

function summary(props: QueueProps): string {
  const { mailboxRead, mails, fitting } = props;
  const [open, late, dueToday, unclaimed, waiting] = (
    ['open', 'late', 'dueToday', 'unclaimed', 'waiting'] as const
  ).map((count) => said(props[count]));
  const counts = `${late} late, ${dueToday} due today, ${unclaimed} unclaimed, ${waiting} waiting for controllers`;
  const cases = props.open === 0 ? 'Nothing is open.' : `${open} open. Of these ${counts} (some counted twice).`;
  const fit = fitting && ` You asked for ${fitting.what}: ${fitting.count === 0 ? 'none' : said(fitting.count)}.`;
  const looks = mails === 1 ? '1 mail needs a look' : `${mails} mails need a look`;
  return `${cases}${fit ?? ''} ${mailboxReadWords(mailboxRead)}, ${mails === 0 ? 'nothing waiting outside the desk' : looks}.`;
}

function said(count: number): string {
  return count.toLocaleString('en-GB');
}

function table({ rows, page, pages, fitting }: QueueProps): Part {
  const which = fitting ? `Open cases (${fitting.what}), due first` : 'Open cases, due first';
  return {
    kind: 'table',
    caption: pages > 1 ? `${which}: page ${page} of ${pages}` : which,
    columns: ['Case', 'Organisation', 'State', 'Owner', 'Duty', 'Due', 'Age'],
    rows: rows.map(({ reference, organisation, state, owner, duty, due, age }) => [
      reference,
      organisation,
      state,
      owner ?? 'nobody',
      duty,
      due,
      age,
    ]),
  };
}

function turn({ page, pages, turns }: QueueProps): Part {
  const before = button('queue', 'Previous page', turns.before, `Previous page of the queue, page ${page - 1}`);
  const after = button('queue', 'Next page', turns.after, `Next page of the queue, page ${page + 1}`);
  return { kind: 'buttons', buttons: [...(page > 1 ? [before] : []), ...(page < pages ? [after] : [])] };
}

/** The filters that are asked for most; the others are typed. */
function choices(): Part {
  const filters = { All: '', Mine: 'mine', Unclaimed: 'unclaimed', Late: 'late', Urgent: 'urgent' };
  const buttons = Object.entries(filters).map(([label, filter]) =>
    button('filter', label, `1/${filter}/`, `${label}: the queue from its first page`),
  );
  return { kind: 'buttons', buttons };
}

/** What to turn to is the id of the target. */
function button(act: 'queue' | 'filter', label: string, id: string, says: string): Button {
  return { act, label, on: { reference: '', version: 0, id }, says };
}

function aloud({ reference, organisation, owner, duty, due }: QueueRow): string {
  return ` ${reference}, ${organisation}: ${duty}, ${due}, ${owner ?? 'nobody'}.`;
}
