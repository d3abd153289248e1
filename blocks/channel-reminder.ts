import { message, type Offer } from './kit.ts';
import { type CaseRow, caseAloud, caseRow } from './parts/case-row.ts';

/** Under a card, when its promise comes near and nobody is there to be told alone. */
export type ChannelReminderProps = Omit<CaseRow, 'offer'> & {
  /** As a name, never a mention; null while nobody has claimed it. */
  owner: string | null;
  offer: Offer | null;
};

export default message<ChannelReminderProps>({
  audience: 'channel',
  render: ({ owner, ...row }) => {
    const whose = { ...row, rest: [...row.rest, owner ?? 'nobody has claimed this'] };
    return { text: `Reminder: ${caseAloud(whose)}`, parts: [caseRow(whose)] };
  },
  examples: {
    unclaimed: {
      reference: 'IC-31191-G5C6',
      version: 1,
      organisation: 'Ministry of Justice',
      duty: 'Reply promised by Fri 27 Dec, 18:16',
      rest: ['due Fri 27 Dec, the next working day'],
      owner: null,
      offer: { act: 'claim', label: 'Claim' },
    },
    late: {
      reference: 'IC-31191-G5C6',
      version: 1,
      organisation: 'Ministry of Justice',
      duty: 'Reply promised by Fri 27 Dec',
      late: 'late by 3 days',
      rest: ['late since Fri 27 Dec, 18:16'],
      owner: 'Alex Moss',
      offer: null,
    },
  },
});
