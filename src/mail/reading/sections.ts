import type { MailReading } from '../../desk/mail-reader.ts';
import { isBlank, type Line } from './line.ts';
import { cleanText } from './parse-mail.ts';

/** The headers that a mail program writes above a mail it forwards or answers, as text. */
export type InnerHeader = {
  from: MailReading['envelope']['from'];
  /** As written: the zone is not known here. */
  sent: string | null;
  subject: string;
  to: string | null;
};

/** A body falls into what was written last and, under each inner header or "... wrote:", what that answered. */
export type Section = { header: InnerHeader | null; forwardMark: boolean; lines: Line[] };

export function sectionsOf(lines: Line[]): Section[] {
  const sections: Section[] = [{ header: null, forwardMark: false, lines: [] }];
  let forwardMark = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line; // within bounds
    const block = headerBlock(lines, at);
    if (block) {
      sections.push({ header: block.header, forwardMark, lines: [] });
      at = block.end - 1;
      forwardMark = false;
    } else if (FORWARD_MARK.test(line.text)) forwardMark = true;
    else if (HISTORY_MARK.test(line.text)) continue;
    else {
      const attribution = attributionAt(lines, at);
      if (attribution > 0) {
        sections.push({ header: null, forwardMark: false, lines: [] });
        at += attribution - 1;
      } else sections.at(-1)?.lines.push(line);
    }
  }
  return sections;
}

const FORWARD_MARK =
  /^\W*(?:begin forwarded message|forwarded message|weitergeleitete nachricht|message transféré)\W*$/iu;
const HISTORY_MARK =
  /^\s*(?:-{3,}\s*(?:original message|ursprüngliche nachricht|message d'origine)\s*-{3,}|_{20,})\s*$/iu;

const NAMES = {
  from: 'from|von|de|da|van|från|fra|od|oddi wrth',
  sent: 'sent|date|gesendet|envoyé|verzonden|datum|data|skickat|anfonwyd|dyddiad',
  to: 'to|an|à|aan|a|till|til|at',
  cc: 'cc|bcc|copy',
  subject: 'subject|betreff|objet|onderwerp|oggetto|ämne|pwnc|asunto',
  other: 'reply-to|importance|attachments|priority',
};

type Part = keyof typeof NAMES;
const PARTS = Object.entries(NAMES).map(
  // The keys are those of NAMES.
  ([part, names]) => [part as Part, new RegExp(`^\\W*(?:${names})\\s?[*_]*\\s?:\\s?[*_]*\\s*(.*)$`, 'iu')] as const,
);

/** Outlook and Gmail begin with the sender, Thunderbird with the subject. */
const FIRST = new Set<Part>(['from', 'sent', 'subject']);

function headerBlock(lines: Line[], at: number): { header: InnerHeader; end: number } | null {
  const first = partAt(lines[at]?.text ?? '');
  if (!first || !FIRST.has(first.part)) return null;
  const parts = new Map<Part, string>([[first.part, first.value]]);
  let end = at + 1;
  for (let next = at + 1, last = first.part; next < lines.length && next < at + 24; next++) {
    const line = lines[next] as Line; // within bounds
    if (isBlank(line)) continue;
    const part = partAt(line.text);
    if (part && !parts.has(part.part)) {
      parts.set(part.part, part.value);
      last = part.part;
    } else if ((last === 'to' || last === 'cc') && next === end && /[;@]/.test(line.text)) {
      parts.set(last, `${parts.get(last)} ${line.text.trim()}`);
    } else break;
    end = next + 1;
  }
  if (!parts.has('subject') && !(parts.has('sent') && parts.has('to'))) return null;
  if (parts.size < 3 || !/@|\p{L}/u.test(parts.get('from') ?? '')) return null;
  const from = addressIn(parts.get('from') ?? '');
  const to = addressIn((parts.get('to') ?? '').split(';')[0] ?? '')?.address ?? null;
  return { header: { from, sent: parts.get('sent') ?? null, subject: cleanText(parts.get('subject') ?? ''), to }, end };
}

function partAt(text: string): { part: Part; value: string } | null {
  if (text.length > 2_000) return null;
  for (const [part, pattern] of PARTS) {
    const value = pattern.exec(text)?.[1];
    if (value !== undefined) return { part, value: value.trim() };
  }
  return null;
}

/** "Data Team [mailto:a@b.example]", "Data Team <a@b.example>", "a@b.example". */
function addressIn(text: string): MailReading['envelope']['from'] {
  const found = /[^\s<>()[\]:;,"'*]{1,64}@[^\s<>()[\]:;,"'*]{1,190}/u.exec(text);
  if (!found) return null;
  const name = cleanText(text.slice(0, found.index).replace(/[<["'*]|mailto:|\(/giu, ' '));
  return { name: name === '' ? null : name, address: found[0].toLowerCase().replace(/\.$/, '') };
}

/** "On Mon, 23 Dec 2019 at 11:23, Casework <…> wrote:" over one to three lines; 0 when there is none. */
function attributionAt(lines: Line[], at: number): number {
  let text = '';
  for (let taken = 1; taken <= 3 && at + taken <= lines.length; taken++) {
    text = `${text} ${lines[at + taken - 1]?.text ?? ''}`.trim();
    if (!/^\W*(?:on|am|le|op|il|den|el|ar)\s/iu.test(text) || text.length > 500) return 0;
    if (
      /\d[\s\S]*(?:wrote|schrieb[\s\S]{0,80}|a écrit|schreef|ha scritto|skrev|escribió|ysgrifennodd)\s?:\W*$/iu.test(
        text,
      )
    )
      return taken;
  }
  return 0;
}
