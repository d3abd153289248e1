import type { Context } from 'hono';
import * as z from 'zod';

/** What a person cannot do at their screen; the message says so to whoever tried it through the control. */
export class CannotDo extends Error {
  override name = 'CannotDo';
}

/** Answers a control call: what came of the deed, or 400 with a sentence that says why it cannot be done. */
export async function answerDeed<Body extends z.ZodType>(
  c: Context,
  body: Body,
  deed: (body: z.infer<Body>) => Promise<object>,
): Promise<Response> {
  const read = body.safeParse(await c.req.json().catch(() => 'not JSON'));
  if (!read.success) return c.text(z.prettifyError(read.error), 400);
  try {
    return c.json(await deed(read.data));
  } catch (error) {
    if (error instanceof CannotDo) return c.text(error.message, 400);
    throw error;
  }
}
