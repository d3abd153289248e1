import { line, message, type Offer } from './kit.ts';
import { button } from './parts/card-buttons.ts';

/** To the officer who sent it: the letter is not gone yet. */
export type LetterWaitingProps = {
  reference: string;
  version: number;
  organisation: string;
  /** "The acknowledgement", "The decision letter". */
  letter: string;
  /** "11:24". */
  leavesAt: string;
  /** Undo; in practice also "Send now". Each names the letter. */
  offers: Offer[];
};

const undo: Offer = { act: 'undo', label: 'Undo', id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f' };

export default message<LetterWaitingProps>({
  audience: 'officer',
  render: (props) => {
    const sentence = `${props.letter} for ${props.reference}, ${props.organisation}, leaves at ${props.leavesAt}.`;
    const advice = 'Until then you can take it back.';
    return {
      text: `${sentence} ${advice}`,
      parts: [
        line({ strong: sentence }, ` ${advice}`),
        { kind: 'buttons', buttons: props.offers.map((offer) => button(offer, props)) },
      ],
    };
  },
  examples: {
    acknowledgement: {
      reference: 'IC-31191-G5C6',
      version: 3,
      organisation: 'Ministry of Justice',
      letter: 'The acknowledgement',
      leavesAt: '11:24',
      offers: [undo, { ...undo, act: 'send-now', label: 'Send now (practice only)' }],
    },
    decision: {
      reference: 'IC-31191-G5C6',
      version: 9,
      organisation: '*&<script>',
      letter: 'The decision letter',
      leavesAt: '15:48',
      offers: [undo],
    },
  },
});
