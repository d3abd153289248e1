import { randomBytes } from 'node:crypto';
import { SlackRefusal } from './refusal.ts';
import { TEAM } from './workspace.ts';

/** How long a trigger opens a form: docs.slack.dev/interactivity/handling-user-interaction. */
const LIFE = 3000;
const FORGET = 600_000;

export type Triggers = {
  issue: (user: string) => string;
  /** Whose click it was. Throws invalid_trigger_id, exchanged_trigger_id or expired_trigger_id. */
  exchange: (trigger: string) => string;
};

/** Each is good for three seconds of wall time, and once. */
export function keepTriggers(wall: () => number): Triggers {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();
  return {
    issue: (user) => {
      const now = wall();
      for (const [trigger, { at }] of issued) if (at < now - FORGET) issued.delete(trigger);
      const trigger = `${now}.${TEAM.id}.${randomBytes(16).toString('hex')}`;
      issued.set(trigger, { user, at: now, used: false });
      return trigger;
    },
    exchange: (trigger) => {
      const found = issued.get(trigger);
      if (!found) throw new SlackRefusal('invalid_trigger_id');
      if (found.used) throw new SlackRefusal('exchanged_trigger_id');
      if (wall() - found.at > LIFE) throw new SlackRefusal('expired_trigger_id');
      found.used = true;
      return found.user;
    },
  };
}
