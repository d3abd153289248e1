import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openOffice } from '../support/office.ts';
import { teardown } from '../support/stop-database.ts';
import { openCamera } from './camera.ts';
import { takeCase } from './take-case.ts';

/** npm run pictures: takes the pictures of the README and of docs/officers.md anew, from a practice desk. */
const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
mkdirSync(folder, { recursive: true });
const office = await openOffice({ now: '2026-03-09T10:00:00Z', env: () => ({ SANDBOX_CHAT: 'both' }) });
const camera = await openCamera(office.url, folder);
try {
  await takeCase(camera, office);
} finally {
  await camera.close();
  await office.stop();
  await teardown();
}
