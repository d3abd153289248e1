import { defineConfig } from 'vitest/config';

const pure = ['case', 'letters', 'policy', 'config', 'walls'];
// Whole desks and browsers, each with a database, a sandbox and ports of its own.
const whole = ['mail', 'sandbox', 'desk', 'contracts', 'journeys', 'faults', 'properties', 'browser', 'seeded'];

// What comes after all others, by itself.
const alone = ['browser', 'seeded'];

/** Each desk is four processes, and the machine that must do has two cores; but journeys wait more than half of their time. */
const WORKERS = 4;

export default defineConfig({
  test: {
    globalSetup: ['test/support/stop-database.ts'],
    projects: [
      // Pure: nothing of one file can reach another, so modules are read once.
      {
        test: {
          name: 'rules',
          root: '.',
          include: pure.map((folder) => `test/${folder}/**/*.test.ts`),
          // Milliseconds each, but for those that try a thousand letters on a machine with other work.
          testTimeout: 60_000,
          isolate: false,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'gallery',
          root: '.',
          include: ['test/blocks/**/*.test.ts'],
          testTimeout: 60_000,
          isolate: false,
          maxWorkers: WORKERS,
        },
      },
      ...whole.map((name) => ({
        test: {
          name,
          root: '.',
          include: [`test/${name === 'seeded' ? 'faults/seeded' : name}/**/*.test.ts`],
          exclude: name === 'faults' ? ['test/faults/seeded/**'] : [],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each of these takes both cores by itself; Chromium besides is unpacked to one place.
          ...(alone.includes(name)
            ? { maxWorkers: 1, sequence: { groupOrder: 1 + alone.indexOf(name) } }
            : { maxWorkers: WORKERS }),
          // Each of these leaves nothing behind, and reading the whole desk anew for each would take minutes.
          isolate: name !== 'journeys' && name !== 'contracts',
        },
      })),
    ],
  },
});
