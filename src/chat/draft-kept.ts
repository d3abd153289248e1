import type { Answers, Form } from '../../blocks/kit.ts';
import { dayAndTime } from '../case/counting.ts';
import { isDrafted, keepDraft, throwAwayDraft } from '../desk/drafts.ts';
import { ensureOpen } from '../desk/record-opening.ts';
import { redrawCard } from '../desk/show-card.ts';
import { admitted } from './admitted.ts';
import type { Keeping } from './click.ts';
import type { Office, Who } from './office.ts';

type Written = { id: string; context: Form['context']; answers: Answers };

/** Keeps what stands in a form, or forgets what was kept, and says so. Throws NotAllowed. */
export async function draftKept(office: Office, who: Who, { keeps }: Keeping, written: Written): Promise<string> {
  const { desk } = office;
  const { id, context, answers } = written;
  const { reference = '' } = context;
  const officer = await admitted(office, who, 'change');
  await ensureOpen(desk, officer, { reference, version: 0 });
  if (!isDrafted(id)) throw new Error(`Nothing is drafted in the form ${id}`);
  if (keeps === 'draft') {
    const savedAt = await keepDraft(desk, officer.id, id, context, answers);
    await redrawCard(desk, reference);
    return `Saved ${dayAndTime(savedAt, desk.clock.now(), desk.calendar)}.`;
  }
  await throwAwayDraft(desk, officer.id, id, context);
  return 'Thrown away. Close this form and open it again for the letter as it was.';
}
