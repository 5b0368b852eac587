// Configuration of `npm run test:peers`: real servers and programs, installed by .ci/run, and whole days that take long.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Two at once: most of their time a test waits for its server. More would leave browsers and servers too little.
  test: {
    include: ['tests/peers/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
