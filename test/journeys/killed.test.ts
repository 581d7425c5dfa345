import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { isLong } from '../long.ts';
import { type Program, runProgram } from '../program.ts';
import { setUp } from './people.ts';

let program: Program;
let cookie = '';
let entry = '';
const rounds = isLong ? 10 : 4;
const clients = 4;

beforeAll(async () => {
  program = await runProgram();
  cookie = (await setUp(program)).cookie;
  await post('/api/v1/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  const made = await post('/api/v1/entries', {
    space: 'yard',
    kind: 'post',
    title: 'T',
    body: 'b',
  });
  entry = made.id;
});

afterAll(() => program?.close());

async function post(path: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(program.address + path, {
    method: 'POST',
    headers: { cookie, origin: program.address, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Clients that write until they are told to stop, and remember what was acknowledged. */
function writers(acknowledged: Set<string>) {
  let over = false;
  const write = async (client: number) => {
    for (let n = 0; !over; n += 1) {
      const made = await post(`/api/v1/entries/${entry}/comments`, {
        body: `${client}.${n}`,
      }).catch(() => null);
      if (made) acknowledged.add(made.id);
      else await pause(20);
    }
  };
  const all = Array.from({ length: clients }, (_, client) => write(client));
  return async () => {
    over = true;
    await Promise.all(all);
  };
}

function enough(set: Set<string>, size: number): Promise<void> {
  return eventually(() => {
    if (set.size >= size) return;
    const output = program.output().slice(-2000);
    throw new Error(`only ${set.size} of ${size} writes were acknowledged: ${output}`);
  }, 60_000);
}

async function present(): Promise<Set<string>> {
  const ids = new Set<string>();
  let after = '';
  do {
    const path = `/api/v1/entries/${entry}/comments?limit=200${after && `&after=${after}`}`;
    const answer = await fetch(program.address + path, { headers: { cookie } });
    const page = (await answer.json()) as { items: { id: string }[]; next: string | null };
    for (const { id } of page.items) ids.add(id);
    after = page.next ?? '';
  } while (after);
  return ids;
}

async function killDatabase(): Promise<void> {
  const file = await readFile(join(program.dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  process.kill(Number(file.split('\n')[0]), 'SIGKILL');
}

test(`every acknowledged comment is there after ${rounds} rounds of kill -9`, async () => {
  const acknowledged = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const stop = writers(acknowledged);
    await enough(acknowledged, acknowledged.size + 20);
    if (round % 2 === 0) {
      await program.kill('SIGKILL');
      await stop();
      await program.again();
    } else {
      await killDatabase();
      // It comes back by itself, and the same clients go on.
      await enough(acknowledged, acknowledged.size + 20);
      await stop();
    }
    const there = await present();
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
  }
  expect(acknowledged.size).toBeGreaterThan(rounds * 20);
}, 300_000);

test('with both killed at once the next start works unaided', async () => {
  await killDatabase();
  await program.kill('SIGKILL');
  await program.again();
  expect((await present()).size).toBeGreaterThan(0);
});
