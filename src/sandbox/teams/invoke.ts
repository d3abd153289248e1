import * as z from 'zod';
import type { Outcome } from './act.ts';
import type { Activity, Reply } from './deliver.ts';
import type { MenuCommand } from './dialogs.ts';
import type { Post } from './posts.ts';
import { checkSize, readCard } from './read-activity.ts';
import { TeamsRefusal } from './refusal.ts';
import type { Teams } from './teams.ts';
import type { Person } from './tenant.ts';

const cardAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string().min(1) }),
  z.object({
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
]);

const CARD = 'application/vnd.microsoft.card.adaptive';
const taskAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({ type: z.literal('message'), value: z.string().min(1) }),
    z.object({
      type: z.literal('continue'),
      value: z.object({
        title: z.string().min(1),
        card: z.object({ contentType: z.literal(CARD), content: z.unknown() }),
      }),
    }),
  ]),
});

export type Invoke = Activity & { type: 'invoke'; name: string };
type Where = { conversation: string; post: Post | null; command?: MenuCommand | null };

/** Tells the app of a press and shows what it answers; an empty answer is none, and Teams asks again. */
export async function invoke(teams: Teams, person: Person, where: Where, activity: Invoke): Promise<Outcome> {
  // A form that was sent may be answered by nothing: then it closes.
  const mayBeEmpty = activity.name === 'task/submit' || activity.name === 'composeExtension/submitAction';
  const reply = await teams.deliveries.send(activity, (one) => isAnswer(one) && (mayBeEmpty || hasBody(one)));
  if (!isAnswer(reply)) return unreached(reply);
  try {
    checkSize(reply.body);
    return activity.name === 'adaptiveCard/action'
      ? showCard(teams, person, where, reply)
      : showTask(teams, person, where, reply);
  } catch (error) {
    if (error instanceof TeamsRefusal) return { error: error.code, message: error.message };
    throw error;
  }
}

/** What Teams says when the app does not answer, or answers what nobody understands. */
export function unreached(reply: Reply): Outcome {
  return { error: 'unable_to_reach_app', ...(reply.kind === 'answer' && { status: reply.status }) };
}

export function isAnswer(reply: Reply): reply is Extract<Reply, { kind: 'answer' }> {
  return reply.kind === 'answer' && reply.status < 300;
}

function hasBody(reply: Reply): boolean {
  return reply.kind === 'answer' && reply.body !== undefined && reply.body !== '';
}

function showCard(teams: Teams, person: Person, { post }: Where, reply: Extract<Reply, { kind: 'answer' }>): Outcome {
  const read = cardAnswer.safeParse(reply.body);
  if (!read.success) return unreached(reply);
  const { type, value } = read.data;
  if (type === 'application/vnd.microsoft.error') return { error: value.code, message: value.message };
  if (type === 'application/vnd.microsoft.activity.message') return { message: value };
  const card = readCard(value);
  if (post) teams.ownCards.show(person.id, post, card);
  return {};
}

function showTask(teams: Teams, person: Person, where: Where, reply: { body: unknown }): Outcome {
  const { conversation, post, command = null } = where;
  if (reply.body === undefined || reply.body === '') {
    teams.dialogs.close(person.id);
    return {};
  }
  const read = taskAnswer.safeParse(reply.body);
  if (!read.success) return { error: 'unable_to_reach_app', message: z.prettifyError(read.error) };
  const { task } = read.data;
  if (task.type === 'message') {
    teams.dialogs.close(person.id);
    return { message: task.value };
  }
  const card = readCard(task.value.card.content);
  teams.dialogs.open(person.id, { title: task.value.title, card, conversation, post: post?.id ?? null, command });
  return {};
}
