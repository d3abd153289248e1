import { message } from './kit.ts';

/** A line for the people who look after the mailbox. Neither the sender's address nor the subject stands in it. */
export type HeldMailProps = {
  /** The sender's domain: "wexcombe-housing.example". */
  from: string;
  /** "Mon 9 Mar, 15:20". */
  received: string;
  /** A clause: "it quotes IC-417655-R2M8 and its sender is not on that case". */
  why: string;
  /** The mail, as the desk names it. */
  mail: string;
};

export default message<HeldMailProps>({
  audience: 'channel',
  render: ({ from, received, why, mail }) => {
    const rest = `from ${from}, ${received}: ${why}.`;
    return {
      text: `A mail needs a look, ${rest}`,
      parts: [
        {
          kind: 'row',
          runs: [{ strong: 'A mail needs a look' }, `, ${rest}`],
          button: {
            act: 'look',
            label: 'Look',
            on: { reference: '', version: 0, id: mail },
            says: `Look at the mail from ${from}`,
          },
        },
      ],
    };
  },
  examples: {
    stranger: {
      from: 'wexcombe-housing.example',
      received: 'Mon 9 Mar, 15:20',
      why: 'it quotes IC-417655-R2M8 and its sender is not on that case',
      mail: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
    },
    'two cases': {
      from: 'calder-finch.example',
      received: 'today, 09:02',
      why: 'it names two cases, IC-417655-R2M8 and IC-417588-T3H9',
      mail: '7a1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
    },
  },
});
