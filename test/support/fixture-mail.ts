import { readFileSync } from 'node:fs';

/** A report fixture as a raw mail, with words replaced in its headers and in its encoded bodies alike. */
export function fixtureMail(name: string, replaced: Record<string, string> = {}): string {
  const raw = readFileSync(new URL(`../fixtures/reports/${name}.eml`, import.meta.url), 'utf8');
  const swap = (text: string) => Object.entries(replaced).reduce((all, [from, to]) => all.replaceAll(from, to), text);
  const encoded = /(Content-Transfer-Encoding: base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n)([A-Za-z0-9+/=\r\n]+)/g;
  return swap(raw).replace(encoded, (_all, head: string, body: string) => {
    const decoded = Buffer.from(body, 'base64').toString('utf8');
    // Bytes that are no text come back as they were.
    if (Buffer.from(decoded, 'utf8').compare(Buffer.from(body, 'base64')) !== 0) return `${head}${body}`;
    const again = Buffer.from(swap(decoded), 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
    return `${head}${again}\r\n`;
  });
}

/**
 * What makes a report of text-initial tell of another event than all others: reports of one event are shown together,
 * not as a card each.
 */
export function anotherEvent(number: number): Record<string, string> {
  const letters = (count: number) => [...String(count)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a');
  const words = Array.from({ length: 30 }, (_word, place) => `a${letters(number)}o${letters(place)}`);
  return {
    'A spreadsheet of tenants in rent arrears was attached to a newsletter.': words.join(' '),
    'The officer picked the wrong file from a list of recent documents.': '',
    'The newsletter went to 212 subscribers before it was stopped.': '',
  };
}
