import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

/** The page loads nothing from elsewhere and runs nothing that stands in its markup. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

const folder = new URL('./static/', import.meta.url);

/** One page over the whole sandbox, served as it is written. */
export function mountPage(app: Hono) {
  const vendors = {
    preact: import.meta.resolve('htm/preact/standalone'),
    markdown: import.meta.resolve('markdown-it/browser'),
    adaptivecards: new URL('../dist/adaptivecards.min.js', import.meta.resolve('adaptivecards')),
  };
  app.get('/', (c) => serve(c, pathOf('index.html')));
  for (const [name, file] of Object.entries(vendors)) {
    app.get(`/page/vendor/${name}.js`, (c) => serve(c, fileURLToPath(file)));
  }
  // What lies in the folder is served, so that a new file cannot be forgotten here.
  for (const file of readdirSync(folder)) app.get(`/page/${file}`, (c) => serve(c, pathOf(file)));
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, folder));
}

function serve(c: Context, file: string): Response {
  return c.body(readFileSync(file, 'utf8'), 200, { ...headers, 'content-type': types[extname(file)] ?? 'text/plain' });
}
