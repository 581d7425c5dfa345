import { defineConfig } from 'vitest/config';

/** Journeys through the built program, most of them in a real browser, two files at a time. */
export default defineConfig({
  test: {
    include: ['test/journeys/**/*.test.ts'],
    globalSetup: ['test/setup.ts', 'test/journeys/setup.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The files share the modules and nothing else: each starts a program with its own database.
    isolate: false,
  },
});
