import { aside, line, message, type Offer, type Part } from './kit.ts';
import { button } from './parts/card-buttons.ts';

/** Mails that no case has taken; an officer says what becomes of each. */
export type LookListProps = {
  /** Oldest first; the first eight are drawn. */
  mails: HeldMail[];
  /** What officers put aside lately, newest first; each can be brought back. */
  aside: HeldMail[];
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

// Three buttons each: eight mails, and three that were put aside, stay within what one message takes.
const DRAWN = 8;

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

export default message<LookListProps>({
  audience: 'officer',
  render: ({ mails, aside: gone }) => {
    const title = count(mails.length);
    const drawn = mails.slice(0, DRAWN);
    const more = mails.length > DRAWN ? [`${mails.length - DRAWN} more after these.`] : [];
    const lately: Part[] = gone.length > 0 ? [{ kind: 'divider' }, line({ strong: 'Put aside lately' })] : [];
    return {
      text: [`${title}.`, ...drawn.map(aloud), ...more].join(' '),
      parts: [
        line({ strong: title }),
        ...drawn.flatMap(draw),
        ...more.map((text) => aside(text)),
        ...lately,
        ...gone.flatMap(draw),
      ],
    };
  },
  examples: {
    one: { mails: [stranger], aside: [] },
    none: { mails: [], aside: [] },
    'never read': {
      mails: [
        {
          ...stranger,
          from: 'unknown sender',
          subject: '(no subject)',
          why: 'The desk failed on this mail 10 times; read it in the mailbox',
          offers: [{ act: 'fetch-again', label: 'Try again' }, ...offers.slice(1)],
        },
      ],
      aside: [],
    },
    'put aside': {
      mails: [stranger],
      aside: [
        {
          ...stranger,
          why: 'Not ours, said Tom Okafor, today, 09:10',
          offers: [{ act: 'restore-mail', label: 'Bring back' }],
        },
      ],
    },
    hostile: {
      mails: [{ ...stranger, subject: '<!here> *urgent* https://evil.example/a_b `x` \u202Efdp.exe' }],
      aside: [],
    },
    many: {
      mails: Array.from({ length: 60 }, () => ({ ...stranger, subject: 'Gwybodaeth bellach '.repeat(20) })),
      aside: Array.from({ length: 3 }, () => ({ ...stranger, offers: [{ act: 'restore-mail', label: 'Bring back' }] })),
    },
  },
});

function count(mails: number): string {
  if (mails === 0) return 'No mail needs a look';
  return mails === 1 ? '1 mail needs a look' : `${mails} mails need a look`;
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
