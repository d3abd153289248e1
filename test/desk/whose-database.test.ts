import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { officeClock } from '../../db/office-clock.ts';
import { adopt } from '../../src/adopt.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { openOfficeClock } from '../../src/desk/office-clock.ts';
import { inspectDatabase, prepareDatabase } from '../../src/ground/prepare-database.ts';
import { silent } from '../../src/log.ts';
import { live } from '../config/settings.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let database: OpenedDatabase;
beforeEach(async () => {
  database = await openFreshDatabase();
});
afterEach(() => database.close());

const liveDesk = () => readConfig({ ...live, DATABASE_URL: database.url });
const forPractice = () => readConfig({ DATABASE_URL: database.url });
/** Whose the database is since a desk first worked on it. */
const worked = (practice: boolean) => openOfficeClock(database.db, () => new Date(), practice);
const uses: Record<string, (config: Config) => Promise<unknown>> = {
  'npm start': prepareDatabase,
  'npm run doctor': inspectDatabase,
  'npm run adopt': (config) => {
    const file = join(temporaryFolder(), 'open-cases.csv');
    writeFileSync(file, 'reference,organisation,contact,reported,owner\n');
    return adopt(file, config, silent);
  },
};

test.for(Object.entries(uses))('%s leaves the database of a live desk alone without its settings', async ([, use]) => {
  await worked(false);
  await expect(use(forPractice())).rejects.toThrow('This database is that of a live desk');
  expect(await database.db.select().from(officeClock)).toMatchObject([{ practice: false }]);
  await expect(use(liveDesk())).resolves.toBeDefined();
});

test.for(Object.entries(uses))('%s of a live desk refuses a database that was used for practice', async ([, use]) => {
  await worked(true);
  await expect(use(liveDesk())).rejects.toThrow('This database has been used for practice');
  await expect(use(forPractice())).resolves.toBeDefined();
});
