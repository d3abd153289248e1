import type { Policy } from '../policy/load-policy.ts';

/** As written in letters -> where it leads. */
export type Addresses = Record<string, string>;

/** The office's own addresses are the only ones that become links: nothing that anybody typed can lead anywhere. */
export function addressesOf({ office }: Policy, mailbox: string): Addresses {
  const pages = [office.web, office.privacyNotice, office.securityGuidance];
  return {
    ...Object.fromEntries(pages.map((page) => [page, /^https?:/i.test(page) ? page : `https://${page}`])),
    [mailbox]: `mailto:${mailbox}`,
  };
}

/** Words as HTML, with the addresses in them as links. */
export function linked(words: string, addresses: Addresses, asHtml: (text: string) => string): string {
  // One address may begin with another: the longer one is looked for first.
  const known = Object.keys(addresses).sort((a, b) => b.length - a.length);
  if (known.length === 0) return asHtml(words);
  const anywhere = known.map((address) => address.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  // An address that only begins like ours is somebody else's.
  const whole = new RegExp(`(?<![\\w@./-])(${anywhere})(?![\\w@/-]|\\.\\w)`, 'u');
  return words
    .split(whole)
    .map((piece, at) =>
      at % 2 === 0 ? asHtml(piece) : `<a href="${asHtml(addresses[piece] ?? '')}">${asHtml(piece)}</a>`,
    )
    .join('');
}
