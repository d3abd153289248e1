import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../../../blocks/kit.ts';
import { answerCommand, wishOf } from '../answer-command.ts';
import { inWords } from '../in-words.ts';
import { readCommand } from '../read-command.ts';
import type { SlackOffice } from './register.ts';
import { showForm } from './show-form.ts';
import { tellOnly } from './tell-only.ts';
import { whyClosed } from './why-closed.ts';

type Arrival = { command: SlashCommand; respond: RespondFn; client: WebClient };

/** /breach and what stands behind it. Answers only the person who typed. */
export async function commanded(office: SlackOffice, { command, respond, client }: Arrival) {
  const typed = readCommand(command.text);
  const who = { user: command.user_id, team: command.team_id };
  const trigger = command.trigger_id;
  const say = async (words: string | Message) => {
    await tellOnly(client, { user: command.user_id, channel: command.channel_id, respond }, words);
  };
  const closed = await whyClosed(office, command.channel_id, wishOf(typed));
  if (closed) return say(closed);
  try {
    const answer = await answerCommand(office, who, typed, trigger);
    if (!('opens' in answer)) return await say(answer);
    const { click, on } = answer;
    await showForm(office, { client, trigger, who, on, click, over: 'nothing' });
  } catch (error) {
    await say(await inWords(office, error, { command: typed.word }));
  }
}
