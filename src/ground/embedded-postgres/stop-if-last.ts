import { setTimeout as sleep } from 'node:timers/promises';
import { asking } from './connect.ts';
import type { Home } from './home.ts';
import { alive, readPostmaster } from './postmaster.ts';

/** The last desk that leaves stops the server. Two that leave in the same moment both leave it running: harmless. */
export async function stopIfLast(home: Home, port: number): Promise<void> {
  const others = await asking(home, port, async (sql) => {
    const [row] = await sql`
      select count(*)::int as count from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    return Number(row?.['count']);
  });
  const running = readPostmaster(home);
  if (others > 0 || !running) return;
  process.kill(running.pid, 'SIGINT');
  for (let waited = 0; waited < 100 && alive(running.pid); waited++) await sleep(50);
}
