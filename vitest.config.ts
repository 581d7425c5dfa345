import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { isLong } from './test/long.ts';

/** They take minutes; begun last, they would run while everything else is done. */
const slow = [/test\/access/, /storage\/server/, /archive\/archive/];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => slow.some((name) => name.test(moduleId));
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules', 'dist', 'data', 'test/journeys/**'],
    globalSetup: ['test/setup.ts'],
    setupFiles: ['test/setup-fast-check.ts'],
    // Nothing takes nearly as long; on a busy machine it may.
    testTimeout: isLong ? 900_000 : 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Tests share no state but the database, of which each has its own; modules are read once.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
  },
});
