import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Program } from '../test/program.ts';

/** A workplace with one public conversation of fifty comments, and Ada who is signed in. */
export interface BenchApp {
  pageUrl: string;
  entryId: string;
  token: string;
  cookie: string;
}

const password = 'a bench has four legs';

export async function seedApp(program: Program): Promise<BenchApp> {
  await program.cli(
    'person',
    'add',
    '--handle',
    'ada',
    '--name',
    'Ada Quill',
    '--email',
    'ada@example.org',
    '--admin',
  );
  const token = (
    await program.cli('token', 'create', '--person', 'ada', '--scope', 'admin')
  ).trim();
  const api = makeApiPost(program.address, token);
  await api('/api/v1/spaces', { name: 'porch', title: 'The porch', audience: 'public' });
  const entry = await api('/api/v1/entries', {
    space: 'porch',
    kind: 'post',
    title: 'What the tide gauge at the north pier has been telling us',
    body: makeParagraphs(4),
  });
  for (let n = 0; n < 50; n += 1) {
    await api(`/api/v1/entries/${entry.id}/comments`, { body: makeWords(n, 18 + ((n * 11) % 40)) });
  }
  const invitation = await getInvitePath(program);
  return {
    pageUrl: entry.url,
    entryId: entry.id,
    token,
    cookie: await signIn(program, invitation),
  };
}

function makeApiPost(address: string, token: string) {
  return async (path: string, body: object): Promise<{ id: string; url: string }> => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string; url: string };
  };
}

/** The link that gives Ada a password, as the command line prints it. */
async function getInvitePath(program: Program): Promise<string> {
  const printed = await program.cli('person', 'invite', '--handle', 'ada');
  return new URL(printed.trim().split(/\s+/).at(-1)!).pathname;
}

async function signIn(program: Program, path: string): Promise<string> {
  const answer = await fetch(program.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: program.address },
    body: new URLSearchParams({ email: 'ada@example.org', password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!cookie.includes('session_token')) throw new Error(`Ada could not sign in: ${answer.status}`);
  return cookie;
}

const vocabulary =
  'the gauge reads low after each storm and nobody could say why until somebody opened the housing and found sand in the vent so now we rinse it when the boat goes out which takes ten minutes and saves a week of doubtful numbers'.split(
    ' ',
  );

function makeWords(seed: number, count: number): string {
  return Array.from(
    { length: count },
    (_, i) => vocabulary[(seed * 7 + i * 3) % vocabulary.length],
  ).join(' ');
}

function makeParagraphs(count: number): string {
  return Array.from({ length: count }, (_, i) => `${makeWords(i, 60)}.`).join('\n\n');
}

/** Starts the bare server that sends these bytes; answers its address and how to end it. */
export async function startReference(body: Buffer): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'reference-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(body);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${String(port).trim()}/`, stop: () => void child.kill() };
}
