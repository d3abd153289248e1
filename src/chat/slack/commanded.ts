import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { closest, distance } from 'fastest-levenshtein';
import help from '../../../blocks/help.ts';
import type { Message } from '../../../blocks/kit.ts';
import type { Command } from './commands.ts';
import { type Click, clicks, commands } from './listeners.ts';
import { openForm } from './open-form.ts';
import { admitted, inWords, tellOnly } from './person.ts';
import type { Office } from './register.ts';

type Arrival = { command: SlashCommand; respond: RespondFn; client: WebClient };

/** /breach and what stands behind it. Answers only the person who typed. */
export async function commanded(office: Office, { command, respond, client }: Arrival) {
  const [word = '', ...rest] = command.text.trim().split(/\s+/);
  const who = { user: command.user_id, team: command.team_id };
  const say = (words: string | Message) =>
    tellOnly(client, { user: command.user_id, channel: command.channel_id, respond }, words);
  try {
    const found: Command | null = isCommand(word.toLowerCase())
      ? commands[word.toLowerCase() as keyof typeof commands]
      : null;
    const person = await admitted(office, who, found?.wish ?? 'look');
    if (!found) return await say(helpFor(word));
    const answer = await found.run(office, person, { word: word.toLowerCase(), rest, cause: command.trigger_id });
    if ('help' in answer) return await say(helpFor(''));
    if (!('opens' in answer)) return await say(answer);
    const click: Click = clicks[answer.opens];
    if (!('opens' in click)) throw new Error(`${answer.opens} opens no form`);
    await openForm(office, { client, trigger: command.trigger_id, person: who, on: answer.on, click, over: 'nothing' });
  } catch (error) {
    await say(await inWords(office, error, { command: word }));
  }
}

function isCommand(word: string): word is keyof typeof commands {
  return Object.hasOwn(commands, word);
}

/** Help, with the nearest command when a typed one was not understood. */
function helpFor(typed: string): Message {
  const words = Object.keys(commands);
  const near = typed ? closest(typed.toLowerCase(), words) : null;
  const nearest = near && distance(typed.toLowerCase(), near) <= Math.max(2, typed.length / 2) ? near : null;
  return help.render({
    typed: typed || null,
    nearest,
    commands: Object.values(commands).map(({ usage, does }) => [`/breach ${usage}`, does]),
  });
}
