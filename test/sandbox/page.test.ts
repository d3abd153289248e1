import { readdir, readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { mountPage } from '../../src/sandbox/page/mount-page.ts';

const folder = new URL('../../src/sandbox/page/static/', import.meta.url);

test('the page gets everything that its scripts ask for', async () => {
  const app = new Hono();
  mountPage(app);
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sources = await Promise.all(scripts.map((name) => readFile(new URL(name, folder), 'utf8')));
  const asked = sources.flatMap((source) => [...source.matchAll(/from '\.\/([^']+)'/g)].map(([, name]) => name));
  expect(asked).toContain('chart.js');
  // The one script that has no modules is asked for by its address.
  asked.push(...sources.flatMap((source) => [...source.matchAll(/'\/page\/([^']+\.js)'/g)].map(([, name]) => name)));
  expect(asked).toContain('vendor/adaptivecards.js');
  for (const name of new Set(asked)) expect([name, (await app.request(`/page/${name}`)).status]).toEqual([name, 200]);
});
