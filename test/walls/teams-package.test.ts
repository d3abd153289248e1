import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { commands, shortcuts } from '../../src/chat/listeners.ts';
import { MENUS } from '../../src/sandbox/teams/tenant.ts';
import { writeTeamsPackage } from '../../src/teams-package.ts';

const env = { TEAMS_CLIENT_ID: '0F8FAD5B-d9cb-469f-a165-70867728950e' };
const folder = await mkdtemp(join(tmpdir(), 'teams-package-'));
afterAll(() => rm(folder, { recursive: true }));
const written = (await writeTeamsPackage(folder, env)).trim().split('\n');

const web = z.url({ protocol: /^https$/ }).max(2048);
const scope = z.enum(['team', 'personal', 'groupChat']);
const command = z.strictObject({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) });

/**
 * Every property that ours has, and no other, each at least as narrow as in Microsoft's schemas v1.22 and vDevPreview
 * (npm: @microsoft/app-manifest 1.1.2), which took both files on 24 November 2026.
 */
const manifest = z.strictObject({
  $schema: web,
  manifestVersion: z.enum(['1.22', 'devPreview']),
  version: z.string().regex(/^[1-9]\d*\.\d+\.\d+$/),
  id: z.guid(),
  developer: z.strictObject({ name: z.string().min(1).max(32), websiteUrl: web, privacyUrl: web, termsOfUseUrl: web }),
  name: z.strictObject({ short: z.string().min(1).max(30), full: z.string().max(100) }),
  description: z.strictObject({ short: z.string().min(1).max(80), full: z.string().min(1).max(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9A-F]{6}$/),
  defaultInstallScope: scope,
  defaultGroupCapability: z.strictObject({ team: z.literal('bot') }),
  bots: z
    .array(
      z.strictObject({
        botId: z.guid(),
        scopes: z.array(scope).min(1),
        supportsFiles: z.boolean(),
        isNotificationOnly: z.boolean(),
        supportsTargetedMessages: z.boolean().optional(),
        commandLists: z
          .array(
            z.strictObject({
              scopes: z.array(scope).min(1),
              triggers: z.array(z.enum(['mention', 'slash'])).optional(),
              commands: z.array(command).min(1).max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  composeExtensions: z
    .array(
      z.strictObject({
        botId: z.guid(),
        commands: z
          .array(
            z.strictObject({
              id: z.string().min(1).max(64),
              type: z.literal('action'),
              title: z.string().min(1).max(32),
              description: z.string().min(1).max(128),
              context: z.array(z.enum(['compose', 'commandBox', 'message'])).min(1),
              fetchTask: z.literal(true),
            }),
          )
          .max(10),
      }),
    )
    .length(1),
  validDomains: z.array(z.string()).max(16),
});

describe.for(['breachdesk.zip', 'breachdesk-slash-preview.zip'])('%s', async (name) => {
  const path = join(folder, name);
  const files = unzipSync(new Uint8Array(await readFile(path)));
  const said = manifest.parse(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())));

  test('is named where it was written, and holds a manifest and two icons', () => {
    expect(written).toContain(path);
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
  });

  test('is the bot of the environment, and asks for nothing', () => {
    expect(said.id).toBe(env.TEAMS_CLIENT_ID.toLowerCase());
    expect(said.bots.map(({ botId }) => botId)).toEqual([said.id]);
    expect(said).not.toHaveProperty('authorization');
    expect(said).not.toHaveProperty('permissions');
  });

  test('offers commands that the desk knows, in its own words', () => {
    const known = Object.entries(commands).map(([title, { does }]) => ({ title, description: does }));
    for (const list of said.bots.flatMap(({ commandLists }) => commandLists)) {
      expect(known).toEqual(expect.arrayContaining(list.commands));
      expect(list.commands.map(({ title }) => title)).toContain('help');
    }
  });

  test('offers in menus whatever a Slack office is offered there, and the practice Teams the same', () => {
    const places = { nothing: 'compose', 'a message': 'message' };
    const offered = said.composeExtensions.flatMap(({ commands }) => commands);
    const expected = Object.entries(shortcuts).map(([id, { on }]) => [id, places[on]]);
    expect(offered.map(({ id, context }) => [id, context[0]])).toEqual(expected);
    expect(MENUS).toEqual(offered.map(({ id, title, context }) => ({ id, title, context: context[0] })));
  });

  test('has one icon in full colour, and one white with nothing behind it', () => {
    const color = pixelsOf(files['color.png'], 192);
    expect(color.every(([, , , opacity]) => opacity === 255)).toBe(true);
    expect(new Set(color.map(String)).size).toBeGreaterThan(2);
    const outline = pixelsOf(files['outline.png'], 32);
    expect(outline.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(new Set(outline.map(([, , , opacity]) => opacity))).toContain(0);
    expect(new Set(outline.map(([, , , opacity]) => opacity))).toContain(255);
  });
});

test('commands stand behind a slash in the preview alone', async () => {
  const triggers = await Promise.all(
    written.map(async (path) => {
      const files = unzipSync(new Uint8Array(await readFile(path)));
      const { bots } = manifest.parse(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())));
      return bots.flatMap(({ commandLists }) => commandLists.map((list) => list.triggers));
    }),
  );
  expect(triggers).toEqual([[undefined], [['mention', 'slash']]]);
});

test('the same desk makes the same file, whenever it is asked', async () => {
  const before = await readFile(join(folder, 'breachdesk.zip'));
  await writeTeamsPackage(folder, env);
  expect(await readFile(join(folder, 'breachdesk.zip'))).toEqual(before);
});

test.for([{}, { TEAMS_CLIENT_ID: 'breachdesk' }])('without the id of a bot nothing is made: %o', async (given) => {
  await expect(writeTeamsPackage(folder, given)).rejects.toThrow('give the application (client) id of the bot');
});

/** The picture's points, by what the PNG itself says of its size, kinds and sums. */
function pixelsOf(png: Uint8Array | undefined, side: number): number[][] {
  const bytes = Buffer.from(png ?? []);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.subarray(0, 4).toString('latin1'), named.subarray(4));
    at += 12 + length;
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  expect([header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]]).toEqual([side, side, 8, 6]);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  return Array.from({ length: side * side }, (_, place) => {
    const at = place * 4 + Math.floor(place / side) + 1;
    return [...rows.subarray(at, at + 4)];
  });
}
