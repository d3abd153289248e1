import { aside, line, message } from './kit.ts';

/** An answer to /breach looked: who opened which form about one case. */
export type LookedListProps = {
  reference: string;
  /** Newest first: "Mon 23 Dec, 11:19 · Alex Moss · Acknowledge". */
  openings: string[];
  /** How many there are in all. */
  count: number;
};

export default message<LookedListProps>({
  audience: 'officer',
  render: ({ reference, openings, count }) => {
    const heading = count === 0 ? `Nobody has opened ${reference}` : `${reference} was opened ${times(count)}`;
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
      reference: 'IC-31191-G5C6',
      openings: ['Mon 23 Dec, 11:19 · Tom Okafor · Report', 'Mon 23 Dec, 11:15 · Alex Moss · Acknowledge'],
      count: 2,
    },
    never: { reference: 'IC-31191-G5C6', openings: [], count: 0 },
    often: {
      reference: 'IC-31191-G5C6',
      openings: Array.from(
        { length: 30 },
        () => 'Mon 23 Dec, 11:19 · Gwenllian Llywelyn-Prydderch · Close without reply',
      ),
      count: 412,
    },
  },
});

function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}
