import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import * as z from 'zod';
import type { Admission, RolesOfAll, Who } from '../office.ts';

export type SlackRoles = RolesOfAll & {
  /** What somebody is called, whoever they are. */
  nameOf: (user: string) => Promise<string>;
  /** A person or a user group is not what it was: ask again at the next press. Whether Slack was ever asked of it. */
  forget: (id: string) => boolean;
};

const userSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  real_name: z.string().optional(),
  name: z.string().optional(),
  profile: z.object({ real_name: z.string().optional(), display_name: z.string().optional() }).optional(),
});
type User = z.infer<typeof userSchema>;

const FRESH_MS = 10 * 60_000;

/** Who may work cases, and who may look: by user or user-group id, never a guest or anybody of another workspace. */
export function slackRoles(
  client: WebClient,
  configured: { officers: string[]; leads: string[]; auditors: string[]; team: string },
  wall: () => Date,
): SlackRoles {
  const users = remembered(FRESH_MS, wall, async (id: string) => {
    const { user } = await client.users.info({ user: id });
    return userSchema.parse(user);
  });
  const groups = remembered(FRESH_MS, wall, async (id: string) => {
    const { users: members } = await client.usergroups.users.list({ usergroup: id });
    return members ?? [];
  });
  const membersOf = async (ids: string[]) =>
    (await Promise.all(ids.map(async (id) => (id.startsWith('S') ? groups.of(id) : [id])))).flat();

  const admit = async ({ user: userId, team }: Who): Promise<Admission> => {
    const user = await users.of(userId);
    const outside = outsider(user, configured.team, team);
    if (outside) return { refused: outside };
    const leads = await membersOf(configured.leads);
    const member = { account: { surface: 'slack', id: userId }, name: nameOf(user) } as const;
    if (leads.includes(userId)) return { ...member, lead: true, auditor: false };
    const has = async (ids: string[]) => (await membersOf(ids)).includes(userId);
    if (await has(configured.officers)) return { ...member, lead: false, auditor: false };
    if (await has(configured.auditors)) return { ...member, lead: false, auditor: true };
    return { refused: 'You are not a case officer of this desk. Ask a team lead to add you.' };
  };
  return {
    admit,
    everybody: async () => {
      const ids = await membersOf([...configured.officers, ...configured.leads]);
      const asked = [...new Set(ids)].map((user) => admit({ user, team: null }).catch(refusedIfUnknown));
      return (await Promise.all(asked)).flatMap((one) => ('refused' in one ? [] : [one]));
    },
    nameOf: async (id) => nameOf(await users.of(id)),
    forget: (id) => {
      const known = [users.forget(id), groups.forget(id)];
      return known.includes(true);
    },
  };
}

/** That there is no such person is an answer too, and must not keep the others from being known. */
function refusedIfUnknown(error: unknown): Admission {
  const unknown = error instanceof WebAPIPlatformError && UNKNOWN.has(error.data.error);
  if (!unknown) throw error;
  return { refused: 'Slack knows nobody by this id.' };
}

const UNKNOWN = new Set(['user_not_found', 'user_not_visible']);

function outsider(user: User, team: string, teamId: string | null): string | null {
  if (user.deleted || user.is_bot) return 'This account cannot work cases.';
  const elsewhere = user.is_stranger || (user.team_id !== undefined && user.team_id !== team);
  if (elsewhere || (teamId !== null && teamId !== team)) {
    return 'Cases are worked by this office only, and you belong to another organisation.';
  }
  if (user.is_restricted || user.is_ultra_restricted) return 'Guests cannot work cases.';
  return null;
}

function nameOf(user: User): string {
  return user.profile?.real_name || user.real_name || user.name || user.id;
}

/** Keeps answers for a while. A failed question is not kept, so roles fail closed and recover by themselves. */
function remembered<T>(ms: number, wall: () => Date, ask: (id: string) => Promise<T>): Remembered<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>();
  const of = (id: string) => {
    const known = kept.get(id);
    if (known && known.until > wall().getTime()) return known.answer;
    const answer = ask(id);
    kept.set(id, { until: wall().getTime() + ms, answer });
    answer.catch(() => kept.delete(id));
    return answer;
  };
  return { of, forget: (id) => kept.delete(id) };
}

type Remembered<T> = { of: (id: string) => Promise<T>; forget: (id: string) => boolean };
