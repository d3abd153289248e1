import { line, message, type Offer } from './kit.ts';
import { button } from './parts/card-buttons.ts';

/** To the officer who sent it: the answer to a mail outside any case is not gone yet. */
export type AnswerWaitingProps = {
  /** The domain it goes to. */
  to: string;
  /** "How to complain". */
  answer: string;
  leavesAt: string;
  /** What is left to do by hand. */
  next: string | null;
  offers: Offer[];
};

const undo: Offer = { act: 'undo', label: 'Undo', id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f' };

export default message<AnswerWaitingProps>({
  audience: 'officer',
  render: ({ to, answer, leavesAt, next, offers }) => {
    const sentence = `The answer "${answer}" to somebody at ${to} leaves at ${leavesAt}.`;
    const advice = ['Until then you can take it back.', ...(next ? [next] : [])].join(' ');
    return {
      text: `${sentence} ${advice}`,
      parts: [
        line({ strong: sentence }, ` ${advice}`),
        { kind: 'buttons', buttons: offers.map((offer) => button(offer, { reference: '', version: 0 })) },
      ],
    };
  },
  examples: {
    complaint: {
      to: 'mailhouse.example',
      answer: 'How to complain',
      leavesAt: '11:24',
      next: null,
      offers: [undo, { ...undo, act: 'send-now', label: 'Send now (practice only)' }],
    },
    'request for information': {
      to: 'mailhouse.example',
      answer: 'Request for information received',
      leavesAt: '15:48',
      next: 'Now forward the mail to the Information Access team in Outlook.',
      offers: [undo],
    },
  },
});
