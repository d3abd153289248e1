import { aside, line, message } from './kit.ts';

/** An answer to /breach looked: who opened which form about one case, or of the mails that no case had taken. */
export type LookedListProps = {
  /** "IC-31191-G5C6", "a mail to look at". */
  what: string;
  /** Newest first: "Mon 23 Dec, 11:19 · Alex Moss · Acknowledge". */
  openings: string[];
  /** How many there are in all. */
  count: number;
};

export default message<LookedListProps>({
  audience: 'officer',
  render: ({ what, openings, count }) => {
    const heading = count === 0 ? `Nobody has opened ${what}` : `${capital(what)} was opened ${times(count)}`;
    const more = count > openings.length ? [`The newest ${openings.length} are shown.`] : [];
    return {
      text: [`${heading}.`, ...openings.map((one) => `${one}.`), ...more].join(' '),
      parts: [
        line({ strong: heading }),
        ...(openings.length > 0 ? [line(openings.join('\n'))] : []),
        ...more.map((text) => aside(text)),
      ],
    };
  },
  examples: {
    twice: {
      what: 'IC-31191-G5C6',
      openings: ['Mon 23 Dec, 11:19 · Tom Okafor · Report', 'Mon 23 Dec, 11:15 · Alex Moss · Acknowledge'],
      count: 2,
    },
    never: { what: 'IC-31191-G5C6', openings: [], count: 0 },
    mails: {
      what: 'a mail to look at',
      openings: ['Mon 23 Dec, 11:19 · Tom Okafor · From mailhouse.example, Mon 23 Dec, 09:02'],
      count: 1,
    },
    often: {
      what: 'IC-31191-G5C6',
      openings: Array.from(
        { length: 30 },
        () => 'Mon 23 Dec, 11:19 · Gwenllian Llywelyn-Prydderch · Close without reply',
      ),
      count: 412,
    },
  },
});

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}
