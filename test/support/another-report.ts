import { eq } from 'drizzle-orm';
import { caseEvents } from '../../db/case-events.ts';
import { anotherEvent, fixtureMail } from './fixture-mail.ts';
import type { Office } from './office.ts';

/** A report of an organisation of its own, about an event of its own; gives the reference of its case. */
export async function anotherReport(office: Office, number: number, organisation: string, saying = organisation) {
  const sender = { northvale: `org${number}`, 'fixture.1': `report.${number}`, ...anotherEvent(number) };
  await office.deliver(fixtureMail('text-initial', { 'Northvale Homes': organisation, ...sender }));
  const card = await office.card('IC-', saying);
  return card.text.slice(0, card.text.indexOf(','));
}

/** What the history of a case holds of one kind. */
export async function eventsOf(office: Office, reference: string, type: string) {
  const rows = await office.db.select().from(caseEvents).where(eq(caseEvents.reference, reference));
  return rows.filter((event) => event.type === type);
}
