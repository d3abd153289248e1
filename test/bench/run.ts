import { teardown } from '../support/stop-database.ts';
import { announce } from './announce.ts';
import { both } from './both.ts';
import { chat } from './chat.ts';
import { intake } from './intake.ts';
import { lists } from './lists.ts';
import { reading } from './reading.ts';
import { soak } from './soak.ts';

/** npm run bench [-- NAME...]: measures this machine; nothing here passes or fails. */
const benches: Record<string, () => Promise<Record<string, string>[]>> = {
  announce,
  both,
  chat,
  intake,
  lists,
  reading,
  soak,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. Choose from ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  console.table(await bench());
}
await teardown();
