// Configuration of `npm test`: everything that a newcomer's machine can run.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], exclude: ['tests/peers/**'], testTimeout: 60_000 },
});
