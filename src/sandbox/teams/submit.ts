import * as z from 'zod';
import { CannotDo } from '../deed.ts';
import { act, channelFor, type Seen, someone } from './act.ts';
import { activityFrom } from './envelope.ts';
import { fillIn, givenValues } from './fill-in.ts';
import { findAction } from './find-action.ts';
import { invoke } from './invoke.ts';
import { threadOf } from './press.ts';
import type { Teams } from './teams.ts';

/** Body of POST /_sandbox/teams/submit: a button of the form, by its words or by what it sends. */
export const submitBody = z.strictObject({
  user: z.string(),
  dialogId: z.string(),
  title: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  /** Fields that are not named keep what they hold. */
  values: givenValues.default({}),
});

/** Body of POST /_sandbox/teams/close. */
export const closeBody = z.strictObject({ user: z.string(), dialogId: z.string() });

/** A person fills in a form and presses one of its buttons. */
export async function submit(teams: Teams, given: z.infer<typeof submitBody>): Promise<Seen> {
  const person = someone(given.user);
  const dialog = openDialog(teams, person.id, given.dialogId);
  const channel = channelFor(person, dialog.conversation);
  const post = dialog.post === null ? null : (teams.posts.find(channel.id, dialog.post) ?? null);
  const action = findAction([dialog.card], given);
  const { data, errors } = fillIn([dialog.card], action, given.values);
  return await act(teams, person, channel, async () => {
    if (Object.keys(errors).length > 0) return { error: 'invalid_answers', errors };
    const { command } = dialog;
    const where = { conversation: channel.id, post, command };
    const root = post && threadOf(channel, post);
    return await invoke(teams, person, where, {
      ...activityFrom(teams, person, { channel, root }),
      type: 'invoke',
      name: command ? 'composeExtension/submitAction' : 'task/submit',
      ...(post && { replyToId: post.id }),
      value: { ...command, data, context: { theme: 'default' } },
    });
  });
}

/** A person closes the form; Teams tells nobody. */
export async function close(teams: Teams, given: z.infer<typeof closeBody>): Promise<object> {
  const person = someone(given.user);
  openDialog(teams, person.id, given.dialogId);
  teams.dialogs.close(person.id);
  return { ok: true, dialog: null };
}

function openDialog(teams: Teams, person: string, id: string) {
  const dialog = teams.dialogs.of(person);
  if (dialog?.id !== id)
    throw new CannotDo('This form is not open any more: it was closed, or another took its place.');
  return dialog;
}
