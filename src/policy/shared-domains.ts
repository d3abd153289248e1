import providers from 'email-providers/all.json' with { type: 'json' };

const known = new Set<string>(providers);

/**
 * Domains that tell nothing about where a person works: those of mail providers, which a kept list knows, and those
 * that policy names because many organisations share them, such as nhs.net, or because they are the office's own.
 */
export function sharedDomains({ sharedDomains: more, staffDomains }: Named): (domain: string) => boolean {
  const named = new Set([...more, ...staffDomains]);
  return (domain) => known.has(domain) || named.has(domain);
}

type Named = { sharedDomains: string[]; staffDomains: string[] };
