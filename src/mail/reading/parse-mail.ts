import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { LARGEST_MAIL } from './largest-mail.ts';

const MOST_PARTS = 2_000;
const DEEPEST_PART = 64;
export const MOST_ATTACHMENTS = 200;

/** Takes a raw mail apart. Throws CannotRead, in words for an officer, when its size or make forbids that. */
export async function parseMail(raw: Uint8Array): Promise<Email> {
  if (raw.byteLength > LARGEST_MAIL) throw new CannotRead('The mail is larger than 60 MB');
  if (countParts(raw) > MOST_PARTS) throw new CannotRead('The mail has more parts than a person could have attached');
  try {
    return await new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: DEEPEST_PART }).parse(raw);
  } catch (error) {
    throw new CannotRead('The mail is too damaged or too deeply nested to be taken apart', { cause: error });
  }
}

/** What a mail contains cannot be read; the message is for the officer who will read it by hand. */
export class CannotRead extends Error {
  override name = 'CannotRead';
}

export function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** Names are shown to people: no paths, no line breaks, nothing that turns the reading direction round. */
export function safeName(name: string | null | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = cleanText(last).replace(/^\.+/, '');
  const short = plain.length > 150 ? `${plain.slice(0, 100)}…${plain.slice(-40)}` : plain;
  return short === '' ? 'unnamed' : short;
}

export function cleanText(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function countParts(raw: Uint8Array): number {
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  let parts = 0;
  for (const spelling of ['\nContent-Type:', '\ncontent-type:', '\nContent-type:']) {
    for (let at = mail.indexOf(spelling); at >= 0 && parts <= MOST_PARTS; at = mail.indexOf(spelling, at + 1)) parts++;
  }
  return parts;
}
