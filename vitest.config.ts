// Configuration of `npm test`: everything that a newcomer's machine can run.
import { defineConfig } from 'vitest/config';

/** Imports a library whole that other tests, as the command line does, load without some of its parts. */
const APART = ['tests/infra/aws/definition.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // On two processors vitest's default is one worker, which leaves half of the machine idle.
    maxWorkers: '100%',
    // Modules are loaded once a worker, which halves the time: no test may leave anything behind in one.
    projects: [
      {
        extends: true,
        test: { name: 'tests', isolate: false, include: ['tests/**/*.test.ts'], exclude: ['tests/peers/**', ...APART] },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
