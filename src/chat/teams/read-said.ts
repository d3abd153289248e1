import * as z from 'zod';
import { NotAllowed } from '../../case/not-allowed.ts';
import { plainLines } from './typed-words.ts';

/** learn.microsoft.com/microsoftteams/platform/messaging-extensions, the payload of a message. */
export const payload = z.object({
  id: z.string(),
  replyToId: z.string().nullish(),
  createdDateTime: z.coerce.date(),
  linkToMessage: z
    .url({ protocol: /^https$/ })
    .nullish()
    .catch(null),
  from: z.object({
    user: z.object({ displayName: z.string().nullish() }).nullish(),
    application: z.object({ displayName: z.string().nullish() }).nullish(),
  }),
  body: z.object({ content: z.string().nullish() }).nullish(),
  attachments: z.array(z.object({ contentType: z.string(), name: z.string().nullish() })).nullish(),
});

/** A message as its menu hands it over: no right lets the desk read any other. Throws NotAllowed for one without words. */
export function readSaid({
  id,
  replyToId,
  createdDateTime,
  linkToMessage,
  from,
  body,
  attachments,
}: z.infer<typeof payload>) {
  const files = (attachments ?? []).filter(({ contentType }) => contentType === 'reference');
  const names = files.map(({ name }) => `With a file that is not attached: ${name || 'a file without a name'}`);
  const said = [plainLines(body?.content ?? ''), ...names].filter((one) => one !== '').join('\n');
  if (said === '') throw new NotAllowed('There are no words in this message. Nothing was changed.');
  return {
    words: said,
    author: from.user?.displayName ?? from.application?.displayName ?? 'An app',
    at: createdDateTime,
    link: linkToMessage ?? null,
    /** The first post of its thread. */
    under: replyToId || id,
  };
}
