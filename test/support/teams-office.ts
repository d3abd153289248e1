import { cardOn } from './chat-floor.ts';
import { fixtureMail } from './fixture-mail.ts';
import { openOffice } from './office.ts';
import { teamsFloor } from './teams-floor.ts';

/** An office that works in Teams, on a Tuesday morning, with one report in its channel. replaced: other words in it. */
export async function openTeamsOffice(replaced: Record<string, string> = {}) {
  const office = await openOffice({ now: '2024-03-12T10:15:00Z', env: () => ({ SANDBOX_CHAT: 'teams' }) });
  const floor = teamsFloor(office);
  await office.deliver(fixtureMail('text-initial', replaced));
  const card = await cardOn(floor, 'IC-', 'Northvale Homes');
  return { office, floor, card, reference: card.words.slice(0, card.words.indexOf(',')) };
}
