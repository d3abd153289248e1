import * as z from 'zod';
import type { Ask } from './ask.ts';

const linked = z.object({ webLink: z.url({ protocol: /^https?$/ }) });

/** Where Outlook on the web shows this mail; only people whom the mailbox lets in see it there. */
export async function link(ask: Ask, path: string): Promise<string> {
  const question = {
    operation: 'say where the mail can be opened',
    method: 'GET',
    path: `${path}?$select=webLink`,
  } as const;
  const { webLink } = await ask.json(question, linked);
  return webLink;
}
