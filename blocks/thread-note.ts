import { message, type Offer, type Target } from './kit.ts';
import { button } from './parts/card-buttons.ts';

export type ThreadNoteProps = {
  /** "11:12", in the office's zone. */
  at: string;
  /** One sentence, in the past: "Alex Moss claimed this." */
  text: string;
  /** At most one thing to press, and what it is about. */
  offer?: Offer & { on: Target };
};

export default message<ThreadNoteProps>({
  audience: 'channel',
  render: ({ at, text, offer }) => ({
    text: `${at} ${text}`,
    parts: [{ kind: 'row', runs: [`${at} ${text}`], ...(offer && { button: button(offer, offer.on) }) }],
  }),
  examples: {
    claimed: { at: '11:12', text: 'Alex Moss claimed this.' },
    sent: { at: '11:23', text: 'Acknowledgement sent. Promise kept with 4 days to spare.' },
    'follow-up': { at: '20:02', text: 'Follow-up report received: 4 answers changed.' },
    held: {
      at: '15:20',
      text: 'A letter from an address that is not on this case is held.',
      offer: {
        act: 'look',
        label: 'Look',
        id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
        on: { reference: 'IC-31191-G5C6', version: 6 },
      },
    },
  },
});
