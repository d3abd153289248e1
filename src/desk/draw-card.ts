import caseCard, { type CaseCardProps } from '../../blocks/case-card.ts';
import type { Act } from '../../blocks/ids.ts';
import type { Message, Offer } from '../../blocks/kit.ts';
import type { Case, LetterId } from '../case/case.ts';
import { commitmentsOf } from '../case/commitments.ts';
import { lifecycle, offersFor } from '../case/lifecycle.ts';
import { restingOf } from '../case/replay.ts';
import { returnedLetter } from '../case/returned-letter.ts';
import { followUpIn } from '../case/standing.ts';
import { mayBeRecalled } from '../case/went-wrong.ts';
import { dutiesOf, stateOf } from './describe-case.ts';
import { reportWords } from './describe-report.ts';
import type { Desk } from './desk.ts';
import { draftWords } from './drafts.ts';
import { type CaseFile, openFile, organisationWords } from './find-cases.ts';
import { ownersOf } from './officers.ts';

export type DrawnCard = { message: Message; version: number };

/** The living card of a case, whole, as it is true now. */
export async function drawCard(desk: Desk, reference: string): Promise<DrawnCard> {
  const file = await openFile(desk.db, reference);
  const owners = await ownersOf(desk.db);
  const owner = file.kase.owner ? owners(file.kase.owner) : null;
  const drafts = file.kase.visibility.members ? [] : await draftWords(desk, reference);
  return { message: caseCard.render(propsOf(desk, file, owner, drafts)), version: file.kase.version };
}

function propsOf(desk: Desk, { kase, organisation }: CaseFile, owner: string | null, drafts: string[]): CaseCardProps {
  const resting = restingOf(kase);
  const next = nextAct(desk, kase);
  const restricted = kase.visibility.members !== null;
  return {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationWords({ kase, organisation }),
    state: stateOf(kase, desk.clock.now()),
    duties: dutiesOf(desk, kase),
    owner,
    open: resting.status !== 'closed' && resting.status !== 'referred',
    lines: restricted ? [] : [...linesOf(kase), ...drafts],
    facts: kase.status === 'new' && !restricted ? reportWords(desk, kase) : null,
    offers: cardOffers(desk, kase),
    ...(next && { next }),
    practice: desk.practice,
  };
}

/** What the duty asks for where the offers alone do not tell. */
function nextAct(desk: Desk, kase: Case): Act | null {
  if (kase.status === 'new' && kase.owner && kase.promise.kept) return 'triage';
  if (kase.status !== 'waiting-for-controller') return null;
  const [duty] = commitmentsOf(kase, desk.calendar, desk.rules);
  return duty?.kind === 'decide' ? 'decide' : duty?.kind === 'read' ? 'mark-read' : 'remind';
}

/** Everything that will work on this case now; the lifecycle says so, and the letters and reports it has. */
function cardOffers(desk: Desk, kase: Case): Offer[] {
  const offers: Offer[] = offersFor(kase)
    .filter((act) => !elsewhere.has(act))
    .map((act) => ({ act, label: lifecycle[act].label, ...letterMeant(kase, act) }));
  const unread = offers.some(({ act }) => act === 'mark-read');
  if (kase.status === 'letter-leaving') return [...leavingOffers(desk, kase.letter), ...offers.filter(alwaysThere)];
  const returned = returnedLetter(kase);
  const back = offers.some(({ act }) => act === returned?.act) ? returned : null;
  return [
    ...(kase.reports.length > 1 ? [{ act: 'show-changes', label: 'See changes' } as const] : []),
    ...offers.map((offer) => (offer.act === 'write' && unread ? { ...offer, label: 'Reply' } : offer)),
    ...(back ? [{ act: 'send-returned', label: 'Send again', id: back.id } as const] : []),
    ...unreadOffers(kase, offers),
    { act: 'show-report', label: 'Show report' },
    { act: 'show-case', label: 'Show case' },
  ];
}

/** These stand beside what they are done to: in Show report, and in Show case. */
const elsewhere = new Set<Act>(['correct-answer', 'read-again', 'strike']);

/** What can be done about a report that could not be read; a copy of each is asked for once. */
function unreadOffers(kase: Case, offers: Offer[]): Offer[] {
  const newest = kase.reports.at(-1);
  if (!newest?.manual) return [];
  const asked = kase.status === 'waiting-for-controller' && !kase.followUp;
  return [
    ...(newest.message ? [{ act: 'open-original', label: 'Open original' } as const] : []),
    ...(offers.some(({ act }) => act === 'ask') && !asked
      ? [{ act: 'ask-readable', label: 'Ask for a readable copy' } as const]
      : []),
  ];
}

/** The letter that a recall note would ask to have back: the newest that waits for it. */
function letterMeant(kase: Case, act: Act): { id?: LetterId } {
  const waits = act === 'recall' && kase.letters.findLast((letter) => mayBeRecalled(kase, letter));
  return waits ? { id: waits.id } : {};
}

const besidesLetter = new Set<Act>(['note', 'triage', 'claim', 'letter-went-wrong', 'self-report']);

function alwaysThere({ act }: Offer): boolean {
  return besidesLetter.has(act);
}

type Leaving = Extract<Case, { status: 'letter-leaving' }>['letter'];

function leavingOffers(desk: Desk, letter: Leaving): Offer[] {
  const { id } = letter;
  if (letter.sentAgain) {
    return [
      // What may have left already cannot be taken back.
      ...(letter.refused ? [{ act: 'undo', label: lifecycle.undo.label, id } as const] : []),
      { act: 'show-report', label: 'Show report' },
      { act: 'show-case', label: 'Show case' },
    ];
  }
  if (letter.unresolved) {
    return [
      ...(letter.refused ? [] : [{ act: 'it-left', label: 'It left', id } as const]),
      { act: 'send-again', label: 'Send again', id },
      { act: 'undo', label: lifecycle.undo.label, id },
    ];
  }
  return [
    { act: 'undo', label: 'Undo', id },
    ...(desk.practice ? [{ act: 'send-now', label: 'Send now (practice only)', id } as const] : []),
    { act: 'show-report', label: 'Show report' },
    { act: 'show-case', label: 'Show case' },
  ];
}

function linesOf(kase: Case): string[] {
  const lines: string[] = [];
  const { triage } = kase;
  const unread = kase.status !== 'letter-leaving' && followUpIn(kase);
  if (unread && kase.changes && !kase.reports.at(-1)?.manual) {
    const { changed, notComparable } = kase.changes;
    const unlike = notComparable > 0 ? `, ${notComparable} not comparable` : '';
    lines.push(`${changed} ${changed === 1 ? 'answer' : 'answers'} changed${unlike}`);
  }
  if (triage) {
    lines.push([triage.incidentType, triage.category, triage.urgent ? 'Urgent' : null].filter(Boolean).join(' · '));
  }
  return lines;
}
