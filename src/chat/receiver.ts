import { type OfficerCard, officerNamed } from '../desk/officers.ts';
import type { Office } from './office.ts';

/** Who is to be given a case; null for whoever may not work it, as their chat says now. */
export async function receiver({ desk, roles }: Office, user: string): Promise<OfficerCard | null> {
  const admission = await roles.admit({ user, team: null });
  if ('refused' in admission || admission.auditor) return null;
  return officerNamed(desk, admission);
}
