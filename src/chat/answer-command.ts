import { closest, distance } from 'fastest-levenshtein';
import help from '../../blocks/help.ts';
import type { Act } from '../../blocks/ids.ts';
import type { Message, Target } from '../../blocks/kit.ts';
import { admitted } from './admitted.ts';
import type { Click, Opening } from './click.ts';
import type { Command } from './commands.ts';
import { clicks, commands } from './listeners.ts';
import type { Office, Who, Wish } from './office.ts';
import type { TypedLine } from './read-command.ts';

/** What a typed command is answered with: words, or a form to open. Throws NotAllowed. */
export async function answerCommand(
  office: Office,
  who: Who,
  { word, rest }: TypedLine,
  cause: string,
): Promise<Message | { opens: Act; click: Opening; on: Target }> {
  const command = commandNamed(word);
  const person = await admitted(office, who, wishOf({ word }));
  if (!command) return helpFor(office, word);
  const answer = await command.run(office, person, { word, rest, cause });
  if ('help' in answer) return helpFor(office, '');
  if (!('opens' in answer)) return answer;
  const click: Click = clicks[answer.opens];
  if (!('opens' in click)) throw new Error(`${answer.opens} opens no form`);
  return { ...answer, click };
}

/** What a typed line asks for by itself. */
export function wishOf({ word }: Pick<TypedLine, 'word'>): Wish {
  return commandNamed(word)?.wish ?? 'look';
}

function commandNamed(word: string): Command | null {
  return isCommand(word) ? commands[word] : null;
}

function isCommand(word: string): word is keyof typeof commands {
  return Object.hasOwn(commands, word);
}

/** Help, with the nearest command when a typed one was not understood. */
function helpFor({ typing }: Office, word: string): Message {
  // Whoever pastes a letter need not read it again.
  const typed = word.slice(0, 40);
  const near = typed ? closest(typed, Object.keys(commands)) : null;
  const nearest = near && distance(typed, near) <= Math.max(2, typed.length / 2) ? near : null;
  return help.render({
    typed: typed || null,
    nearest,
    commands: Object.values(commands).map(({ usage, does }) => [`${typing.before} ${usage}`, does]),
    advice: typing.advice,
  });
}
