import { aside, home, line, type Part } from './kit.ts';
import { type CaseRow, caseRow } from './parts/case-row.ts';
import { examples } from './parts/home-examples.ts';

export type HomeProps = {
  overdue: CaseRow[];
  dueThisWeek: CaseRow[];
  waiting: CaseRow[];
  /** Open and theirs, and in none of the three above. */
  other: CaseRow[];
  unclaimed: CaseRow[];
  /** How many mails need a look. */
  mails: number;
  /** "2 complaints", "1 question": what they are about, as far as that was seen. */
  mailKinds: string[];
  /** "Alex Moss, Case Officer, 01632 960127"; null until it has been set. */
  signature: string | null;
  practice: string | null;
};

// Eight rows a group keep six groups within what a view takes.
const DRAWN = 8;

export default home<HomeProps>({
  render: (props) => ({
    home: true,
    parts: [
      ...(props.practice ? [aside(props.practice)] : []),
      ...group('Overdue', props.overdue, 'Nothing of yours is overdue.'),
      ...group('Due this week', props.dueThisWeek, 'Nothing of yours is due this week.'),
      ...group('Waiting for a controller', props.waiting, 'Nothing of yours is waiting.'),
      ...(props.other.length > 0 ? group('Your other cases', props.other, '') : []),
      ...group('Unclaimed', props.unclaimed, 'Every case has an owner.'),
      ...mails(props.mails, props.mailKinds),
      byHand(),
      { kind: 'heading', text: 'Your signature' },
      signature(props.signature),
    ],
  }),
  examples,
});

function group(title: string, rows: CaseRow[], empty: string): Part[] {
  const more = rows.length - DRAWN;
  return [
    { kind: 'heading', text: rows.length > 0 ? `${title}: ${rows.length}` : title },
    ...rows.slice(0, DRAWN).map(caseRow),
    ...(rows.length === 0 ? [line(empty)] : []),
    ...(more > 0 ? [aside(`${more} more: /breach queue lists every open case.`)] : []),
  ];
}

function mails(count: number, kinds: string[]): Part[] {
  const among = kinds.length > 0 ? `, among them ${new Intl.ListFormat('en-GB').format(kinds)}` : '';
  const words = `${count === 1 ? '1 mail needs a look' : `${count} mails need a look`}${among}.`;
  const on = { reference: '', version: 0 };
  return [
    { kind: 'heading', text: 'Mail, telephone and post' },
    count === 0
      ? line('No mail needs a look.')
      : { kind: 'row', runs: [words], button: { act: 'look', label: 'Look', on, says: 'Look at the mails' } },
  ];
}

function byHand(): Part {
  const on = { reference: '', version: 0 };
  return {
    kind: 'row',
    runs: ['A report came by telephone or post.'],
    button: { act: 'new-case', label: 'New case', on, says: 'Open a case for a report by telephone or post' },
  };
}

function signature(words: string | null): Part {
  return {
    kind: 'row',
    runs: [words ?? 'Letters need your name and title before you can sign one.'],
    button: {
      act: 'set-signature',
      label: words ? 'Change' : 'Set',
      on: { reference: '', version: 0 },
      says: 'Set how your letters are signed',
    },
  };
}
