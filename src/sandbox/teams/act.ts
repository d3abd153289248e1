import { CannotDo } from '../deed.ts';
import type { Dialog } from './dialogs.ts';
import { struck } from './outages.ts';
import type { Post } from './posts.ts';
import type { Teams } from './teams.ts';
import { type Channel, channelOf, type Person, personalChat, personOf } from './tenant.ts';

/** How it went: an error code when it did not, what Teams told the person, and by field what is wrong with a form. */
export type Outcome = { error?: string; status?: number; message?: string; errors?: Record<string, string> };

export type Seen = Outcome & {
  ok: boolean;
  /** What this person alone was shown since in a channel, oldest first. */
  own: Post[];
  /** What the app wrote to this person directly since. */
  direct: Post[];
  /** The form on this person's screen. */
  dialog: Dialog | null;
};

/** One thing a person does, and what they see once the app has done its part. */
export async function act(teams: Teams, person: Person, channel: Channel, deed: () => Promise<Outcome>): Promise<Seen> {
  const before = new Set(shownTo(teams, person, channel));
  const outcome = struck(teams.world, ['down']) ? { error: 'teams_down' } : await watched(teams, person, channel, deed);
  const fresh = shownTo(teams, person, channel).filter((post) => !before.has(post));
  return {
    ok: outcome.error === undefined,
    ...outcome,
    own: fresh.filter(({ to }) => to !== null),
    direct: fresh.filter(({ to }) => to === null),
    dialog: teams.dialogs.of(person.id),
  };
}

async function watched(teams: Teams, person: Person, channel: Channel, deed: () => Promise<Outcome>): Promise<Outcome> {
  const watch = teams.stirs.watch(person.id, channel.id);
  let outcome: Outcome = { error: 'not_done' };
  try {
    outcome = await deed();
  } finally {
    // What was never taken up shows nothing that is worth waiting for.
    await watch.settled(outcome.error === undefined);
  }
  return outcome;
}

/** Words of the app for this person alone. What they wrote themselves is no news to them. */
function shownTo(teams: Teams, person: Person, channel: Channel): Post[] {
  const own = teams.posts.in(channel.id).filter(({ to }) => to === person.id);
  return [...own, ...teams.posts.in(personalChat(person.id)).filter(({ from }) => from !== person.id)];
}

export function someone(id: string): Person {
  const person = personOf(id);
  if (!person) throw new CannotDo(`There is nobody with the id "${id}" in this Teams.`);
  return person;
}

/** A channel as this person sees it; "personal" is their chat with the app. */
export function channelFor(person: Person, id: string): Channel {
  const channel = channelOf(id === 'personal' ? personalChat(person.id) : id);
  if (!channel) throw new CannotDo(`There is no channel "${id}".`);
  if (!channel.members.includes(person.id)) throw new CannotDo(`${person.name} is not in ${channel.name}.`);
  return channel;
}

/** A post that this person has on their screen, as they have it. */
export function postFor(teams: Teams, person: Person, channel: Channel, id: string): Post {
  const post = teams.posts.find(channel.id, id);
  if (!post || (post.to !== null && post.to !== person.id)) {
    throw new CannotDo(`${person.name} sees no post ${id} in ${channel.name}.`);
  }
  return teams.ownCards.seenBy(person.id, post);
}
