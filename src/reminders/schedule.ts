import { schedule } from 'node-cron';

export type Schedule = { stop: () => Promise<void> };

/**
 * Wakes the desk; what is due is for the database to say. A tick that is still running swallows the next one, and
 * stop waits for it.
 */
export function startSchedule(
  ticks: Record<'everyFiveSeconds' | 'hourly' | 'nightly', () => Promise<void>>,
  zone: string,
): Schedule {
  const running = new Set<Promise<void>>();
  const once = (tick: () => Promise<void>) => {
    let busy = false;
    return () => {
      if (busy) return;
      busy = true;
      const done = tick().finally(() => {
        busy = false;
        running.delete(done);
      });
      running.add(done);
    };
  };
  const tasks = [
    schedule('*/5 * * * * *', once(ticks.everyFiveSeconds)),
    schedule('0 0 * * * *', once(ticks.hourly)),
    schedule('0 15 3 * * *', once(ticks.nightly), { timezone: zone }),
  ];
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}
