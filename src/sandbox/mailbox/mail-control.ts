import type { Context, Hono } from 'hono';
import type { World } from '../world.ts';
import { deliver, readMail } from './deliver.ts';
import { plainText } from './html-text.ts';
import type { Letterbox } from './letterbox.ts';
import { folders, type Stored } from './stored.ts';

/** The world outside the mailbox: people who write to it, and a look at what it holds. */
export function mountMailControl(app: Hono, world: World, box: Letterbox) {
  app.post('/_sandbox/mail', async (c) => {
    const raw = new Uint8Array(await c.req.arrayBuffer());
    if (raw.length === 0) return c.text('Send the raw bytes of a mail (RFC 5322) as the body.', 400);
    const mail = await deliver(world, box, raw);
    return c.json({ id: mail.id, internetMessageId: mail.internetMessageId }, 201);
  });

  app.get('/_sandbox/mail', (c) => {
    const folder = c.req.query('folder') ?? 'inbox';
    if (!folders.some((known) => known === folder)) return c.text(`Choose a folder of ${folders.join(', ')}.`, 400);
    const inside = box.all().filter((mail) => mail.folder === folder);
    return c.json({ mails: inside.map(shown).sort((a, b) => b.receivedAt.localeCompare(a.receivedAt)) });
  });

  app.get('/_sandbox/mail/:id', (c) => withMail(c, box, async (mail) => c.json(await opened(world, mail))));
  app.get('/_sandbox/mail/:id/raw', (c) =>
    withMail(c, box, async (mail) => {
      if (mail.raw === null) return c.text('A draft has no bytes yet; they are made when it is sent.', 409);
      const bytes = new Uint8Array(await world.blobs.read(mail.raw));
      // Never text/html and never sniffed: these are the words of strangers.
      const headers = { 'content-type': 'message/rfc822', 'x-content-type-options': 'nosniff' };
      return c.body(bytes, 200, { ...headers, 'content-disposition': 'attachment; filename="mail.eml"' });
    }),
  );
}

async function withMail(c: Context, box: Letterbox, use: (mail: Stored) => Response | Promise<Response>) {
  const mail = box.byId(c.req.param('id') ?? '');
  return mail ? await use(mail) : c.text('There is no such mail in the sandbox.', 404);
}

/** A mail as it is read: its words, and HTML that strangers wrote and that must be shown as such. */
async function opened(world: World, mail: Stored) {
  const email = mail.raw ? await readMail(await world.blobs.read(mail.raw)) : null;
  const html = email ? (email.html ?? null) : mail.body?.contentType === 'html' ? mail.body.content : null;
  const text = email?.text ?? (html === null ? (mail.body?.content ?? '') : plainText(html));
  const attachments = (email?.attachments ?? []).map(({ filename, mimeType, content }) => ({
    name: filename,
    contentType: mimeType,
    size: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
  }));
  return { ...shown(mail), text, html, attachments };
}

/** A mail as the page lists it. Times are ISO, in office time. */
function shown(mail: Stored) {
  return {
    id: mail.id,
    folder: mail.folder,
    internetMessageId: mail.internetMessageId,
    conversationId: mail.conversationId,
    inReplyTo: mail.inReplyTo,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    receivedAt: mail.receivedAt,
    sentAt: mail.isDraft ? null : mail.sentAt,
    preview: mail.preview,
    categories: mail.categories,
    hasAttachments: mail.hasAttachments,
    submissions: mail.submissions,
  };
}
