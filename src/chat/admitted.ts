import { NotAllowed } from '../case/not-allowed.ts';
import type { Person } from '../desk/deed.ts';
import { officerFor } from '../desk/officers.ts';
import type { Office, Who, Wish } from './office.ts';

/** The officer at the other end. Throws NotAllowed for everybody who has no role here, or only that of an auditor. */
export async function admitted({ desk, roles }: Office, who: Who, wish: Wish): Promise<Person> {
  const admission = await roles.admit(who);
  if ('refused' in admission) {
    desk.log.warn({ user: who.user }, 'somebody without a role was refused');
    throw new NotAllowed(`${admission.refused} Nothing was changed.`);
  }
  if (admission.auditor && wish === 'change') {
    throw new NotAllowed('You may look at cases and change nothing. Nothing was changed.');
  }
  const { id, lead, card } = await officerFor(desk, admission);
  return { id, lead, name: card.name };
}
