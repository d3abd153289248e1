import formOffer from '../../../blocks/form-offer.ts';
import type { Message } from '../../../blocks/kit.ts';
import refusal from '../../../blocks/refusal.ts';
import { answerCommand } from '../answer-command.ts';
import { inWords } from '../in-words.ts';
import { readCommand } from '../read-command.ts';
import { UNKNOWN } from './answers.ts';
import type { Arrival } from './arrival.ts';
import { cardActivity } from './card-activity.ts';
import { postHome } from './home.ts';
import type { TeamsOffice } from './teams-office.ts';
import { tellPerson } from './tell-person.ts';
import { whyClosed } from './why-closed.ts';

/** Words typed to the desk: in its own chat with an officer, or behind its name in a channel. Only they get the answer. */
export async function commanded(office: TeamsOffice, arrival: Arrival, text: string | null): Promise<void> {
  const closed = await whyClosed(office, arrival);
  if (closed !== null) return say(office, arrival, refusal.render({ sentence: closed }));
  if (text === null) return say(office, arrival, refusal.render({ sentence: UNKNOWN }));
  const typed = readCommand(text);
  const { who } = arrival;
  try {
    if (typed.word === '' || typed.word === 'home') {
      await postHome(office, who);
      return await sayWhere(office, arrival, true);
    }
    const answer = await answerCommand(office, who, typed, `${arrival.conversation} ${arrival.id}`);
    await say(office, arrival, 'opens' in answer ? offered(answer) : answer);
  } catch (error) {
    const sentence = await inWords(office, error, { command: typed.word });
    await say(office, arrival, refusal.render({ sentence }));
  }
}

function offered({ opens, click, on }: Extract<Awaited<ReturnType<typeof answerCommand>>, { opens: unknown }>) {
  return formOffer.render({ act: opens, title: click.title, on });
}

async function say(office: TeamsOffice, arrival: Arrival, message: Message) {
  await sayWhere(office, arrival, (await tellPerson(office, arrival.who.user, message)) !== null);
}

/** In a channel nobody else reads the answer, so whoever asked is told where it is. */
async function sayWhere({ connector }: TeamsOffice, { personal, conversation, thread }: Arrival, told: boolean) {
  if (personal) return;
  const { api } = await connector.channel(conversation);
  const sentence = told ? ANSWERED : NOT_ADDED;
  const place = thread ? `${conversation};messageid=${thread}` : conversation;
  await api.conversations.createActivity(place, cardActivity(refusal.render({ sentence })));
}

const ANSWERED = 'The answer is in your own chat with Breachdesk.';
const NOT_ADDED =
  'Add Breachdesk to your own apps in Teams: answers come in your own chat with it, where nobody else reads them.';
