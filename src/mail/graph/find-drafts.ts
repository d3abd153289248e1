import * as z from 'zod';
import type { Ask } from './ask.ts';
import type { Root } from './root.ts';
import { BESIDE_HEADER, KEY_HEADER } from './stamp.ts';

const SELECT = 'id,isDraft,internetMessageHeaders';
const MOST = 200;

const draftsSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      isDraft: z.boolean(),
      internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
    }),
  ),
});

/**
 * The drafts with this key, by the header that they have from their first moment: a reply gets its stamp only in the
 * request after. Nothing here waits for an index. headers: without BESIDE_HEADER only what is, or was to be, the letter.
 */
export async function findDrafts(
  ask: Ask,
  root: Root,
  key: string,
  headers = [KEY_HEADER, BESIDE_HEADER],
): Promise<string[]> {
  const path = `${root.path}/mailFolders/drafts/messages?$select=${SELECT}&$top=${MOST}`;
  const { value } = await ask.json({ operation: 'look for drafts', method: 'GET', path }, draftsSchema);
  const mine = value.filter(({ isDraft, internetMessageHeaders }) =>
    internetMessageHeaders?.some(
      ({ name, value: said }) => isDraft && headers.includes(name.toLowerCase()) && said === key,
    ),
  );
  return mine.map(({ id }) => id);
}
