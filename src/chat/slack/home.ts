import type { WebClient } from '@slack/web-api';
import refusedHome from '../../../blocks/refusal.ts';
import { drawHome } from '../../desk/draw-home.ts';
import { admitted } from '../admitted.ts';
import { inWords } from '../in-words.ts';
import type { Office, Who } from '../office.ts';
import { renderHome } from './render-home.ts';

/** Publishes an officer's home as it is now; somebody without a role sees why it is empty. */
export async function showHome(office: Office, { user, team, client }: Who & { client: WebClient }) {
  const home = await admitted(office, { user, team }, 'look')
    .then((officer) => drawHome(office.desk, officer))
    .catch(async (error: unknown) => {
      const sentence = await inWords(office, error, { home: user });
      return { home: true as const, parts: refusedHome.render({ sentence }).parts };
    });
  await client.views.publish({ user_id: user, view: renderHome(home) });
}
