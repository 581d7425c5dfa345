import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const lint = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const { rooms }: { rooms: string[] } = JSON.parse(
  readFileSync(join(root, 'workplace/rooms.json'), 'utf8'),
);

const ruleName = (rule: string, room: string) => `${rule}-${room.replace('/', '-')}`;

/** A file of every room imports the index of the room above it, and a file inside the one below it. */
const wrongInRooms = Object.fromEntries<[from: string, to: string]>([
  ...rooms.slice(0, -1).map((room, position): [string, [string, string]] => {
    const above = rooms[position + 1];
    const violation: [string, string] = [`workplace/${room}/up.ts`, `workplace/${above}/index.ts`];
    return [ruleName('rooms-only-import-downwards', room), violation];
  }),
  ...rooms.map((room): [string, [string, string]] => [
    ruleName('rooms-are-entered-through-their-index', room),
    ['app/deep.ts', `workplace/${room}/inside.ts`],
  ]),
]);

/** One wrong import for each rule: who imports whom. */
const wrong: Record<string, [from: string, to: string]> = {
  ...wrongInRooms,
  'kernel-knows-no-room': ['workplace/kernel/a.ts', 'workplace/access/index.ts'],
  'doors-never-touch-storage': ['doors/x/a.ts', 'storage/y.ts'],
  'doors-never-touch-each-other': ['doors/x/b.ts', 'doors/z/c.ts'],
  'workplace-knows-no-door': ['workplace/noun/a.ts', 'doors/z/c.ts'],
  'storage-knows-no-domain': ['storage/a.ts', 'workplace/noun/b.ts'],
  'rules-are-pure': ['workplace/noun/rules.ts', 'storage/y.ts'],
  'only-app-and-tests-compose': ['doors/z/d.ts', 'app/start.ts'],
  'islands-stay-in-the-browser': ['doors/web/islands/a.ts', 'doors/web/page.ts'],
  'no-import-cycles': ['workplace/noun/c.ts', 'workplace/noun/d.ts'],
};

/** Imports that no rule forbids. */
const right: [from: string, to: string][] = [
  ['doors/x/good.ts', 'workplace/noun/b.ts'],
  ['doors/x/good.ts', 'doors/shared/y.ts'],
  ['doors/x/good.ts', 'workplace/entries/index.ts'],
  ['workplace/entries/good.ts', 'workplace/entries/inside.ts'],
  ['workplace/entries/good.ts', 'workplace/lineage/index.ts'],
  ['workplace/noun/good.ts', 'storage/y.ts'],
  ['app/good.ts', 'doors/z/c.ts'],
  ['workplace/noun/d.ts', 'workplace/noun/c.ts'],
];

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

let tree: string;
let violations: Violation[];

/** A small tree with all of these imports, checked with the project's own rules. */
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'commonplace-imports-'));
  await mkdir(join(tree, 'workplace'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'workplace/rooms.json']) {
    await cp(join(root, name), join(tree, name));
  }
  await plant([...Object.values(wrong), ...right]);
  violations = cruise();
});
afterAll(() => rm(tree, { recursive: true, force: true }));

async function plant(imports: [from: string, to: string][]): Promise<void> {
  const lines = new Map<string, string[]>();
  for (const [from, to] of imports) {
    lines.set(to, lines.get(to) ?? []);
    lines.set(from, [...(lines.get(from) ?? []), `import '${'../'.repeat(depth(from))}${to}';`]);
  }
  for (const [file, text] of lines) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), [...text, 'export const here = 1;', ''].join('\n'));
  }
}

const depth = (file: string) => file.split('/').length - 1;

function cruise(): Violation[] {
  const folders = ['app', 'doors', 'storage', 'workplace'];
  const asJson = [lint, ...folders, '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, asJson, { cwd: tree, encoding: 'utf8' });
  return JSON.parse(stdout).summary.violations;
}

test.each(Object.entries(wrong))('%s: a wrong import fails the check', (rule, [from, to]) => {
  const found = violations.map(({ rule: { name }, ...ends }) => [name, ends.from, ends.to]);
  expect(found).toContainEqual([rule, from, to]);
});

test('imports that follow the one direction pass', () => {
  const found = violations.filter(({ from }) => from.endsWith('/good.ts'));
  expect(found).toEqual([]);
});

test('every rule has a wrong import here', () => {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  expect(forbidden.map(({ name }: { name: string }) => name).sort()).toEqual(
    Object.keys(wrong).sort(),
  );
});

test('a check with a wrong import in it fails', () => {
  const { status } = spawnSync(process.execPath, [lint, 'doors'], { cwd: tree });
  expect(status).not.toBe(0);
});
