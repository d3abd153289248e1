import { type Button, line, message, type Part } from './kit.ts';

/** What came of saying that several mails are not ours. */
export type PutAsideProps = {
  mails: number;
  /** Those that were not touched, and why. */
  left: LeftMail[];
  /** Those that something that went wrong kept the desk from. */
  unreached: number;
  /** What turns to the page that they stood on, and to what was put aside. */
  turns: { waiting: string; aside: string };
};

export type LeftMail = {
  id: string;
  /** The sender's organisation or domain. */
  from: string;
  /** With every address masked. */
  subject: string;
  received: string;
  /** "Tom Okafor has dealt with it". */
  why: string;
};

const five: PutAsideProps = { mails: 5, left: [], unreached: 0, turns: { waiting: '2', aside: 'aside/1' } };
const settled: LeftMail = {
  id: '6f1d2c1e-6a54-4f0e-9f43-0a4a0c1d2e3f',
  from: 'wexcombe-housing.example',
  subject: 'Re: a question from [address]',
  received: 'Mon 9 Mar, 15:20',
  why: 'Tom Okafor has dealt with it',
};

export default message<PutAsideProps>({
  audience: 'officer',
  render: (props) => {
    const { mails, left, unreached, turns } = props;
    const head = mails === 0 ? 'No mail was put aside' : `${counted(mails)} put aside as not ours`;
    const back = mails === 0 ? [] : [`To bring ${mails === 1 ? 'it' : 'any of them'} back, open /breach look aside.`];
    const alone = left.length === 0 ? [] : [`${counted(left.length)} left alone:`];
    const broken = unreached === 0 ? [] : [`Something went wrong: ${stillWait(unreached)}`];
    return {
      text: [`${head}.`, ...back, ...alone, ...left.map(aloud), ...broken].join(' '),
      parts: [
        line({ strong: `${head}.` }, ...back.map((words) => ` ${words}`)),
        ...alone.map((words) => line(words)),
        ...left.flatMap(draw),
        ...broken.map((words) => line(words)),
        {
          kind: 'buttons',
          buttons: [
            turn('What waits', turns.waiting, 'The mails that need a look'),
            turn('Put aside lately', turns.aside, 'The mails that were put aside lately'),
          ],
        },
      ],
    };
  },
  examples: {
    five,
    'one settled meanwhile': { ...five, mails: 1, left: [settled] },
    'all settled meanwhile': {
      ...five,
      mails: 0,
      left: [settled, { ...settled, subject: 'A prize', why: 'It waits no more' }],
    },
    'something broke': { ...five, mails: 3, unreached: 1 },
    hostile: {
      ...five,
      left: Array.from({ length: 8 }, () => ({
        ...settled,
        subject: `<!here> *urgent* https://evil.example/a_b \`x\` \u202Efdp.exe ${'Gwybodaeth bellach '.repeat(20)}`,
      })),
    },
  },
});

function counted(mails: number): string {
  return mails === 1 ? '1 mail was' : `${mails} mails were`;
}

function stillWait(mails: number): string {
  return mails === 1
    ? 'one mail was not reached and still waits. Try again in a minute.'
    : `${mails} mails were not reached and still wait. Try again in a minute.`;
}

function aloud({ from, received, why }: LeftMail): string {
  return `From ${from}, ${received}: ${why}.`;
}

function draw({ from, received, why, subject }: LeftMail): Part[] {
  return [line({ strong: from }, ` · ${received}\n${why}`), { kind: 'quote', text: subject }];
}

/** What to turn to is the id of the target. */
function turn(label: string, id: string, says: string): Button {
  return { act: 'look', label, on: { reference: '', version: 0, id }, says };
}
