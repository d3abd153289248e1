import * as z from 'zod';
import type { Found } from '../../desk/mailbox.ts';
import type { Ask } from './ask.ts';
import { internetMessageId } from './message-id.ts';
import type { Root } from './root.ts';
import { STAMP } from './stamp.ts';

const foundSchema = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      isDraft: z.boolean(),
      sentDateTime: z.iso.datetime().nullish(),
      internetMessageId,
    }),
  ),
});

/** Every mail with this key, in all folders. The index behind it may lag by minutes: not found is not never sent. */
export async function find(ask: Ask, root: Root, key: string): Promise<Found[]> {
  const wanted = `ep/id eq '${STAMP}' and ep/value eq '${key.replaceAll("'", "''")}'`;
  const filter = encodeURIComponent(`singleValueExtendedProperties/Any(ep: ${wanted})`);
  const path = `${root.path}/messages?$filter=${filter}&$select=id,isDraft,sentDateTime,internetMessageId&$top=50`;
  const { value } = await ask.json({ operation: 'look for a letter', method: 'GET', path }, foundSchema);
  return value.map((mail) => ({
    id: mail.id,
    isDraft: mail.isDraft,
    sentAt: mail.isDraft || !mail.sentDateTime ? null : new Date(mail.sentDateTime),
    internetMessageId: mail.internetMessageId,
  }));
}
