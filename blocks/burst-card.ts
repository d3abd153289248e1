import type { Act } from './ids.ts';
import { aside, type Button, line, message } from './kit.ts';

/** Many reports of what looks like one event, in one post. */
export type BurstCardProps = {
  /** The digest, as the desk names it. */
  id: string;
  reports: number;
  /** "Mon 9 Mar, 09:12"; of the first and of the newest. */
  since: string;
  latest: string;
  unclaimed: number;
  /** "IC-400123-K2M4, Wexcombe Valley". */
  first: string;
  practice: string | null;
};

const storm: BurstCardProps = {
  id: '1b2f6b0e-0d53-4a5e-8c2b-6f0d8f6f8a10',
  reports: 214,
  since: 'Mon 9 Mar, 09:12',
  latest: 'Mon 9 Mar, 10:40',
  unclaimed: 209,
  first: 'IC-400123-K2M4, Wexcombe Valley',
  practice: null,
};

const scattered = 'Many reports of the same event stood here. Each of them has a card of its own now.';

export default message<BurstCardProps>({
  audience: 'channel',
  render: (props) => {
    if (props.reports === 0) return { text: scattered, parts: [line(scattered)] };
    const { reports, since, latest, unclaimed, first, practice } = props;
    const head = `${reports.toLocaleString('en-GB')} reports that tell of the same event`;
    const rest = `since ${since}, the newest ${latest}. The first is ${first}.`;
    const whose = unclaimed === 0 ? 'All of them are claimed.' : `${unclaimed.toLocaleString('en-GB')} are unclaimed.`;
    const own = 'Each is a case of its own with a clock of its own. One that somebody works on gets its card here.';
    return {
      text: [`${head}, ${rest}`, whose, own, ...(practice ? [`${practice}.`] : [])].join(' '),
      parts: [
        { kind: 'heading', text: head },
        line({ strong: whose }, ` They came ${rest}`),
        line(own),
        {
          kind: 'buttons',
          buttons: [
            press(props, 'show-alike', 'Show them', `Show the ${reports} reports of one event`),
            press(props, 'post-alike', 'Post a card for each', `Post a card for each of ${reports} reports`),
          ],
        },
        ...(practice ? [aside(practice)] : []),
      ],
    };
  },
  examples: {
    storm,
    claimed: { ...storm, reports: 1214, unclaimed: 0, practice: 'Practice: letters do not leave this machine' },
    scattered: { ...storm, reports: 0 },
    hostile: { ...storm, first: 'IC-400123-K2M4, <!channel> *&<script>alert(1)</script>' },
  },
});

function press({ id }: BurstCardProps, act: Act, label: string, says: string): Button {
  return { act, label, on: { reference: '', version: 0, id }, says };
}
