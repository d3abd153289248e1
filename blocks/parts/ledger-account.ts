/** How the mailbox was counted against the desk's own list of mails. */
export type LedgerAccount = {
  checked: number;
  /** Mailboxes that were not checked yet, while others were; by their address up to the @. */
  never: string[];
  /** When it was last done, if that is too long ago: "Mon 11 Mar, 03:15". */
  stale: string | null;
  /** Mails that had been missed until then. */
  missed: { received: string; from: string }[];
  /** Mails that came into Junk, where the desk looks by the hour. */
  junk: number;
};

const NAMED = 5;

/** "412 mails checked against the ledger, 0 missing." */
export function ledgerWords(account: LedgerAccount | null): string {
  if (!account) return 'The mailbox has not been checked against the ledger yet.';
  const { checked, never, stale, missed, junk } = account;
  const counted = `${checked.toLocaleString('en-GB')} ${checked === 1 ? 'mail' : 'mails'} checked against the ledger`;
  const inJunk =
    junk > 0 ? ` ${junk === 1 ? '1 lay' : `${junk} lay`} in Junk and ${junk === 1 ? 'was' : 'were'} taken in.` : '';
  const last = `${inJunk}${stale ? ` Last done ${stale}.` : ''}${never.length > 0 ? ` Not checked yet: ${never.join(', ')}.` : ''}`;
  if (missed.length === 0) return `${counted}, 0 missing.${last}`;
  const named = missed.slice(0, NAMED).map(({ received, from }) => `received ${received} from ${from}`);
  const more = missed.length > NAMED ? [`${missed.length - NAMED} more`] : [];
  return `${counted}; ${missed.length} had been missed and ${missed.length === 1 ? 'is' : 'are'} here now: ${[...named, ...more].join('; ')}.${last}`;
}
