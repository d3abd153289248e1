import { aside, type Button, home, line, type Part } from './kit.ts';
import { type CaseRow, caseRow } from './parts/case-row.ts';
import { examples } from './parts/home-examples.ts';

export const homeViews = ['mine', 'unclaimed', 'late', 'urgent', 'all'] as const;
export type HomeView = (typeof homeViews)[number];

export type HomeProps = {
  /** Which list stands on it. */
  view: HomeView;
  /** One page of that list, due first: their own work in four groups, any other list as one. */
  groups: HomeGroup[];
  total: number;
  page: number;
  pages: number;
  /** A few, beside their own work. */
  unclaimed: CaseRow[];
  unclaimedInAll: number;
  /** How many mails need a look. */
  mails: number;
  /** "2 complaints", "1 question": what they are about, as far as that was seen. */
  mailKinds: string[];
  /** "Alex Moss, Case Officer, 01632 960127"; null until it has been set. */
  signature: string | null;
  /** When they are reminded: "09:00 to 17:00, Mon to Fri". */
  hours: string;
  /** Reminders to come: "IC-31191-G5C6, Fri 27 Dec, 15:00". */
  reminders: string[];
  practice: string | null;
};

export type HomeGroup = { name: keyof typeof groups; rows: CaseRow[] };

/** What stands over a group, and what is said when nothing is in it; a group without such words is left out. */
const groups = {
  overdue: { title: 'Overdue', none: 'Nothing of yours is overdue.' },
  dueThisWeek: { title: 'Due this week', none: 'Nothing of yours is due this week.' },
  waiting: { title: 'Waiting for a controller', none: 'Nothing of yours is waiting.' },
  other: { title: 'Your other cases', none: null },
  unclaimed: { title: 'Unclaimed', none: 'Every case has an owner.' },
  late: { title: 'Late', none: 'Nothing is late.' },
  urgent: { title: 'Urgent', none: 'Nothing is urgent.' },
  all: { title: 'Every open case', none: 'Nothing is open.' },
};

const nowhere = { reference: '', version: 0 };

export default home<HomeProps>({
  render: (props) => ({
    home: true,
    parts: [
      ...(props.practice ? [aside(props.practice)] : []),
      choices(props),
      ...props.groups.flatMap((one) => group(one, props)),
      ...turns(props),
      ...(props.view === 'mine' ? beside(props) : []),
      ...mails(props.mails, props.mailKinds),
      byHand(),
      { kind: 'heading', text: 'Your settings' },
      settings(props.signature ?? 'Letters need your name and title before you can sign one.', props.signature),
      settings(`You are reminded ${props.hours}.`, props.hours),
      ...(props.reminders.length > 0 ? [aside(`Reminders to come: ${props.reminders.join('; ')}.`)] : []),
    ],
  }),
  examples,
});

function choices({ view }: HomeProps): Part {
  const labels = { mine: 'My work', unclaimed: 'Unclaimed', late: 'Late', urgent: 'Urgent', all: 'All' };
  const buttons = homeViews.map((one) => ({
    ...turnTo(labels[one], `${one}/1`, `Show ${groups[one === 'mine' ? 'other' : one].title.toLowerCase()}`),
    ...(one === view && { primary: true }),
  }));
  return { kind: 'buttons', buttons };
}

function group({ name, rows }: HomeGroup, { view, total, pages }: HomeProps): Part[] {
  const { title, none } = groups[name];
  if (rows.length === 0) return none === null || (view === 'mine' && pages > 1) ? [] : [heading(title), line(none)];
  const count = view === 'mine' ? (pages > 1 ? null : rows.length) : total;
  return [heading(count === null ? title : `${title}: ${count.toLocaleString('en-GB')}`), ...rows.map(caseRow)];
}

function heading(text: string): Part {
  return { kind: 'heading', text };
}

function turns({ view, page, pages, total }: HomeProps): Part[] {
  if (pages === 1) return [];
  const [shown, last, all] = [page, pages, total].map((number) => number.toLocaleString('en-GB'));
  const before = turnTo('Previous page', `${view}/${page - 1}`, `Previous page, page ${page - 1}`);
  const after = turnTo('Next page', `${view}/${page + 1}`, `Next page, page ${page + 1}`);
  return [
    aside(`Page ${shown} of ${last}, ${all} cases, due first.`),
    { kind: 'buttons', buttons: [...(page > 1 ? [before] : []), ...(page < pages ? [after] : [])] },
  ];
}

function turnTo(label: string, id: string, says: string): Button {
  return { act: 'home', label, on: { ...nowhere, id }, says };
}

function beside({ unclaimed, unclaimedInAll }: HomeProps): Part[] {
  const { title, none } = groups.unclaimed;
  if (unclaimed.length === 0) return [heading(title), line(none)];
  const more = unclaimedInAll - unclaimed.length;
  return [
    heading(`${title}: ${unclaimedInAll.toLocaleString('en-GB')}`),
    ...unclaimed.map(caseRow),
    ...(more > 0 ? [aside(`${more.toLocaleString('en-GB')} more: press Unclaimed.`)] : []),
  ];
}

function mails(count: number, kinds: string[]): Part[] {
  const among = kinds.length > 0 ? `, among them ${new Intl.ListFormat('en-GB').format(kinds)}` : '';
  const words = `${count === 1 ? '1 mail needs a look' : `${count} mails need a look`}${among}.`;
  return [
    heading('Mail, telephone and post'),
    count === 0
      ? line('No mail needs a look.')
      : { kind: 'row', runs: [words], button: { act: 'look', label: 'Look', on: nowhere, says: 'Look at the mails' } },
  ];
}

function byHand(): Part {
  const says = 'Open a case for a report by telephone or post';
  return {
    kind: 'row',
    runs: ['A report came by telephone or post.'],
    button: { act: 'new-case', label: 'New case', on: nowhere, says },
  };
}

/** One form holds both: how letters are signed, and when reminders come. */
function settings(words: string, set: string | null): Part {
  const says = 'Set how your letters are signed and when you are reminded';
  return {
    kind: 'row',
    runs: [words],
    button: { act: 'set-signature', label: set ? 'Change' : 'Set', on: nowhere, says },
  };
}
