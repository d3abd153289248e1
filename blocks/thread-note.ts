import { message, type Offer, type Target } from './kit.ts';
import { button } from './parts/card-buttons.ts';

export type ThreadNoteProps = {
  /** "11:12", in the office's zone. */
  when: string;
  /** One sentence, in the past: "Alex Moss claimed this." */
  sentence: string;
  /** At most one thing to press, and what it is about. */
  offer: (Offer & { on: Target }) | null;
};

export default message<ThreadNoteProps>({
  audience: 'channel',
  render: ({ when, sentence, offer }) => ({
    text: `${when} ${sentence}`,
    parts: [{ kind: 'row', runs: [`${when} ${sentence}`], ...(offer && { button: button(offer, offer.on) }) }],
  }),
  examples: {
    claimed: { when: '11:12', sentence: 'Alex Moss claimed this.', offer: null },
    sent: { when: '11:23', sentence: 'Acknowledgement sent. Promise kept with 4 days to spare.', offer: null },
    'follow-up': { when: '20:02', sentence: 'Follow-up report received: 4 answers changed.', offer: null },
    held: {
      when: '15:20',
      sentence: 'A letter from an address that is not on this case is held.',
      offer: {
        act: 'look',
        label: 'Look',
        id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
        on: { reference: 'IC-31191-G5C6', version: 6 },
      },
    },
  },
});
