import { defineConfig } from 'vitest/config';

const pure = ['case', 'letters', 'policy', 'config', 'walls'];
// Whole desks and browsers, each with a database, a sandbox and ports of its own: as many files at once as there are cores,
// and no more than two, for each desk is four processes.
const whole = ['mail', 'sandbox', 'desk', 'contracts', 'journeys', 'faults', 'properties', 'browser'];

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
          isolate: false,
        },
      },
      { test: { name: 'gallery', root: '.', include: ['test/blocks/**/*.test.ts'], isolate: false } },
      ...whole.map((name) => ({
        test: {
          name,
          root: '.',
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // Each of these leaves nothing behind, and reading the whole desk anew for each would take minutes.
          isolate: name !== 'journeys' && name !== 'contracts',
        },
      })),
    ],
  },
});
