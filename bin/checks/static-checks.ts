import { type Part, runPart } from './part.ts';
import { runQuietly } from './program.ts';

const folders = ['app', 'bench', 'bin', 'demo', 'doors', 'eval', 'kinds'];
const otherFolders = ['messages', 'storage', 'test', 'workplace'];

const checks = [
  {
    name: 'format and lint',
    script: '@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings'],
  },
  { name: 'types', script: 'typescript/bin/tsc', args: ['-p', '.'] },
  {
    name: 'import rules',
    script: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: folders.concat(otherFolders, '--config', '.dependency-cruiser.cjs'),
  },
];

/** Everything that is said of the code without running it, one after the other. */
export async function runStaticChecks(): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { name, script, args } of checks) {
    const run = async () => {
      const passed = await runQuietly(name, { script, args });
      return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
    };
    parts.push(await runPart(name, run));
  }
  return parts;
}
