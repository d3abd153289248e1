import { aside, line, message, type Part } from './kit.ts';
import { type CaseRow, caseAloud, caseRow } from './parts/case-row.ts';
import { type LedgerAccount, ledgerWords } from './parts/ledger-account.ts';
import { type MailboxRead, mailboxReadWords } from './parts/mailbox-read.ts';

/** What the office is told every working morning, also when all is well. Names are words, never mentions. */
export type DigestProps = {
  late: CaseRow[];
  /** Due today or before the end of the next working day. */
  due: CaseRow[];
  /** The last day that counts as due: "Fri 27 Dec". */
  until: string;
  /** Oldest first. */
  unclaimed: CaseRow[];
  /** Mails that an officer has to look at. */
  mails: number;
  mailboxRead: MailboxRead;
  ledger: LedgerAccount | null;
  practice: string | null;
};

const DRAWN = 10;

const seed: CaseRow = {
  reference: 'IC-31191-G5C6',
  version: 1,
  organisation: 'Ministry of Justice',
  duty: 'Reply promised by Fri 27 Dec, 18:16',
  rest: ['nobody has claimed this'],
  offer: null,
};
const well: DigestProps = {
  late: [],
  due: [],
  until: 'Fri 27 Dec',
  unclaimed: [],
  mails: 0,
  mailboxRead: { last: '08:44', never: [] },
  ledger: { checked: 412, never: [], stale: null, missed: [], junk: 0 },
  practice: null,
};

export default message<DigestProps>({
  audience: 'channel',
  render: (props) => {
    const groups = [
      group(props.late, 'Late', 'Nothing is late.'),
      group(props.due, `Due before the end of ${props.until}`, `Nothing is due before the end of ${props.until}.`),
      group(props.unclaimed, 'Unclaimed', 'Nothing is unclaimed.'),
    ];
    const post = postWords(props);
    return {
      text: ['Good morning.', ...groups.map(({ text }) => text), post].join(' '),
      parts: [
        { kind: 'heading', text: 'This morning' },
        ...groups.flatMap(({ parts }) => parts),
        line(post),
        ...(props.practice ? [aside(props.practice)] : []),
      ],
    };
  },
  examples: {
    'all is well': well,
    busy: {
      ...well,
      late: [{ ...seed, late: 'late by 2 days' }],
      due: [seed],
      unclaimed: [seed],
      mails: 3,
      practice: 'Practice: letters do not leave this machine',
    },
    'not read': { ...well, mailboxRead: { last: null, never: ['casework'] }, mails: 1, ledger: null },
    'one of two not read': {
      ...well,
      mailboxRead: { last: '08:44', never: ['hr'] },
      ledger: { checked: 412, never: ['hr'], stale: null, missed: [], junk: 0 },
    },
    'mail was missed': {
      ...well,
      ledger: {
        checked: 1412,
        never: [],
        stale: 'Mon 23 Dec, 03:15',
        missed: Array.from({ length: 7 }, () => ({ received: 'Mon 23 Dec, 09:12', from: 'justice.example' })),
        junk: 3,
      },
    },
    'two hundred': { ...well, late: Array.from({ length: 200 }, () => ({ ...seed, late: 'late by 9 days' })) },
  },
});

function group(cases: CaseRow[], name: string, none: string): { text: string; parts: Part[] } {
  if (cases.length === 0) return { text: none, parts: [line(none)] };
  const heading = `${name}: ${cases.length}`;
  const drawn = cases.slice(0, DRAWN);
  const more = cases.length > DRAWN ? [`${cases.length - DRAWN} more: /breach queue lists every open case.`] : [];
  return {
    text: [`${heading}.`, ...drawn.map(caseAloud), ...more].join(' '),
    parts: [line({ strong: heading }), ...drawn.map(caseRow), ...more.map((text) => aside(text))],
  };
}

function postWords({ mails, mailboxRead, ledger }: DigestProps): string {
  const read = `${mailboxReadWords(mailboxRead)}. ${ledgerWords(ledger)}`;
  if (mails === 0) return `No mail needs a look. ${read}`;
  return `${mails === 1 ? '1 mail needs' : `${mails} mails need`} a look: /breach look. ${read}`;
}
