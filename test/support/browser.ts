import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

export const pictures = fileURLToPath(new URL('../../test-output/pictures', import.meta.url));

const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium with the libraries it needs, all from npm: no package of the system has to be installed. */
export async function openBrowser(): Promise<Browser> {
  const build = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  // It unpacks to a fixed name and takes whatever lies there, so it gets a folder of its own.
  const folder = fileURLToPath(new URL('../../test-output/chromium', import.meta.url));
  mkdirSync(folder, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  process.env['TMPDIR'] = folder;
  tellFonts(folder);
  await inflate(join(build, '..', 'bin', 'al2023.tar.br'));
  setupLambdaEnvironment(join(folder, 'al2023', 'lib'));
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // Its own switches would run everything in one process, where a missing glyph ends the browser.
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
    headless: true,
  });
}

/** The packaged list of font folders names fixed places outside this project; without any font a text field ends the browser. */
function tellFonts(folder: string) {
  const file = join(folder, 'fonts.conf');
  const dirs = [join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}${cache}</fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = file;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Everything on the page that keeps somebody out, serious and moderate alike, by rule and place. */
export async function findingsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    'axe.run().then((r) => r.violations)',
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
