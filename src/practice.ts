import * as z from 'zod';
import { migrateDatabase } from '../db/migrate.ts';
import { resetPractice } from '../db/reset.ts';
import { deskState } from './desk/desk-state.ts';
import { ClockRefused } from './desk/office-clock.ts';
import { sendLetterNow } from './desk/send-now.ts';
import { redrawOpenCards, sweep } from './desk/sweep.ts';
import type { DeskRoute } from './ground/serving/desk-routes.ts';
import { type DeskPlace, type RunningDesk, tellSandboxTime } from './run-desk.ts';

/** A desk that can be put in another's place while its server stays. */
export type Stage = {
  /** Resolves once a desk stands; while one is being replaced, whoever asks waits. */
  standing: Promise<RunningDesk>;
  /** Stops the desk, does something in between, and starts another. */
  replace: (between: () => Promise<void>) => Promise<void>;
};

const duration = z
  .string()
  .regex(/^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/, 'a duration such as P1D or PT1H');
const clockBody = z.union([z.strictObject({ advance: duration }), z.strictObject({ now: z.coerce.date() })]);
const afreshBody = z.strictObject({ now: z.coerce.date().optional() });
const letterBody = z.strictObject({ letter: z.uuid() });

/** What the practice page asks of the desk itself. Never given to a server under DESK=live. */
export function practiceRoutes(place: DeskPlace, sandboxUrl: string, stage: Stage): Record<string, DeskRoute> {
  const moveTo = async (now: Date) => {
    const { clock, desk } = await stage.standing;
    await clock.moveTo(now);
    await tellSandboxTime(sandboxUrl, clock);
    await sweep(desk);
    await redrawOpenCards(desk);
    return { status: 200, body: { now: clock.now() } };
  };
  return {
    'GET /_sandbox/desk': async () => {
      const { slack, teams, mail } = place.config;
      const state = await deskState((await stage.standing).desk);
      return { status: 200, body: { ...state, slack: slack.kind, teams: teams.kind, mail: mail.kind } };
    },
    'POST /_sandbox/clock': taking(clockBody, async (body) => {
      const { clock } = await stage.standing;
      return moveTo('now' in body ? body.now : new Date(clock.now().getTime() + msOf(body.advance)));
    }),
    'POST /_sandbox/afresh': taking(afreshBody, async ({ now }) => {
      await stage.replace(async () => {
        await resetPractice(place.databaseUrl);
        await migrateDatabase(place.databaseUrl);
        await fetch(`${sandboxUrl}/_sandbox/reset`, { method: 'POST' });
      });
      return moveTo(now ?? new Date());
    }),
    'POST /_sandbox/restart': async () => {
      await stage.replace(async () => {});
      return { status: 200, body: { restarted: true } };
    },
    'POST /_sandbox/send-now': taking(letterBody, async ({ letter }) => {
      const sent = await sendLetterNow((await stage.standing).desk, letter);
      return sent ? { status: 200, body: { letter } } : refused('That letter is not waiting any more.');
    }),
  };
}

function taking<T>(schema: z.ZodType<T>, run: (body: T) => ReturnType<DeskRoute>): DeskRoute {
  return async (text) => {
    const body = schema.safeParse(parsed(text));
    if (!body.success) return { status: 400, body: { error: z.prettifyError(body.error) } };
    try {
      return await run(body.data);
    } catch (error) {
      if (error instanceof ClockRefused) return refused(error.message);
      throw error;
    }
  };
}

function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return null;
  }
}

function refused(error: string) {
  return { status: 409, body: { error } };
}

function msOf(iso: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso) ?? [];
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
