import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Program, runProgram } from '../program.ts';

let program: Program;

beforeAll(async () => {
  program = await runProgram();
});
afterAll(() => program?.close());

/** `bin/commonplace` as somebody calls it who names the data folder and nothing else. */
function commonplace(args: string[], settings: NodeJS.ProcessEnv) {
  const { PORT: _, PUBLIC_URL: __, ...surroundings } = process.env;
  const env = { ...surroundings, ...settings };
  const bin = join(import.meta.dirname, '../../bin/commonplace');
  return new Promise<{ status: number; out: string; err: string }>((resolve) => {
    execFile('sh', [bin, ...args], { env }, (error, out, err) =>
      resolve({ status: Number(error?.code ?? 0), out, err }),
    );
  });
}

describe('the command line beside the running program', () => {
  test('makes links to where the program is', async () => {
    const here = { DATA_DIR: program.dataDir };
    const ada = ['--handle', 'ada', '--name', 'Ada', '--email', 'ada@example.org', '--admin'];
    expect(await commonplace(['person', 'add', ...ada], here)).toMatchObject({
      status: 0,
      err: '',
    });
    const invited = await commonplace(['person', 'invite', '--handle', 'ada'], here);
    const { port } = new URL(program.address);
    expect(invited.out).toMatch(new RegExp(`^http://localhost:${port}/invitations/cpi_`));
    const elsewhere = { ...here, PUBLIC_URL: 'https://house.example.org' };
    const told = await commonplace(['person', 'invite', '--handle', 'ada'], elsewhere);
    expect(told.out).toMatch(/^https:\/\/house\.example\.org\/invitations\//);
  });

  test('makes no workplace of a mistyped folder by reading it', async () => {
    const DATA_DIR = join(program.dataDir, 'typo');
    const file = join(program.dataDir, 'backup');
    const { status, err } = await commonplace(['backup', file], { DATA_DIR });
    expect([status, err]).toEqual([
      1,
      `No workplace found in the data folder ${DATA_DIR}. Check DATA_DIR.\n`,
    ]);
    expect([existsSync(DATA_DIR), existsSync(file)]).toEqual([false, false]);
  });

  test('says that the port is in use', async () => {
    const PORT = new URL(program.address).port;
    const settings = { DATA_DIR: program.dataDir, PORT, HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
    const { status, err } = await commonplace(['start'], settings);
    expect([status, err]).toEqual([
      1,
      `Port ${PORT} is in use by another program. Stop that, or set PORT to another number.\n`,
    ]);
  });
});
