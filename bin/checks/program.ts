import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

interface Program {
  /** Its path within node_modules. */
  script: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/** Runs a program of node_modules by the project's own Node; its output is shown as it comes. */
export function runProgram(program: Program): Promise<boolean> {
  const child = start(program, 'inherit');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status === 0));
  });
}

/** The same beside others: its output is shown whole once it is over. */
export function runQuietly(title: string, program: Program): Promise<boolean> {
  const child = start(program, 'pipe');
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      const text = Buffer.concat(output).toString().trim();
      console.log(`\n— ${title}: ${status === 0 ? 'passed' : 'FAILED'}\n${text}`);
      resolve(status === 0);
    });
  });
}

function start({ script, args, env }: Program, output: 'inherit' | 'pipe') {
  return spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
  });
}
