import { defineConfig } from 'vitest/config';

/** Journeys through the built program, most in a real browser; one at a time, since each starts a house. */
export default defineConfig({
  test: {
    include: ['test/journeys/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
