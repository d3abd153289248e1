import type { Case } from '../case/case.ts';
import type { Reminder } from '../case/commitments.ts';
import type { OfficerCard } from './officers.ts';

/**
 * The owner; every lead when nobody owns it or its owner works cases no more, and beside the owner when it is late.
 * "digest" tells nobody by itself.
 */
export function peopleFor(audience: Reminder['audience'], kase: Case, officers: OfficerCard[]): OfficerCard[] {
  const leads = officers.filter((officer) => officer.lead);
  const owner = officers.find((officer) => officer.id === kase.owner && officer.worksCases);
  return {
    owner: owner ? [owner] : leads,
    leads,
    'owner-and-leads': owner ? [owner, ...leads.filter((lead) => lead.id !== owner.id)] : leads,
    digest: [],
  }[audience];
}

/** That its owner works cases no more, as whoever is told instead reads it. */
export function leftWords(kase: Case, officers: OfficerCard[]): string[] {
  const left = officers.find((officer) => officer.id === kase.owner && !officer.worksCases);
  return left ? [`${left.name} has it and works cases no more: hand it over`] : [];
}
