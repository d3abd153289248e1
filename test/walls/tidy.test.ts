import { expect, test } from 'vitest';
import { files, textOf } from './sources.ts';

const house = files.filter((file) => /^(src|db|blocks)\/.*\.ts$/.test(file));
const words = files.filter((file) => /\.(ts|tsx|js|json|md|yml|yaml|html|css|txt|sh|eml)$|\/run$/.test(file));

test('every file and folder is named in small letters with hyphens', () => {
  const named = files.filter((file) => /^(src|db|blocks|test|docs)\//.test(file) && file.endsWith('.ts'));
  expect(named.filter((file) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+([-.][a-z0-9]+)*\.ts$/.test(file))).toEqual([]);
});

test('no file is longer than two hundred lines', () => {
  const long = house.filter((file) => textOf(file).trimEnd().split('\n').length > 200);
  expect(long).toEqual([]);
});

test('half of all files fit on a screen', () => {
  const lines = house.map((file) => textOf(file).trimEnd().split('\n').length).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(60);
});

test('nothing here needs a folder beside the project, or one machine', () => {
  const foreign = /(\.\.|\/\w+)\/shared\/|\bshared\/[\w-]+\.(md|json|txt|yml)|\/(?:work|root|Users)\/[\w-]+/;
  const found = words
    .filter((file) => file !== 'package-lock.json')
    .flatMap((file) => {
      const hit = foreign.exec(textOf(file));
      return hit ? [`${file}: ${hit[0]}`] : [];
    });
  expect(found).toEqual([]);
});

const messages = files.filter((file) => /^blocks\/[\w-]+\.ts$/.test(file) && !/\/(kit|ids)\.ts$/.test(file));

test.for(messages)('%s can be rendered and shows examples', async (file) => {
  const { default: message } = await import(`../../${file}`);
  expect(message.render).toBeTypeOf('function');
  expect(Object.keys(message.examples).length).toBeGreaterThan(0);
});
