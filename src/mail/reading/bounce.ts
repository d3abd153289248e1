import type { Attachment, Email } from 'postal-mime';
import type { MailReading } from '../../desk/mail-reader.ts';
import { headerOf, idsIn } from './envelope.ts';
import { bytesOf, cleanText } from './parse-mail.ts';

type Bounce = NonNullable<MailReading['bounce']>;

/** A delivery report (RFC 3464), or the plain prose of a mail system that does not know of it. null: neither. */
export function readBounce(mail: Email): Bounce | null {
  const report = mail.attachments.find((part) => part.mimeType.endsWith('/delivery-status'));
  const returned = mail.attachments.find((part) => RETURNED.test(part.mimeType));
  const bySystem = isBySystem(mail);
  if (report) return { ...ofReport(fieldsIn(textOf(report))), ...ofReturned(returned), bySystem };
  const type = headerOf(mail, 'content-type')?.toLowerCase() ?? '';
  if (type.includes('report-type=delivery-status')) return { ...UNKNOWN, ...ofReturned(returned), bySystem };
  return isProse(mail) ? { ...ofProse(mail), ...(returned ? ofReturned(returned) : ofQuoted(mail)), bySystem } : null;
}

const RETURNED = /^(?:message\/(?:global|rfc822)|text\/rfc822-headers|message\/global-headers)/;
const UNKNOWN = { recipient: null, recipients: [] as string[], action: 'failed', status: null } as const;

function ofReport(fields: Map<string, string>) {
  const action = fields.get('action')?.toLowerCase() ?? '';
  const recipients = ['final-recipient', 'original-recipient'].flatMap((name) => addressIn(fields.get(name)));
  const known = action === 'failed' || action === 'delayed';
  return {
    recipient: recipients[0] ?? null,
    recipients,
    action: known ? action : 'other',
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
  } as const;
}

/** The kind of address stands before it: rfc822; name@domain. */
function addressIn(field = ''): string[] {
  const address = cleanText(field.replace(/^[^;]*;/, ''))
    .replace(/^<|>$/g, '')
    .toLowerCase();
  return address === '' ? [] : [address];
}

/** The first recipient's fields win over later ones; letters of this desk have one recipient each. */
function fieldsIn(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value);
  }
  return fields;
}

function ofReturned(part: Attachment | undefined) {
  return ofHeaders(part ? fieldsIn(textOf(part).split(/\r?\n\r?\n/)[0] ?? '') : new Map());
}

/** The headers of the letter, where a mail system quotes them below its own words. */
function ofQuoted({ text }: Email) {
  return ofHeaders(fieldsIn(text?.slice(0, 200_000) ?? ''));
}

function ofHeaders(fields: Map<string, string>) {
  return {
    originalMessageId: idsIn(fields.get('message-id'))[0] ?? null,
    key: fields.get('x-breachdesk-key')?.trim() || null,
  };
}

/**
 * Delivery reports come from an empty sender, so that nobody answers them (RFC 3464 2); what Exchange makes for its own
 * mailboxes shows none, and has a name that no person has.
 */
function isBySystem(mail: Email): boolean {
  return /^<\s*>$/.test(headerOf(mail, 'return-path') ?? '') || SYSTEM.test(senderOf(mail));
}

const SYSTEM = /^(?:mailer-daemon|postmaster|mail delivery|microsoftexchange[0-9a-f]{32})(?:@|$)/i;

function senderOf({ from }: Email): string {
  return from && 'address' in from ? (from.address ?? '') : '';
}

function isProse(mail: Email): boolean {
  const machine = /^(?:mailer-daemon|postmaster|mail delivery)/i;
  return (
    machine.test(senderOf(mail)) &&
    /undeliver|delivery (?:status|failed|failure|has failed|delayed)|returned mail|mail delivery|failure notice|unzustellbar|non remis/i.test(
      mail.subject ?? '',
    )
  );
}

function ofProse(mail: Email) {
  const text = mail.text ?? '';
  const delayed = /delay|not yet been delivered|will (?:keep|continue) trying/i.test(
    `${mail.subject} ${text.slice(0, 2_000)}`,
  );
  return {
    recipients: [] as string[],
    recipient: /[^\s<>"'():;,]{1,64}@[^\s<>"'():;,]{1,190}/.exec(text)?.[0]?.toLowerCase() ?? null,
    action: delayed ? 'delayed' : 'failed',
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? null,
  } as const;
}

function textOf(part: Attachment): string {
  return new TextDecoder('utf-8').decode(bytesOf(part).subarray(0, 200_000));
}
