import { randomBytes } from 'node:crypto';
import { addMinutes } from 'date-fns/addMinutes';
import { and, eq, lte, ne, or } from 'drizzle-orm';
import { doorbells } from '../../db/doorbells.ts';
import type { Desk } from './desk.ts';
import { troubleOf } from './log-mailbox-trouble.ts';
import type { MailboxToRead } from './mailbox.ts';
import { mailboxesOf } from './mailboxes.ts';

type Bell = typeof doorbells.$inferSelect;

const TRY_AGAIN_MINUTES = 5;

/**
 * Asks every mailbox to knock at our door when mail comes, and sees to it at half its life. One replica does it for
 * all. Without a bell nothing is missed: the poll finds the mail a little later.
 */
export async function tendDoorbells(desk: Desk, publicUrl: string): Promise<void> {
  for (const mailbox of mailboxesOf(desk)) await tend(desk, mailbox, publicUrl);
}

/** A desk that starts cannot know what became of the bells while it was away; the next tending finds out. */
export async function makeDoorbellsDue(desk: Desk): Promise<void> {
  await desk.db.update(doorbells).set({ nextAt: desk.wall() });
}

async function tend(desk: Desk, mailbox: MailboxToRead, publicUrl: string) {
  const { address } = mailbox;
  const secret = randomBytes(32).toString('base64url');
  const fresh = { mailbox: address, secret, door: publicUrl, nextAt: desk.wall() };
  await desk.db.insert(doorbells).values(fresh).onConflictDoNothing();
  await desk.db.transaction(async (tx) => {
    const [bell] = await tx
      .select()
      .from(doorbells)
      .where(and(eq(doorbells.mailbox, address), or(lte(doorbells.nextAt, desk.wall()), ne(doorbells.door, publicUrl))))
      .for('update', { skipLocked: true });
    if (!bell) return;
    const seenTo = await seeTo(desk, mailbox, bell, publicUrl);
    await tx.update(doorbells).set(seenTo).where(eq(doorbells.mailbox, address));
  });
}

async function seeTo(desk: Desk, mailbox: MailboxToRead, bell: Bell, publicUrl: string): Promise<Partial<Bell>> {
  try {
    if (bell.subscription !== null && bell.door === publicUrl) {
      const until = await mailbox.renewSubscription(bell.subscription);
      if (until !== 'gone') return { ...lasting(desk, until), trouble: null };
    }
    const { id, until } = await mailbox.subscribe({
      notify: `${publicUrl}/graph/notify`,
      lifecycle: `${publicUrl}/graph/lifecycle`,
      secret: bell.secret,
    });
    return { subscription: id, door: publicUrl, ...lasting(desk, until), trouble: null };
  } catch (error) {
    const trouble = troubleOf(error);
    desk.log.warn({ mailbox: mailbox.address, ...trouble }, 'the mailbox does not knock; it is only polled');
    const nextAt = addMinutes(desk.wall(), TRY_AGAIN_MINUTES);
    // One that hangs at a former address of ours is not to be renewed at the next try.
    const subscription = bell.door === publicUrl ? bell.subscription : null;
    return { subscription, nextAt, door: publicUrl, trouble: trouble.error };
  }
}

function lasting(desk: Desk, until: Date) {
  const now = desk.wall().getTime();
  return { until, nextAt: new Date(now + (until.getTime() - now) / 2) };
}
