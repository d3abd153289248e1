import { type Button, line, message, type Offer, type Part } from './kit.ts';
import { button } from './parts/card-buttons.ts';

/** Mails that no case has taken, of which an officer says what becomes; or those that officers put aside lately. */
export type LookListProps = {
  list: 'waiting' | 'aside';
  /** How many there are on all pages. */
  total: number;
  /** One page of at most eight: what waits oldest first, what was put aside newest first. */
  mails: HeldMail[];
  page: number;
  pages: number;
  /** What turns to the page before and after this one. */
  turns: { before: string; after: string };
  /** Under what waits: the last that were put aside, and how many there are within a week. */
  aside: { mails: HeldMail[]; total: number };
  /** What says of several mails of this page at once that they are not ours; null where fewer than two may be. */
  several: string | null;
  /** What turns to the other list. */
  others: string;
};

export type HeldMail = {
  id: string;
  /** The sender's organisation or domain. */
  from: string;
  /** With every address masked. */
  subject: string;
  received: string;
  why: string;
  /** "New case", "Look", "Not ours"; "Try again" for one that was never read; "Bring back" for one that was put aside. */
  offers: Offer[];
};

const offers: Offer[] = [
  { act: 'open-case-for-mail', label: 'New case' },
  { act: 'file-mail', label: 'Look' },
  { act: 'dismiss-mail', label: 'Not ours' },
];
const stranger: HeldMail = {
  id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
  from: 'wexcombe-housing.example',
  subject: 'Re: IC-417655-R2M8, a question from [address]',
  received: 'Mon 9 Mar, 15:20',
  why: 'It quotes a case and its sender is not on that case.',
  offers,
};

const back: Offer[] = [{ act: 'restore-mail', label: 'Bring back' }];
const asideExample: HeldMail = { ...stranger, why: 'Not ours, said Tom Okafor, today, 09:10', offers: back };
const one: LookListProps = {
  list: 'waiting',
  total: 1,
  mails: [stranger],
  page: 1,
  pages: 1,
  turns: { before: '0', after: '2' },
  aside: { mails: [], total: 0 },
  several: null,
  others: 'aside/1',
};
const long = { ...stranger, subject: 'Gwybodaeth bellach '.repeat(20) };

export default message<LookListProps>({
  audience: 'officer',
  render: (props) => {
    const title = `${count(props)}${props.pages > 1 ? `: page ${props.page} of ${props.pages}` : ''}`;
    return {
      text: [`${title}.`, ...props.mails.map(aloud)].join(' '),
      parts: [
        line({ strong: title }),
        ...props.mails.flatMap(draw),
        ...under(props),
        ...(props.list === 'waiting' ? lately(props) : []),
      ],
    };
  },
  examples: {
    one,
    none: { ...one, mails: [], total: 0 },
    'never read': {
      ...one,
      mails: [
        {
          ...stranger,
          from: 'an unknown sender',
          subject: '(no subject)',
          why: 'The desk failed on this mail 10 times; read it in the mailbox',
          offers: [{ act: 'fetch-again', label: 'Try again' }, ...offers.slice(1)],
        },
      ],
    },
    'put aside': { ...one, aside: { mails: [asideExample], total: 1 } },
    'all put aside': {
      ...one,
      list: 'aside',
      mails: Array.from({ length: 8 }, () => asideExample),
      total: 20,
      page: 2,
      pages: 3,
      turns: { before: 'aside/1', after: 'aside/3' },
      others: '1',
    },
    'nothing put aside': { ...one, list: 'aside', mails: [], total: 0, others: '1' },
    hostile: {
      ...one,
      mails: [{ ...stranger, subject: '<!here> *urgent* https://evil.example/a_b `x` \u202Efdp.exe' }],
    },
    many: {
      ...one,
      mails: Array.from({ length: 8 }, () => long),
      total: 60,
      page: 2,
      pages: 8,
      turns: { before: '1', after: '3' },
      several: ['2', ...Array.from({ length: 8 }, () => long.id)].join('/'),
      aside: { mails: Array.from({ length: 3 }, () => ({ ...long, offers: back })), total: 12 },
    },
  },
});

function count({ list, total }: LookListProps): string {
  const mails = total === 0 ? 'No mail' : total === 1 ? '1 mail' : `${total} mails`;
  if (list === 'aside') return `${mails} ${total > 1 ? 'were' : 'was'} put aside in the last seven days`;
  return `${mails} ${total > 1 ? 'need' : 'needs'} a look`;
}

function under({ list, page, pages, turns, several, others }: LookListProps): Part[] {
  const buttons = [
    ...(several === null ? [] : [notOurs(several)]),
    ...(page > 1 ? [turn('Previous page', turns.before, `Previous page of the mails, page ${page - 1}`)] : []),
    ...(page < pages ? [turn('Next page', turns.after, `Next page of the mails, page ${page + 1}`)] : []),
    ...(list === 'aside' ? [turn('What waits', others, 'The mails that need a look')] : []),
  ];
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

function lately({ aside: { mails, total }, others }: LookListProps): Part[] {
  if (total === 0) return [];
  const all = turn(`All ${total} put aside lately`, others, `All ${total} mails that were put aside lately`);
  return [
    { kind: 'divider' },
    line({ strong: 'Put aside lately' }),
    ...mails.flatMap(draw),
    ...(total > mails.length ? [{ kind: 'buttons' as const, buttons: [all] }] : []),
  ];
}

function notOurs(id: string): Button {
  const says = 'Say which of the mails on this page are not ours';
  return { act: 'dismiss-mails', label: 'Several are not ours', on: { reference: '', version: 0, id }, says };
}

/** What to turn to is the id of the target. */
function turn(label: string, id: string, says: string): Button {
  return { act: 'look', label, on: { reference: '', version: 0, id }, says };
}

function aloud({ from, received, why }: HeldMail): string {
  return `From ${from}, ${received}: ${why.replace(/[.?]?$/, (end) => end || '.')}`;
}

function draw({ id, from, subject, received, why, offers }: HeldMail): Part[] {
  const buttons = offers.map((offer) => ({
    ...button(offer, { reference: '', version: 0, id }),
    on: { reference: '', version: 0, id },
    says: `${offer.label}, mail from ${from}`,
  }));
  return [
    line({ strong: from }, ` · ${received}\n${why}`),
    { kind: 'quote', text: subject },
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
  ];
}
