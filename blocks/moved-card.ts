import { line, message } from './kit.ts';

/** What stays behind of a post that is no longer a case's card. */
export type MovedCardProps = {
  reference: string;
  organisation: string;
  /** Why it moved to another channel: "it became urgent", "it is no longer urgent". Null for a second copy of the card. */
  why: string | null;
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
    const what = why === null ? 'stands further down' : `moved to another channel, because ${why}`;
    const words = `${reference} · ${organisation} · ${what}`;
    return {
      text: `${reference}, ${organisation}, ${what}.`,
      parts: [line(words, ...(link ? [' · ', { link, label: 'its card' }] : []))],
    };
  },
  examples: {
    moved,
    back: { ...moved, why: 'it is no longer urgent', link: null },
    'second copy': { ...moved, why: null },
    hostile: { ...moved, organisation: '<!channel> *&<script>alert(1)</script>' },
  },
});
