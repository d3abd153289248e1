import type { Email } from 'postal-mime';
import type { MailReading } from '../../desk/mail-reader.ts';
import { readBounce } from './bounce.ts';
import { headerOf } from './envelope.ts';

export type Machine = { kind: 'bounce' | 'receipt' | 'auto_reply' | 'bulk'; bounce: MailReading['bounce'] };

/** Mail that no person wrote: delivery reports, receipts, absence notes, newsletters. null when a person may have. */
export function machineMail(mail: Email): Machine | null {
  const bounce = readBounce(mail);
  if (bounce) return { kind: 'bounce', bounce };
  const type = headerOf(mail, 'content-type')?.toLowerCase() ?? '';
  if (type.includes('disposition-notification') || hasPart(mail, 'message/disposition-notification')) {
    return { kind: 'receipt', bounce: null };
  }
  if (isAutoReply(mail)) return { kind: 'auto_reply', bounce: null };
  return isBulk(mail) ? { kind: 'bulk', bounce: null } : null;
}

/** RFC 3834 section 5, Exchange's X-Auto-Response-Suppress, and the habits of mail systems older than both. */
function isAutoReply(mail: Email): boolean {
  const submitted = headerOf(mail, 'auto-submitted')?.toLowerCase() ?? 'no';
  if (!submitted.startsWith('no')) return true;
  if (/\b(?:all|oof|autoreply)\b/i.test(headerOf(mail, 'x-auto-response-suppress') ?? '')) return true;
  if (/auto[-_]?reply/i.test(headerOf(mail, 'precedence') ?? '')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((key) => headerOf(mail, key) !== null)) return true;
  if (mail.attachments.some((part) => part.mimeType === 'text/calendar' && part.method === 'REPLY')) return true;
  return ABSENCE.test(mail.subject ?? '');
}

/** How absence notes begin, in the languages that write to a British or Irish office. */
const ABSENCE =
  /^\W*(?:auto(?:matic|mated|mated email)?[ -]?(?:reply|response)|autoreply|out of (?:the )?office|on (?:annual )?leave\b|ooo\b|ateb awtomatig|allan o'?r swyddfa|automatische (?:antwort|rückantwort)|abwesen(?:d|heit)|réponse automatique|absen(?:ce|t)(?: du bureau)?\s*:|respuesta automática|fuera de (?:la )?oficina|resposta automática|fora do escritório|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|afwezig|autosvar|automatisk(?:t)? svar|frånvaro|fravær|automaattinen vastaus|poissa|odpowiedź automatyczna|automatyczna odpowiedź|poza biurem|automatická odpověď|automatikus válasz|răspuns automat|αυτόματη απάντηση|otomatik yanıt|автоматический ответ|автоответ|自動応答|自动答复|自动回复|freagra uathoibríoch)/iu;

function isBulk(mail: Email): boolean {
  if (/\b(?:bulk|list|junk)\b/i.test(headerOf(mail, 'precedence') ?? '')) return true;
  return ['list-unsubscribe', 'list-id', 'list-post', 'x-campaign-id'].some((key) => headerOf(mail, key) !== null);
}

function hasPart(mail: Email, type: string): boolean {
  return mail.attachments.some((part) => part.mimeType === type);
}
