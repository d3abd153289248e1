import { existsSync } from 'node:fs';
import { testServer } from './database.ts';

const used = new URL('../../test-output/postgres', import.meta.url);

/** After the last test nothing is left running. A run beside this one keeps the server for itself. */
export async function teardown() {
  if (!existsSync(used)) return;
  const server = await testServer();
  await server.stop();
}
