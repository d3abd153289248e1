import { domainOf } from './contact.ts';

/** Where a mail came from, as everybody in the office may read it: never the person. */
export function senderOf({
  outgoing = false,
  fromAddress,
}: {
  outgoing?: boolean;
  fromAddress: string | null;
}): string {
  if (outgoing) return 'this office';
  return fromAddress ? domainOf(fromAddress) : 'an unknown sender';
}
