import { and, asc, eq } from 'drizzle-orm';
import { messages } from '../../db/messages.ts';
import { type Contact, contactFrom } from './contact.ts';
import type { Desk } from './desk.ts';
import { UNCONFIRMED } from './file-mail.ts';
import type { CaseFile } from './find-cases.ts';
import { newestReport } from './letter-facts.ts';
import { isOurs } from './look-up-parties.ts';
import { mailReadingSchema } from './mail-reader.ts';
import { readTexts } from './texts.ts';

/** party: their mail is the case's already. */
export type PersonOfCase = Contact & { where: string; party: boolean };

const MANY = 10;

/** Everybody whose address the case knows, once each, by the best that is known of them: the contact first. */
export async function peopleOfCase(desk: Desk, file: CaseFile): Promise<PersonOfCase[]> {
  const { kase, contact } = file;
  const all: PersonOfCase[] = [
    ...(contact ? [{ ...contact, where: 'the contact', party: true }] : []),
    ...(await namedByOfficers(desk, file)),
    ...(await writers(desk, kase.reference)),
    ...(await namedInForm(desk, file)),
  ];
  const known = new Map<string, PersonOfCase>();
  for (const person of all) {
    const address = person.address.toLowerCase();
    if (!known.has(address) && !isOurs(desk, address)) known.set(address, { ...person, address });
  }
  return [...known.values()].slice(0, MANY);
}

async function namedByOfficers(desk: Desk, { kase, history }: CaseFile): Promise<PersonOfCase[]> {
  const earlier = history.flatMap((event) => (event.type === 'contact-corrected' ? [event.contact] : []));
  const words = await readTexts(desk.db, [...kase.correspondents, ...earlier]);
  const as = (where: string, party: boolean) => (ref: string) => {
    const contact = contactFrom(words.get(ref));
    return contact ? [{ ...contact, where, party }] : [];
  };
  return [
    ...kase.correspondents.flatMap(as('confirmed by an officer', true)),
    ...earlier.flatMap(as('an earlier contact', false)),
  ];
}

async function writers(desk: Desk, reference: string): Promise<PersonOfCase[]> {
  const rows = await desk.db
    .select()
    .from(messages)
    .where(and(eq(messages.reference, reference), eq(messages.state, 'filed'), eq(messages.outgoing, false)))
    .orderBy(asc(messages.receivedAt));
  const wrote = rows
    .filter(({ why }) => why === null || why === UNCONFIRMED)
    .flatMap(({ fromAddress, fromName, why }) =>
      fromAddress
        ? [
            {
              name: fromName,
              address: fromAddress,
              where: why === null ? 'wrote on this case' : 'was copied in and wrote; not confirmed',
              party: why === null,
            },
          ]
        : [],
    );
  const copied = rows
    .filter(({ why }) => why === null)
    .flatMap(({ reading }) => {
      const { to, cc } = mailReadingSchema.parse(reading).envelope;
      return [...to, ...cc].map((person) => ({ ...person, where: 'was copied in; never wrote', party: false }));
    });
  return [...wrote, ...copied];
}

async function namedInForm(desk: Desk, file: CaseFile): Promise<PersonOfCase[]> {
  const fields = (await newestReport(desk, file))?.fields;
  const of = (who: { name: string | null; email: string | null } | undefined, role: string) =>
    who?.email ? [{ name: who.name, address: who.email, where: `${role} in the form; never wrote`, party: false }] : [];
  return [...of(fields?.reporter, 'reporter'), ...of(fields?.dpo, 'data protection officer')];
}

/** Who was the contact, until when, as the history has it. */
export async function contactsBefore(
  desk: Desk,
  { history }: CaseFile,
): Promise<{ contact: Contact; until: Date; by: string }[]> {
  const opened = history.find((event) => event.type === 'opened');
  const corrected = history.filter((event) => event.type === 'contact-corrected');
  const refs = [opened?.contact ?? null, ...corrected.map(({ contact }) => contact)];
  const words = await readTexts(desk.db, refs);
  return corrected.flatMap(({ at, by }, place) => {
    const contact = contactFrom(words.get(refs[place] ?? ''));
    return contact ? [{ contact, until: at, by }] : [];
  });
}
