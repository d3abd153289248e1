import { and, asc, eq, inArray } from 'drizzle-orm';
import dismissMailsBlocks, { type WaitingMail } from '../../../blocks/dismiss-mails-form.ts';
import { messages } from '../../../db/messages.ts';
import { NotAllowed } from '../../case/not-allowed.ts';
import { oneLine } from '../../letters/clean.ts';
import { type DeskForm, type Person, ticksOf } from '../deed.ts';
import type { Desk } from '../desk.ts';
import { dismissMails } from '../dismiss-mails.ts';
import { mailAsListed } from '../mail-as-listed.ts';
import { readSeveral } from '../read-look.ts';

type Row = typeof messages.$inferSelect;

/** Which of the mails that stood on a page of the list are not ours; nothing is ticked for the officer. */
export const dismissMailsForm: DeskForm = {
  open: async (desk, person, on) => {
    const { page, mails } = readSeveral(on.id ?? '');
    const rows = await desk.db
      .select()
      .from(messages)
      .where(and(inArray(messages.id, mails), eq(messages.state, 'held'), eq(messages.outgoing, false)))
      .orderBy(asc(messages.receivedAt), asc(messages.id));
    if (rows.length === 0) {
      throw new NotAllowed('Somebody has dealt with all of these mails already. Nothing was changed.');
    }
    const junkFirst = [...rows.filter(isJunk), ...rows.filter((row) => !isJunk(row))];
    return dismissMailsBlocks.render({
      page,
      mails: await Promise.all(junkFirst.map((row) => waiting(desk, person, row))),
    });
  },
  submit: async (desk, person, answers, context, cause) => {
    const several = readSeveral([context['page'] ?? '', ...ticksOf(answers, 'mails')].join('/'));
    if (several.mails.length === 0) return { errors: { mails: 'Tick those that are not ours.' } };
    return { done: await dismissMails(desk, person, several, cause) };
  },
};

async function waiting(desk: Desk, person: Person, row: Row): Promise<WaitingMail> {
  const { id, from, subject, received } = await mailAsListed(desk, person, row);
  // A line break in a subject would look like one mail more.
  return { id, from, subject: oneLine(subject), received, mark: markOf(row) };
}

/** What the reader itself took it for. */
function isJunk({ kind }: Row): boolean {
  return kind === 'phishing';
}

function markOf(row: Row): string | null {
  if (row.reading === null) return 'never read by the desk';
  return isJunk(row) ? 'looks like phishing or junk' : null;
}
