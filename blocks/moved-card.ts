import { line, message } from './kit.ts';

/** What stays behind where a case's card stood before it moved to another channel. */
export type MovedCardProps = {
  reference: string;
  organisation: string;
  /** "it became urgent", "it is no longer urgent". */
  why: string;
  /** Where its card stands now; null when chat has no address for it. */
  link: string | null;
};

const moved: MovedCardProps = {
  reference: 'IC-31191-G5C6',
  organisation: 'Ministry of Justice',
  why: 'it became urgent',
  link: 'https://regulator.slack.com/archives/C0URGENT/p1577099520000100',
};

export default message<MovedCardProps>({
  audience: 'channel',
  render: ({ reference, organisation, why, link }) => {
    const words = `${reference} · ${organisation} · moved to another channel, because ${why}`;
    return {
      text: `${reference}, ${organisation}, moved to another channel, because ${why}.`,
      parts: [line(words, ...(link ? [' · ', { link, label: 'its card' }] : []))],
    };
  },
  examples: {
    moved,
    back: { ...moved, why: 'it is no longer urgent', link: null },
    hostile: { ...moved, organisation: '<!channel> *&<script>alert(1)</script>' },
  },
});
