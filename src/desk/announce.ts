import { and, eq, isNull, sql } from 'drizzle-orm';
import { cards } from '../../db/cards.ts';
import { notes } from '../../db/notes.ts';
import type { Case, CaseEvent, LetterKind } from '../case/case.ts';
import { likenessOf } from '../case/likeness.ts';
import type { Chat } from './chat.ts';
import { spare } from './describe-clocks.ts';
import type { Desk, Transaction } from './desk.ts';
import { eventAsReadBy } from './linked-cases.ts';
import { moveCard, redrawStubs } from './move-card.ts';
import { namesOf } from './officers.ts';
import type { Statement } from './one-breath.ts';
import { sentenceFor } from './sentences.ts';
import { readingFrom } from './take-reading.ts';
import type { NewText } from './texts.ts';

type Change = { before: Case | null; kase: Case; events: CaseEvent[] };
export type Announced = Change & { texts: NewText[] };

/**
 * What follows from a change, as the statements that write it: the card is dirty and the thread is owed its lines. The
 * bot's manners are the table below; letters are queued by the deed that writes them, in the same transaction.
 */
export async function announce(desk: Desk, tx: Transaction, change: Announced): Promise<Statement[]> {
  const { before, kase } = change;
  // A case that is new stands nowhere yet.
  if (before) await moveCards(desk, tx, kase);
  const restricted = kase.visibility.members !== null;
  const spoken = change.events.filter(({ type }) => said[type] && (!restricted || type === 'visibility-set'));
  const lines = spoken.length > 0 ? await linesOf(desk, tx, change, spoken) : [];
  return [
    dirty(desk, tx, kase, likenessIn(change)),
    ...(restricted ? [dropOwed(tx, kase.reference)] : []),
    ...(change.events.some(({ type }) => type === 'visibility-set') ? [redrawStubs(tx, kase.reference)] : []),
    ...(lines.length > 0 ? [tx.insert(notes).values(lines)] : []),
  ];
}

async function linesOf(desk: Desk, tx: Transaction, change: Change, spoken: CaseEvent[]) {
  const { kase } = change;
  const names = await namesOf(tx);
  const letters = letterKinds(change);
  const first = kase.version - change.events.length + 1;
  const lines: { version: number; at: Date; text: string }[] = [];
  for (const event of spoken) {
    const letter = 'letter' in event && event.letter ? letters.get(event.letter) : undefined;
    const sentence = sentenceFor(await eventAsReadBy(tx, 'channel', event), names, desk.calendar, letter);
    const text = `${sentence}${promiseKept(desk, change, event)}`;
    lines.push({ version: first + change.events.indexOf(event), at: event.at, text });
  }
  return desk.chats.flatMap(({ surface }) =>
    lines.map(({ version, at, text }) => ({
      reference: kase.reference,
      version,
      seq: 0,
      surface,
      message: { at: at.toISOString(), text },
      owedAt: desk.wall(),
    })),
  );
}

/** Lines that the channel may no longer read. */
function dropOwed(tx: Transaction, reference: string) {
  return tx.delete(notes).where(and(eq(notes.reference, reference), isNull(notes.postedAt)));
}

/** Which events the thread hears of. The card itself says that a case was opened. */
const said: Record<CaseEvent['type'], boolean> = {
  opened: false,
  'follow-up-received': true,
  'answer-corrected': true,
  'answers-entered': true,
  'report-read-again': true,
  'message-received': true,
  'colleague-wrote': true,
  'correspondence-read': false,
  claimed: true,
  released: true,
  reassigned: true,
  triaged: true,
  acknowledged: false,
  'information-requested': true,
  'answer-date-extended': true,
  'letter-written': false,
  decided: true,
  'letter-withdrawn': true,
  'letter-sent': true,
  'letter-came-back': true,
  'letter-unresolved': true,
  'letter-sent-again': true,
  'letter-went-wrong': true,
  'information-went-astray': true,
  'recall-written': false,
  'self-report-kept': false,
  'contact-corrected': true,
  'closed-without-reply': true,
  referred: true,
  reopened: true,
  'visibility-set': true,
  noted: true,
  'words-struck': true,
  'sent-by-hand': true,
  'answer-by-hand': true,
  'correspondent-confirmed': true,
};

/** The letter that keeps the promise says so. */
function promiseKept(desk: Desk, { before, kase }: Change, event: CaseEvent): string {
  const answers = event.type === 'letter-sent' || event.type === 'answer-by-hand';
  const kept = answers && !before?.promise.kept && kase.promise.kept;
  return kept ? ` Promise kept with ${spare(desk, kept.at, kase.promise.dueAt)}.` : '';
}

/** Marks of what a new case is about, so that many reports of one event can be shown together. */
function likenessIn({ events, texts }: Announced): string[] {
  const opened = events.find((event) => event.type === 'opened');
  const answers = opened?.type === 'opened' ? opened.report.answers : null;
  const words = texts.find(({ id }) => id === answers)?.text;
  const report = words === undefined ? null : readingFrom(words).fields;
  return likenessOf(report?.whatHappened ?? null, report?.controller.name ?? null);
}

function dirty(desk: Desk, tx: Transaction, kase: Case, likeness: string[]) {
  const rows = desk.chats.map((chat) => ({
    reference: kase.reference,
    surface: chat.surface,
    channel: channelFor(chat, kase),
    wantedVersion: kase.version,
    likeness,
    askedAt: desk.wall(),
  }));
  return tx
    .insert(cards)
    .values(rows)
    .onConflictDoUpdate({
      target: [cards.reference, cards.surface],
      set: { wantedVersion: sql`greatest(${cards.wantedVersion}, ${kase.version})` },
    });
}

async function moveCards(desk: Desk, tx: Transaction, kase: Case) {
  const { reference } = kase;
  for (const chat of desk.chats) await moveCard(tx, { reference, surface: chat.surface }, channelFor(chat, kase));
}

/** Urgent cases stand in a channel of their own where the office has one. */
function channelFor({ channels }: Chat, { triage }: Case): string {
  return (triage?.urgent && channels.urgent) || channels.cases;
}

function letterKinds({ before, kase, events }: Change) {
  const kinds = new Map<string, LetterKind>();
  for (const state of [before, kase]) {
    if (state?.status === 'letter-leaving') kinds.set(state.letter.id, state.letter.kind);
    for (const letter of state?.letters ?? []) kinds.set(letter.id, letter.kind);
  }
  for (const event of events) if (event.type === 'acknowledged') kinds.set(event.letter, 'acknowledgement');
  return kinds;
}
