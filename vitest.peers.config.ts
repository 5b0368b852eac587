// Configuration of `npm run test:peers`: real servers and programs, installed by .ci/run, and whole days that take long.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/peers/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false },
});
