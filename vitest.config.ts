// Configuration of `npm test`: everything that a newcomer's machine can run.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // On two processors vitest's default is one worker, which leaves half of the machine idle.
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/peers/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
  },
});
