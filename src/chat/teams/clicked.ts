import type { AdaptiveCardActionResponse } from '@microsoft/teams.api';
import * as z from 'zod';
import { acts, TURN } from '../../../blocks/ids.ts';
import type { Target } from '../../../blocks/kit.ts';
import type { Done } from '../../desk/deed.ts';
import { drawCard } from '../../desk/draw-card.ts';
import { isLivingCard } from '../../desk/move-card.ts';
import { hurryCard } from '../../desk/show-card.ts';
import type { Click } from '../click.ts';
import { doPress } from '../do-press.ts';
import { doneInWords } from '../done-in-words.ts';
import { inWords } from '../in-words.ts';
import { letterPressed } from '../letter-pressed.ts';
import { clicks } from '../listeners.ts';
import { asCard, inWordsOf, UNKNOWN } from './answers.ts';
import type { Arrival } from './arrival.ts';
import { homeOf } from './home.ts';
import { renderCard } from './render.ts';
import { renderHome } from './render-home.ts';
import { decodeTarget } from './render-target.ts';
import type { TeamsOffice } from './teams-office.ts';
import { tellPerson } from './tell-person.ts';

const turned = z.object({ action: z.literal(TURN), part: z.coerce.number().int() });
const pressed = z.object({ action: z.enum(acts), told: z.literal(true).optional() });

/** One press of a button that does something. Whoever pressed is answered with the card as it is then, or in words. */
export async function clicked(
  office: TeamsOffice,
  arrival: Arrival,
  data: unknown,
): Promise<AdaptiveCardActionResponse> {
  try {
    const turn = turned.safeParse(data);
    if (turn.success) return asCard(renderHome(await homeOf(office, arrival.who), turn.data.part));
    const { action: act, told } = pressed.parse(data);
    const click: Click = clicks[act];
    if (!('does' in click)) return inWordsOf(UNKNOWN);
    const on = decodeTarget(data);
    const done = await doPress(office, arrival.who, { act, on, click });
    return await answered(office, arrival, { on, told, click }, done);
  } catch (error) {
    if (error instanceof z.ZodError) return inWordsOf(UNKNOWN);
    return inWordsOf(await inWords(office, error, { act: actIn(data) }));
  }
}

async function answered(
  office: TeamsOffice,
  arrival: Arrival,
  { on, told, click }: { on: Target; told: true | undefined; click: Click },
  done: Done,
) {
  const { desk } = office;
  const { who } = arrival;
  if (done.said) await tellPerson(office, who.user, done.said);
  // Everybody else sees it by the pump.
  if (done.reference) await hurryCard(desk, done.reference);
  if (await isHome(office, arrival)) return asCard(renderHome(await homeOf(office, who)));
  if (done.reference && !told && (await isCard(office, arrival, on))) {
    return asCard(renderCard((await drawCard(desk, on.reference)).message));
  }
  const settled = told && arrival.personal ? await letterPressed(office, who, { on, click }) : null;
  return settled ? asCard(renderCard(settled)) : inWordsOf(await doneInWords(desk, done));
}

async function isHome({ reach }: TeamsOffice, { personal, post, who }: Arrival): Promise<boolean> {
  return personal && post !== null && (await reach.find(who.user))?.home === post;
}

/** Whether it was the card of its case, and no other message about it. */
async function isCard({ desk }: TeamsOffice, { personal, post, thread, conversation }: Arrival, { reference }: Target) {
  if (personal || post === null || reference === '' || (thread !== null && thread !== post)) return false;
  return isLivingCard(desk, { reference, surface: 'teams' }, { channel: conversation, ts: post });
}

function actIn(data: unknown): string {
  const { data: known } = pressed.safeParse(data);
  return known?.action ?? 'unknown';
}
