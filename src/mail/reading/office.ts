import { domainOf } from '../../desk/contact.ts';

/**
 * The mailbox whose mail is ours, the zone that dates without one are meant in, and how the office's references begin.
 * staffDomains: where its people write from, besides the domain of the mailbox.
 */
export type Office = { mailbox: string; zone: string; prefix: string; staffDomains?: string[] };

/** Whether somebody of the office writes from there. */
export function isStaff(address: string | undefined, { mailbox, staffDomains = [] }: Office): boolean {
  return address !== undefined && [domainOf(mailbox), ...staffDomains].includes(domainOf(address));
}
