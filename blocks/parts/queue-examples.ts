import type { QueueProps, QueueRow } from '../queue.ts';

const late: QueueRow = {
  reference: 'IC-417702-B6N3',
  organisation: 'Sole practitioner, Health',
  state: 'New',
  owner: null,
  duty: 'Reply',
  due: 'Sat 7 Mar, late by 3 days',
  age: '10 days',
};
const rows: QueueRow[] = [
  late,
  {
    ...late,
    reference: 'IC-417391-F9W5',
    organisation: 'Pennant Logistics Ltd',
    state: 'Triaged',
    owner: 'Alex Moss',
    duty: 'Decide',
    due: 'Wed 11 Mar',
    age: '29 days',
  },
  {
    ...late,
    reference: 'IC-417588-T3H9',
    organisation: 'Calder & Finch Solicitors LLP',
    state: 'Waiting',
    owner: 'Tom Okafor',
    duty: 'Answer',
    due: 'Fri 13 Mar',
    age: '13 days',
  },
  {
    ...late,
    reference: 'IC-418177-H5Q2',
    organisation: 'Cymdeithas Tai Dyffryn Tŷ Gŵyr 🏠',
    due: 'Tue 17 Mar, 09:51',
    age: 'today',
  },
];
const long = 'Cymdeithas Gofal a Chefnogaeth Gŵyr, Tŷ Ddewi a’r Cylch '.repeat(8);
const some: QueueProps = {
  open: 4,
  late: 1,
  dueToday: 0,
  unclaimed: 2,
  waiting: 1,
  fitting: null,
  mailboxRead: { last: '14:19', never: [] },
  mails: 0,
  rows,
  page: 1,
  pages: 1,
  turns: { before: '0//', after: '2//' },
};

export const examples: Record<string, QueueProps> = {
  'four cases': some,
  'page of many': {
    open: 100_000,
    late: 3_211,
    dueToday: 517,
    unclaimed: 41_002,
    waiting: 12_318,
    fitting: { what: 'late, unclaimed', count: 99_991 },
    mailboxRead: { last: 'Fri 6 Mar, 16:58', never: ['hr', 'dpo'] },
    mails: 12,
    rows: Array.from({ length: 10 }, (_, place) => ({
      ...late,
      reference: `IC-${417_702 + place}-B6N3`,
      organisation: long,
    })),
    page: 3,
    pages: 10_000,
    turns: { before: '2/unclaimed,late/', after: '4/unclaimed,late/' },
  },
  'last page': { ...some, page: 2, pages: 2, mails: 1, turns: { before: '1//', after: '3//' } },
  'none fits': { ...some, fitting: { what: 'yours, with "Ministry" in the name', count: 0 }, rows: [] },
  empty: { ...some, open: 0, rows: [], mailboxRead: { last: null, never: ['casework'] } },
};
