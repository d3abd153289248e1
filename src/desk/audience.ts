import type { Case } from '../case/case.ts';
import type { Reminder } from '../case/commitments.ts';
import type { OfficerCard } from './officers.ts';

/** The owner; every lead when nobody owns it, and beside the owner when it is late. "digest" tells nobody by itself. */
export function peopleFor(audience: Reminder['audience'], kase: Case, officers: OfficerCard[]): OfficerCard[] {
  const leads = officers.filter((officer) => officer.lead);
  const owner = officers.find((officer) => officer.id === kase.owner);
  return {
    owner: owner ? [owner] : leads,
    leads,
    'owner-and-leads': owner ? [owner, ...leads.filter((lead) => lead.id !== owner.id)] : leads,
    digest: [],
  }[audience];
}
