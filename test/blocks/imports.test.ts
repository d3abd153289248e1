import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../blocks/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

test.for(files)('blocks/%s imports words of its own folder, and types of the case', (name) => {
  const source = readFileSync(new URL(name, folder), 'utf8');
  const imports = [...source.matchAll(/^import (type )?[^;]*? from '([^']+)';/gms)];
  const strangers = imports.filter(([, type, from = '']) => {
    const inside = new URL(from, new URL(name, folder)).href.startsWith(folder.href);
    return !inside && !(type && /\/src\/case\/[\w-]+\.ts$/.test(from));
  });
  expect(strangers.map(([line]) => line)).toEqual([]);
});
