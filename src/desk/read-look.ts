/** What somebody wants to see of the mails that wait, or of those that were put aside lately; mail: the page it is on. */
export type LookAsked = { aside: boolean; page: number; mail: string | null };

/** Reads what stands behind /breach look, and what a button of the list carries: the same, word by word. */
export function readLook(words: string[]): LookAsked {
  const pages = words.flatMap((word) => /^p?(\d{1,6})$/i.exec(word)?.[1] ?? []);
  return {
    aside: words.some((word) => /^aside$/i.test(word)),
    page: Number(pages[0] ?? 1) || 1,
    mail: words.find(isMail) ?? null,
  };
}

/** What a button carries: "aside/2". */
export function lookKey({ aside, page }: Pick<LookAsked, 'aside' | 'page'>): string {
  return aside ? `aside/${page}` : String(page);
}

/** Mails that stood on one page of those that wait. */
export type Several = { page: number; mails: string[] };

/** What a button carries that is about all of them: the very mails that were before the officer who presses it. */
export function severalKey({ page, mails }: Several): string {
  return [page, ...mails].join('/');
}

export function readSeveral(key: string): Several {
  const words = key.split('/');
  return { page: readLook(words).page, mails: words.filter(isMail) };
}

function isMail(word: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word);
}
