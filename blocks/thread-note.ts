import { message, type Part } from './kit.ts';

/** What happened to a case, in the thread under its card: lines that came close together stand in one post. */
export type ThreadNoteProps = { lines: ThreadLine[] };

export type ThreadLine = {
  /** "11:12", in the office's zone. */
  at: string;
  /** One sentence, in the past: "Alex Moss claimed this." */
  text: string;
};

export default message<ThreadNoteProps>({
  audience: 'channel',
  render: ({ lines }) => ({
    text: lines.map(({ at, text }) => `${at} ${text}`).join(' '),
    parts: lines.map(({ at, text }): Part => ({ kind: 'row', runs: [`${at} ${text}`] })),
  }),
  examples: {
    claimed: { lines: [{ at: '11:12', text: 'Alex Moss claimed this.' }] },
    sent: { lines: [{ at: '11:23', text: 'Acknowledgement sent. Promise kept with 4 days to spare.' }] },
    'follow-up': { lines: [{ at: '20:02', text: 'Follow-up report received: 4 answers changed.' }] },
    together: {
      lines: [
        { at: '11:12', text: 'Alex Moss claimed this.' },
        { at: '11:12', text: 'Alex Moss triaged it: Unauthorised access, ask for information.' },
      ],
    },
  },
});
