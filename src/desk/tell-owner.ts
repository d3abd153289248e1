import { eq } from 'drizzle-orm';
import type { Offer } from '../../blocks/kit.ts';
import reminder from '../../blocks/reminder.ts';
import { cases } from '../../db/cases.ts';
import type { Case, CaseEvent } from '../case/case.ts';
import { dayAndTime } from '../case/counting.ts';
import { restingOf } from '../case/replay.ts';
import { leftWords, peopleFor } from './audience.ts';
import type { Desk, Transaction } from './desk.ts';
import { organisationWords } from './find-cases.ts';
import { allOfficers, reachOf } from './officers.ts';
import { opsOf, oweTelling } from './tellings.ts';

/**
 * What the thread does not tell whoever has a case: mail on one that is closed, whose card lies far up in the channel, and
 * that its information went out with a letter of another, where it is closed or restricted. And what they would do once
 * more: that a letter which was taken back has left; or what they did not approve: that the words of one which has left
 * are others. They are told, or the leads.
 */
export async function tellOwner(desk: Desk, tx: Transaction, kase: Case, events: CaseEvent[]) {
  const news = newsFor(kase, events);
  if (!news) return;
  const officers = await allOfficers(tx);
  const found = peopleFor('owner', kase, officers).flatMap((officer) => reachOf(desk, officer) ?? []);
  const [row] = await tx
    .select({ organisation: cases.organisation })
    .from(cases)
    .where(eq(cases.reference, kase.reference));
  const line = {
    reference: kase.reference,
    version: kase.version,
    organisation: organisationWords({ kase, organisation: row?.organisation ?? null }),
    duty: news.what,
    rest: [dayAndTime(news.at, desk.clock.now(), desk.calendar), news.next, ...leftWords(kase, officers)],
    offer: news.offer,
    answers: null,
  };
  for (const recipient of found.length > 0 ? found : opsOf(desk)) {
    await oweTelling(desk, tx, recipient, reminder.render({ lines: [line], practice: desk.practice }));
  }
}

type News = { what: string; at: Date; next: string; offer: Offer };

function newsFor(kase: Case, events: CaseEvent[]): News | null {
  const { status } = restingOf(kase);
  const over = status === 'closed' || status === 'referred';
  const wrote = events.find(({ type }) => type === 'message-received' || type === 'follow-up-received');
  if (wrote && over) {
    // They read it and reopen the case, or leave it closed.
    const next = 'read it, and reopen the case if it needs an answer';
    const offer: Offer = { act: 'reopen', label: 'Reopen' };
    return { what: `The controller wrote on a case that is ${status}`, at: wrote.at, next, offer };
  }
  const left = events.find((event) => event.type === 'sent-by-hand' && event.letter !== undefined);
  if (left) {
    const what = 'A letter that was taken back was sent from Outlook all the same';
    const next = 'look in Sent Items before you write again';
    return { what, at: left.at, next, offer: { act: 'show-case', label: 'Show case' } };
  }
  const changed = events.find((event) => event.type === 'letter-sent' && event.changed);
  if (changed) {
    const what = 'The draft of a letter was changed and was sent from Outlook';
    const next = 'compare it in Sent Items';
    return { what, at: changed.at, next, offer: { act: 'show-case', label: 'Show case' } };
  }
  const astray = events.find(({ type }) => type === 'information-went-astray');
  if (!astray || !(over || kase.visibility.members)) return null;
  const next = 'its history says of which';
  const offer: Offer = { act: 'show-case', label: 'Show case' };
  return { what: 'Information of this case went out with a letter of another', at: astray.at, next, offer };
}
