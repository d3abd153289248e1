import * as z from 'zod';

/** The last is of Teams: somebody who has not added the app. */
const person = z.enum(['guest', 'stranger', 'deactivated', 'without-app']).nullable();
/** Slack's know all but the last two; a channel of Teams is shared, deleted, or of a kind that Teams does not tell. */
const channel = z
  .enum(['archived', 'left', 'shared', 'pending-shared', 'public', 'renamed', 'untold', 'deleted'])
  .nullable();

/** What has changed in the workspace, by id; null makes a person or a channel as before. */
export const switchesBody = {
  people: z.record(z.string(), person).optional(),
  channels: z.record(z.string(), channel).optional(),
  /** The whole list of a user group's members. */
  groups: z.record(z.string(), z.array(z.string()).nullable()).optional(),
  /** Who has paused notifications, until it is switched off again; or of whom the app may not ask. */
  quiet: z.record(z.string(), z.enum(['on', 'missing-scope']).nullable()).optional(),
  /** As many more officers, U0CROWD1 and so on. */
  crowd: z.number().int().min(0).max(200).optional(),
};

export type Switches = {
  people: Record<string, z.infer<typeof person>>;
  channels: Record<string, z.infer<typeof channel>>;
  groups: Record<string, string[] | null>;
  quiet: Record<string, 'on' | 'missing-scope' | null>;
  crowd: number;
};

export const noSwitches: Switches = { people: {}, channels: {}, groups: {}, quiet: {}, crowd: 0 };

/** What is said anew lies over what was said before. */
export function switched(before: Switches, given: { [Key in keyof Switches]?: Switches[Key] | undefined }): Switches {
  return {
    people: { ...before.people, ...given.people },
    channels: { ...before.channels, ...given.channels },
    groups: { ...before.groups, ...given.groups },
    quiet: { ...before.quiet, ...given.quiet },
    crowd: given.crowd ?? before.crowd,
  };
}
