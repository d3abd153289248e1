import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { deliver } from '../mailbox/deliver.ts';
import type { Letterbox } from '../mailbox/letterbox.ts';
import type { World } from '../world.ts';
import { letters, outOfOffice, replyTo, stranger } from './answers-to-letters.ts';
import { CONTROLLER, REFERENCE, report2019, SENT } from './case-of-2019.ts';
import { forwarded, forwardOf, justNow, locked, STAFF, turnOf, withoutTicks } from './first-reports.ts';
import { asText, formOf } from './form.ts';
import { reportOf } from './organisations.ts';
import { writeMail } from './write-mail.ts';

const strangerBody = z.strictObject({
  reference: z.string().min(1, 'There is no case yet that a stranger could quote.'),
});
const replyBody = z.strictObject({
  mailId: z.string(),
  text: z.string().optional(),
  withForm: z.boolean().default(false),
});
const replayBody = z.strictObject({ step: z.number().int().min(1).max(2) });
const fileBody = z.strictObject({ name: z.string().min(1).max(200), base64: z.base64() });
const anyBody = z.object({});

/** Mails that the practice page can have sent, under /_sandbox/samples. Each answers as POST /_sandbox/mail does. */
export function mountSamples(app: Hono, world: World, box: Letterbox) {
  const sample = <Body>(name: string, body: z.ZodType<Body>, write: (body: Body) => Promise<Uint8Array | string>) =>
    app.post(`/_sandbox/samples/${name}`, async (c: Context) => {
      const read = body.safeParse(await c.req.json().catch(() => ({})));
      if (!read.success) return c.json({ error: read.error.issues[0]?.message ?? 'Not understood.' }, 400);
      const raw = await write(read.data);
      if (typeof raw === 'string') return c.json({ error: raw }, 400);
      const mail = await deliver(world, box, raw);
      return c.json({ id: mail.id, internetMessageId: mail.internetMessageId }, 201);
    });

  sample('just-now', anyBody, () => justNow(world, box));
  sample('forwarded', anyBody, () => forwarded(world, box));
  sample('locked', anyBody, () => locked(world, box));
  sample('no-ticks', anyBody, () => withoutTicks(world, box));
  sample('stranger', strangerBody, ({ reference }) => stranger(world, box, reference));
  sample('out-of-office', anyBody, async () => (await outOfOffice(world, box)) ?? NO_LETTER);
  sample('reply', replyBody, async ({ mailId, text, withForm }) => {
    const letter = box.byId(mailId);
    return letter?.folder === 'sentitems'
      ? replyTo(world, box, letter, { text, withForm })
      : 'Only a letter of the office can be answered.';
  });
  sample('replay', replayBody, ({ step }) => (step === 1 ? forward2019(world, box) : followUp(world, box)));
  sample('file', fileBody, ({ name, base64 }) => withFile(world, box, name, Buffer.from(base64, 'base64')));
}

const NO_LETTER = 'No letter has left yet, so nobody can be away.';

async function forward2019(world: World, box: Letterbox): Promise<Uint8Array> {
  return writeMail({
    from: STAFF,
    to: box.address,
    subject: `NF INITIAL BREACH REPORT - Triaged - Personal data breach notification - ${REFERENCE}`,
    text: forwardOf(CONTROLLER, SENT, asText(formOf(report2019), 'boxes')),
    date: world.now(),
  });
}

async function followUp(world: World, box: Letterbox): Promise<Uint8Array | string> {
  const letter = letters(box).find(({ to }) => to.some(({ address }) => address === CONTROLLER.address));
  return letter
    ? replyTo(world, box, letter, { withForm: true })
    : 'Acknowledge the report first: the follow-up answers that letter.';
}

async function withFile(world: World, box: Letterbox, name: string, content: Buffer): Promise<Uint8Array> {
  const report = reportOf(turnOf(box), world.now());
  return writeMail({
    from: { name: report.reporter.name, address: report.reporter.email },
    to: box.address,
    subject: 'Personal data breach notification',
    text: `Dear colleagues,\n\nOur report is attached.\n\n${report.reporter.name}\n`,
    date: world.now(),
    attachments: [{ filename: name, content }],
  });
}
