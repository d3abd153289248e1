import type { Act } from './ids.ts';
import { aside, line, message, type Offer, type Part, type Run } from './kit.ts';
import { cardButtons } from './parts/card-buttons.ts';
import { examples } from './parts/card-examples.ts';
import { shortName } from './parts/short-name.ts';

export type CaseCardProps = {
  reference: string;
  version: number;
  /** As the channel may see it: "Ministry of Justice", or "Sole practitioner, Health". */
  organisation: string;
  /** "New", "New, claimed", "Waiting", "Follow-up in", "Letter leaving", "Closed". */
  state: string;
  /** The next duty first. A trouble stands before the duty that it puts off. */
  duties: Duty[];
  /** The officer's name; null while nobody has claimed it. */
  owner: string | null;
  /** False once nobody has to do anything: then ownership is not spoken of. */
  open: boolean;
  /** More lines under the duty: "Unauthorised access · Non Cyber", "4 answers changed, 7 not comparable". */
  lines: string[];
  /** What the report says, while that helps: null once the case is triaged, leaving, closed or referred. */
  facts: CaseFacts | null;
  /** Everything that will work now, in the lifecycle's order; the card decides which stand out. */
  offers: Offer[];
  /** The act that the next duty asks for, where the offers alone do not tell: it stands first. */
  next?: Act;
  /** What a card of a practice desk says of its letters. */
  practice: string | null;
};

export type Duty = {
  /** "Reply promised by Fri 27 Dec, 18:16". */
  what: string;
  /** "late by 2 days". */
  late?: string;
  /** "4 days left, 2 working days after today", "send by Fri 27 Dec, 17:00". */
  rest: string[];
};

/** In words; null where the report does not say. */
export type CaseFacts = {
  /** "Fri 20 Dec 2019, 18:16 by email". */
  reported: string;
  /** "49 h 34 min, within 72 h". */
  afterAwareness: string | null;
  /** "Mon 23 Dec, 11:12 (2 days 17 hours later, over a weekend; forwarded by staff)"; null when it came straight here. */
  reachedDesk: string | null;
  /** A size band, never a figure: "100,000 and above". */
  people: string | null;
  /** "Basic identifiers and 1 other kind". */
  data: string | null;
  /** "Sat 7 Dec 2019". */
  happened: string | null;
  /** "meets the threshold". */
  controllerSays: string | null;
  /** How many answers of the form came to what; null when nothing could be read. */
  answers: { read: number; notStated: number; toCheck: number; doesNotApply: number } | null;
};

export default message<CaseCardProps>({
  audience: 'channel',
  render: (given) => {
    const props = { ...given, organisation: shortName(given.organisation) };
    return { text: aloud(props), parts: parts(props) };
  },
  examples,
});

function aloud(props: CaseCardProps): string {
  const duties = props.duties.map(({ what, late, rest }) => sentence([what, late ?? [], rest].flat().join(', ')));
  return [
    `${props.reference}, ${props.organisation}.`,
    ...(props.duties[0]?.what.startsWith(props.state) ? [] : [sentence(props.state)]),
    ...duties,
    ...(props.open ? [sentence(props.owner ?? 'Nobody has claimed this')] : []),
    ...props.lines.map(sentence),
    ...(props.practice ? [sentence(props.practice)] : []),
  ].join(' ');
}

function parts(props: CaseCardProps): Part[] {
  return [
    { kind: 'heading', text: [props.reference, props.organisation, props.state].join(' · ') },
    ...props.duties.map((duty, place) => line(...runs(duty, place === 0 ? owner(props) : []))),
    ...props.lines.map((words) => line(words)),
    ...(props.facts ? facts(props.facts) : []),
    ...cardButtons(props.offers, props, props.next ?? null),
    ...(props.practice ? [aside(props.practice)] : []),
  ];
}

function owner({ open, owner }: CaseCardProps): string[] {
  return open ? [owner ?? 'nobody has claimed this'] : [];
}

function runs({ what, late, rest }: Duty, whose: string[]): Run[] {
  const tail = [...rest, ...whose].map((words) => ` · ${words}`).join('');
  return [{ strong: what }, ...(late ? [' · ', { strong: late }] : []), ...(tail ? [tail] : [])];
}

/** In the order of the form; what the report does not say is said to be missing. */
function facts(known: CaseFacts): Part[] {
  const { answers } = known;
  return [
    pairs(['Reported', known.reported], ['After awareness', known.afterAwareness]),
    ...(known.reachedDesk ? [pairs(['Reached this desk', known.reachedDesk])] : []),
    pairs(
      ['People', known.people],
      ['Data', known.data],
      ['Happened', known.happened],
      ['Controller says', known.controllerSays],
    ),
    pairs(['Answers', answers ? tally(answers) : 'none could be read']),
  ];
}

function pairs(...known: [string, string | null][]): Part {
  return { kind: 'facts', facts: known.map(([label, value]) => [label, value ?? 'not stated']) };
}

function tally({ read, notStated, toCheck, doesNotApply }: NonNullable<CaseFacts['answers']>): string {
  return `${read} read · ${notStated} not stated · ${toCheck} to check by hand · ${doesNotApply} do not apply`;
}

function sentence(words: string): string {
  return /[.?]$/.test(words) ? words : `${words}.`;
}
