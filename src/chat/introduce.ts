import type { Desk } from '../desk/desk.ts';
import { officerFor } from '../desk/officers.ts';
import type { Member } from './office.ts';

/** Leads must hear of things before their first press; that a chat is slow to say who they are holds nothing up. */
export function introduce(desk: Desk, everybody: Promise<Member[]>): void {
  const known = async () => {
    for (const member of await everybody) await officerFor(desk, member);
  };
  known().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : 'unknown';
    desk.log.warn({ error: why }, 'the chat did not say who the officers are');
  });
}
