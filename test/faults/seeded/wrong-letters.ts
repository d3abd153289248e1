import { eq } from 'drizzle-orm';
import { letters } from '../../../db/letters.ts';
import type { CaseEvent } from '../../../src/case/case.ts';
import { contactFrom } from '../../../src/desk/contact.ts';
import { openFile } from '../../../src/desk/find-cases.ts';
import { readTexts } from '../../../src/desk/texts.ts';
import type { Sent } from './outside.ts';
import type { Scene } from './rest.ts';

type Letter = typeof letters.$inferSelect;

/** Whatever left the mailbox otherwise than the desk and the history of its case have it. */
export async function wrongLetters({ db, outside }: Scene, all: Letter[]): Promise<string[]> {
  const left = await Promise.all(
    (await outside.mails('sentitems')).map(async (mail) => ({
      mail,
      key: /^x-breachdesk-key: (\S+)/im.exec(await outside.raw(mail.id))?.[1],
    })),
  );
  const known = new Set(all.map(({ id }) => id));
  const strays = left
    .filter(({ key }) => !key || !known.has(key))
    .map(({ mail }) => `"${mail.subject}" was never written`);
  const each = await Promise.all(
    all.map(async (letter) => {
      const copies = left.filter(({ key }) => key === letter.id).map(({ mail }) => mail);
      return [...wrongTimes(letter, copies), ...(await wrongInHistory(db, letter, copies))];
    }),
  );
  return [...strays, ...each.flat()];
}

function wrongTimes({ kind, state, trouble, reference }: Letter, copies: Sent[]): string[] {
  const what = `the ${kind} of ${reference}, ${state}, `;
  const twice = copies.filter(({ submissions }) => submissions > 1).map(() => `${what}was asked for twice`);
  const times = { sent: [1], bounced: [1], withdrawn: [0], 'needs-person': [0, 1] }[state];
  if (!times) return [...twice, `${what}is not settled: ${trouble}`];
  return times.includes(copies.length) ? twice : [...twice, `${what}left ${copies.length} times`];
}

async function wrongInHistory(db: Scene['db'], letter: Letter, copies: Sent[]): Promise<string[]> {
  if (!letter.reference) return [];
  const { history } = await openFile(db, letter.reference);
  const what = `the ${letter.kind} of ${letter.reference}`;
  const its = history.filter((event) => 'letter' in event && event.letter === letter.id);
  const undone = its.some(({ type }) => type === 'letter-withdrawn');
  const wrong = undone && copies.length > 0 ? [`${what} was taken back and left all the same`] : [];
  if (copies.length === 0) return wrong;
  // A letter may come back before the mailbox showed that it left, and the contact be corrected for that.
  const written = history.findIndex((event) => 'letter' in event && event.letter === letter.id);
  if (written < 0) return [...wrong, `${what} left and was never written into its history`];
  const event = history[written];
  const persons =
    event?.type === 'recall-written'
      ? await wrongRecall(db, event.recalls, copies)
      : await wrongPerson(db, history.slice(0, written), copies);
  return [...wrong, ...persons.map((why) => `${what} ${why}`)];
}

/** The contact on the case when it was written, who cannot change while it is leaving, and nobody else. */
async function wrongPerson(db: Scene['db'], before: CaseEvent[], copies: Sent[]): Promise<string[]> {
  const ref =
    before.findLast((event) => event.type === 'opened' || event.type === 'contact-corrected')?.contact ?? null;
  const contact = contactFrom((await readTexts(db, [ref])).get(ref ?? ''));
  const wrong = copies.flatMap(({ to }) => to).filter(({ address }) => address !== contact?.address);
  return wrong.map(() => 'went to somebody who was not its contact');
}

/** It goes where the letter went that it asks to have back, whoever is the contact now. */
async function wrongRecall(db: Scene['db'], recalls: string, copies: Sent[]): Promise<string[]> {
  const [recalled] = await db.select().from(letters).where(eq(letters.id, recalls));
  const wrong = copies.flatMap(({ to }) => to).filter(({ address }) => address !== recalled?.toAddress);
  return wrong.map(() => 'went elsewhere than the letter that it recalls');
}

/** A draft that nobody will ever send could be sent by hand, long after. */
export async function strayDrafts({ outside }: Scene, all: Letter[]): Promise<string[]> {
  const drafts = await outside.mails('drafts');
  const waiting = new Set(all.filter(({ state }) => state === 'needs-person').map(({ draftId }) => draftId));
  return drafts.filter(({ id }) => !waiting.has(id)).map(({ subject }) => `the draft "${subject}" was left behind`);
}
