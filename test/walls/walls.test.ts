import { expect, test } from 'vitest';
import { files, type Import, importsOf } from './sources.ts';

type Wall = { folder: string; imports: RegExp; types?: RegExp };

/** Who may know whom. Only bot.ts, main.ts and the ground under them see everything. */
const walls: Wall[] = [
  { folder: 'src/case/', imports: /^src\/case\/|^(date-fns\/\w+|@date-fns\/tz|zod)$/ },
  { folder: 'src/letters/', imports: /^src\/(letters|case)\/|^[^./]+$|^@/, types: /^src\/policy\// },
  { folder: 'blocks/', imports: /^blocks\//, types: /^src\/case\// },
  { folder: 'db/', imports: /^db\/|^node:|^(drizzle-orm|postgres|pg-boss|zod)/ },
  {
    folder: 'src/desk/',
    imports: /^src\/(desk|case|letters|policy)\/|^db\/|^blocks\/|^src\/(clock|log|telemetry)\.ts$|^(?!src\/)/,
  },
  {
    folder: 'src/mail/',
    imports: /^src\/(mail|desk|case|login)\/|^blocks\/|^src\/(clock|log|hosts|telemetry)\.ts$|^node:/,
  },
  {
    folder: 'src/chat/',
    imports: /^src\/(chat|desk|case|login)\/|^blocks\/|^src\/(clock|log|hosts|telemetry)\.ts$|^node:/,
  },
  { folder: 'src/login/', imports: /^src\/login\/|^node:/ },
  { folder: 'src/reminders/', imports: /^src\/(reminders|desk|case)\/|^src\/(clock|log|telemetry)\.ts$|^node:/ },
  { folder: 'src/sandbox/', imports: /^src\/sandbox\/|^node:/ },
];

test.for(walls)('$folder keeps to its side of the wall', ({ folder, imports, types }) => {
  const inside = files.filter((file) => file.startsWith(folder) && file.endsWith('.ts'));
  const strangers = inside.flatMap((file) =>
    importsOf(file)
      .filter((one) => isOurs(one) || folder === 'src/case/')
      .filter(({ from, typeOnly }) => !imports.test(from) && !(typeOnly && types?.test(from)))
      .map(({ from }) => `${file} imports ${from}`),
  );
  expect(inside.length).toBeGreaterThan(0);
  expect(strangers).toEqual([]);
});

test('only the desk, and what starts it, asks the database', () => {
  const asking = files.filter(
    (file) => file.startsWith('src/') && importsOf(file).some(({ from }) => /^(drizzle-orm|postgres)(\/|$)/.test(from)),
  );
  expect(asking.filter((file) => !/^src\/(desk|ground|bot\.ts|run-desk\.ts|practice\.ts)/.test(file))).toEqual([]);
});

const platforms = [
  { folder: 'src/chat/slack/', packages: /^@slack\/|^src\/chat\/slack\// },
  { folder: 'src/chat/teams/', packages: /^@microsoft\/teams|^src\/chat\/teams\// },
];

test.for(platforms)('what $folder speaks stays there', ({ folder, packages }) => {
  const chat = files.filter((file) => /^(src\/(chat|desk|case|letters|policy|mail)|blocks|db)\/.*\.ts$/.test(file));
  const speaking = chat.filter((file) => importsOf(file).some(({ from }) => packages.test(from)));
  expect(speaking.filter((file) => !file.startsWith(folder))).toEqual([]);
});

// Node reads date-fns's package.json, 200 kB, anew for each of its files: the whole of it costs a start a second.
test('of date-fns only what is used is loaded', () => {
  const whole = files.filter((file) => file.endsWith('.ts') && importsOf(file).some(({ from }) => from === 'date-fns'));
  expect(whole, "import { addDays } from 'date-fns/addDays', each function by itself").toEqual([]);
});

test('nothing is reached by way of a folder', () => {
  const barrels = files.filter((file) => /(^|\/)(index|utils?|helpers?|common|types)\.ts$/.test(file));
  expect(barrels).toEqual([]);
});

function isOurs({ from }: Import): boolean {
  return /^(src|db|blocks|test)\//.test(from) || from.startsWith('..');
}
