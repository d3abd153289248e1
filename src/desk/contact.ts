import * as z from 'zod';

const contactSchema = z.object({ name: z.string().nullable(), address: z.string() });

/** The person a case's letters go to, as kept in its text. */
export type Contact = z.infer<typeof contactSchema>;

export function contactFrom(text: string | undefined): Contact | null {
  return text === undefined ? null : contactSchema.parse(JSON.parse(text));
}

export function contactText(contact: Contact): string {
  return JSON.stringify({ name: contact.name, address: contact.address });
}

/** Addresses that say of themselves that nobody reads what comes there. */
export function isNoReply(address: string): boolean {
  return /^(?:no|do[-_.]?not|don'?t)[-_.]?reply\b|^(?:mailer-daemon|postmaster|bounces?)(?:[-+.]|@)/i.test(address);
}

/** The part of an address behind the @, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
