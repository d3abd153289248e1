import type * as z from 'zod';
import type { draftFields, recipients } from './contract/requests.ts';
import { previewOf } from './deliver.ts';
import { plainText } from './html-text.ts';
import type { Letterbox } from './letterbox.ts';
import { GraphRefusal } from './refusal.ts';
import type { Person, Stored } from './stored.ts';

type Owner = Pick<Letterbox, 'name' | 'address' | 'isCalled'>;

export type DraftFields = z.infer<typeof draftFields>;

/** The draft with these fields changed and all others as they were. owner: whose mailbox it lies in. */
export function write(owner: Owner, draft: Stored, fields: DraftFields, now: string): Stored {
  const body = fields.body ? kept(bodyType(fields.body.contentType), fields.body.content) : draft.body;
  return {
    ...draft,
    subject: fields.subject ?? draft.subject,
    body,
    preview: previewOf(body?.contentType === 'html' ? plainText(body.content) : (body?.content ?? '')),
    from: fields.from ? sender(fields.from, owner) : draft.from,
    to: people(fields.toRecipients) ?? draft.to,
    cc: people(fields.ccRecipients) ?? draft.cc,
    bcc: people(fields.bccRecipients) ?? draft.bcc,
    replyTo: people(fields.replyTo) ?? draft.replyTo,
    importance: fields.importance ?? draft.importance,
    categories: fields.categories ?? draft.categories,
    headers: headers(draft.headers, fields.internetMessageHeaders ?? []),
    extended: { ...draft.extended, ...stamps(fields) },
    modifiedAt: now,
  };
}

function bodyType(given: string): 'text' | 'html' {
  return given.toLowerCase() === 'html' ? 'html' : 'text';
}

/** Exchange writes HTML anew, so nobody gets back the markup that was given. */
function kept(contentType: 'text' | 'html', content: string) {
  if (contentType === 'text') return { contentType, content };
  const meta = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';
  const inner = content.replace(/<\/?(?:!doctype|html|body)[^>]*>/gi, '').replace(/<head>[\s\S]*?<\/head>/i, '');
  return { contentType, content: `<html><head>\r\n${meta}</head><body>${inner}</body></html>` };
}

/** A mailbox has its name and its address whatever it is called. */
function sender(given: NonNullable<DraftFields['from']>, { name, address, isCalled }: Owner): Person | null {
  const [person = null] = people([given]) ?? [];
  return person && isCalled(person.address) ? { name, address } : person;
}

function people(given: z.infer<typeof recipients> | undefined) {
  return given?.map(({ emailAddress }) => ({
    name: emailAddress.name ?? emailAddress.address,
    address: emailAddress.address,
  }));
}

function stamps(fields: DraftFields): Record<string, string> {
  return Object.fromEntries((fields.singleValueExtendedProperties ?? []).map(({ id, value }) => [id, value]));
}

/** Only x- headers, five at most: learn.microsoft.com/graph/api/resources/internetmessageheader, freescout-mail365#7. */
function headers(old: Stored['headers'], given: Stored['headers']): Stored['headers'] {
  for (const { name } of given) {
    if (/^x-/i.test(name)) continue;
    const message = `The internet message header name '${name}' should start with 'x-' or 'X-'.`;
    throw new GraphRefusal(400, 'InvalidInternetMessageHeader', message);
  }
  const replaced = new Set(given.map(({ name }) => name.toLowerCase()));
  const all = [...old.filter(({ name }) => !replaced.has(name.toLowerCase())), ...given];
  if (all.length > 5) {
    const message = 'The maximum number of internet message headers is 5.';
    throw new GraphRefusal(400, 'InvalidInternetMessageHeaderCollection', message);
  }
  return all;
}
