import { line, message, type Part } from './kit.ts';
import { examples } from './parts/queue-examples.ts';

export type QueueProps = {
  open: number;
  late: number;
  dueToday: number;
  unclaimed: number;
  waiting: number;
  /** "11:41"; with a date when it is not today. */
  mailboxRead: string | null;
  /** Mails that an officer has to look at before they become anything. */
  mails: number;
  /** One page, due first: at most ten rows. */
  rows: QueueRow[];
  page: number;
  pages: number;
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
    ],
  }),
  examples,
});

function summary(props: QueueProps): string {
  const { mailboxRead, mails } = props;
  const [open, late, dueToday, unclaimed, waiting] = (
    ['open', 'late', 'dueToday', 'unclaimed', 'waiting'] as const
  ).map((count) => props[count].toLocaleString('en-GB'));
  const counts = `${late} late, ${dueToday} due today, ${unclaimed} unclaimed, ${waiting} waiting for controllers`;
  const cases = props.open === 0 ? 'Nothing is open.' : `${open} open. Of these ${counts} (some counted twice).`;
  const read = mailboxRead ? `Mailbox last read ${mailboxRead}` : 'The mailbox has not been read yet';
  const looks = mails === 1 ? '1 mail needs a look' : `${mails} mails need a look`;
  return `${cases} ${read}, ${mails === 0 ? 'nothing waiting outside the desk' : looks}.`;
}

function table({ rows, page, pages }: QueueProps): Part {
  return {
    kind: 'table',
    caption: pages > 1 ? `Open cases, due first: page ${page} of ${pages}` : 'Open cases, due first',
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

/** The number of the page to turn to is the id of the target. */
function turn({ page, pages }: QueueProps): Part {
  const to = page < pages ? page + 1 : 1;
  const label = page < pages ? 'Next page' : 'First page';
  const on = { reference: '', version: 0, id: String(to) };
  return {
    kind: 'buttons',
    buttons: [{ act: 'queue', label, on, says: `${label} of the queue, page ${to}` }],
  };
}

function aloud({ reference, organisation, owner, duty, due }: QueueRow): string {
  return ` ${reference}, ${organisation}: ${duty}, ${due}, ${owner ?? 'nobody'}.`;
}
