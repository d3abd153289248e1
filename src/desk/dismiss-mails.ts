import { asc, eq, inArray } from 'drizzle-orm';
import putAside, { type LeftMail } from '../../blocks/put-aside.ts';
import { messages } from '../../db/messages.ts';
import { NotAllowed } from '../case/not-allowed.ts';
import type { Done, Person } from './deed.ts';
import type { Desk } from './desk.ts';
import { dismissMail } from './look-at-mail.ts';
import { mailAsListed } from './mail-as-listed.ts';
import { namesOf } from './officers.ts';
import { lookKey, type Several } from './read-look.ts';

type Row = typeof messages.$inferSelect;

/** Puts several mails aside as not ours, one after the other and each as its own button would. */
export async function dismissMails(desk: Desk, person: Person, several: Several, cause: string): Promise<Done> {
  const rows = await desk.db
    .select()
    .from(messages)
    .where(inArray(messages.id, several.mails))
    .orderBy(asc(messages.receivedAt), asc(messages.id));
  const left: LeftMail[] = [];
  let mails = 0;
  for (const row of rows) {
    try {
      await dismissMail(desk, person, { reference: '', version: 0, id: row.id }, `${cause} ${row.id}`);
      mails += 1;
    } catch (error) {
      if (error instanceof NotAllowed) {
        const instead = await leftAlone(desk, person, row.id);
        if (instead) left.push(instead);
        else mails += 1;
      } else {
        // "Nothing was changed" would not be true of those before it.
        if (mails === 0) throw error;
        desk.log.error({ error: error instanceof Error ? error.stack : 'unknown' }, 'not every mail was put aside');
        break;
      }
    }
  }
  const unreached = rows.length - mails - left.length;
  const turns = { waiting: lookKey({ aside: false, page: several.page }), aside: lookKey({ aside: true, page: 1 }) };
  return { reference: null, said: putAside.render({ mails, left, unreached, turns }) };
}

/** What has become of a mail that waits no more; null where this officer put it aside: a form may be sent twice. */
async function leftAlone(desk: Desk, person: Person, id: string): Promise<LeftMail | null> {
  const [row] = await desk.db.select().from(messages).where(eq(messages.id, id));
  if (!row || (row.state === 'kept' && row.settledBy === person.id)) return null;
  const { from, subject, received } = await mailAsListed(desk, person, row);
  return { id, from, subject, received, why: await whyLeft(desk, row) };
}

async function whyLeft(desk: Desk, { state, settledBy }: Row): Promise<string> {
  if (state === 'held') return 'It waits for the officers who may open each of its cases';
  if (!settledBy) return 'It waits no more';
  return `${(await namesOf(desk.db))(settledBy)} has dealt with it`;
}
