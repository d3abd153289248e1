import type { Member } from '../../desk/officers.ts';
import type { RolesOfAll } from '../office.ts';
import type { TeamsSettings } from './teams-settings.ts';

export type TeamsRoles = RolesOfAll & {
  /** What an activity said that somebody is called: names are shown and decide nothing. */
  met: (id: string, name: string) => void;
};

const OFFICER = { lead: false, auditor: false };

type Configured = Pick<TeamsSettings, 'officers' | 'leads' | 'auditors' | 'tenantId'>;

/** Who may work cases, and who may look: by their object id in the office's own tenant, and by nothing else. */
export function teamsRoles(configured: Configured, nameOf: (id: string) => Promise<string | null>): TeamsRoles {
  const names = new Map<string, string>();
  const called = async (id: string) => {
    const name = names.get(id) ?? (await nameOf(id));
    if (name) names.set(id, name);
    return name;
  };
  const roleOf = (id: string) => {
    if (configured.leads.includes(id)) return { lead: true, auditor: false };
    if (configured.officers.includes(id)) return { lead: false, auditor: false };
    return configured.auditors.includes(id) ? { lead: false, auditor: true } : null;
  };
  const memberOf = async (id: string, role: { lead: boolean; auditor: boolean }): Promise<Member> => ({
    account: { surface: 'teams', id },
    name: (await called(id)) ?? 'An officer',
    ...role,
  });
  return {
    admit: async ({ user, team }) => {
      if (team !== null && team !== configured.tenantId) {
        return { refused: 'Cases are worked by this office only, and you belong to another organisation.' };
      }
      const role = roleOf(user);
      if (!role) return { refused: 'You are not a case officer of this desk. Ask a team lead to add you.' };
      return memberOf(user, role);
    },
    met: (id, name) => void names.set(id, name),
    everybody: async () => {
      const ids = [...new Set([...configured.officers, ...configured.leads])];
      // Whoever is not in the channel has no name here, and works cases all the same.
      const named = async (id: string) => ({ ...(await memberOf(id, roleOf(id) ?? OFFICER)), name: await called(id) });
      return Promise.all(ids.map(named));
    },
  };
}
