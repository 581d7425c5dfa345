import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment, listComments } from '../comments/index.ts';
import { listEntries, publishEntry } from '../entries/index.ts';
import { addPerson, listPeople } from '../people/index.ts';
import { search } from '../search/index.ts';
import { listSpaces, openSpace } from '../spaces/index.ts';
import { AppError } from './errors.ts';
import type { PageRequest, PageResult } from './paging.ts';

let app: TestApp;
let cast: Cast;
let entry: string;

/** Names whose small letters are another matter in every program. */
const names = [
  'Élodie',
  'Émile',
  'éa',
  'İpek',
  'ipek',
  'Iris',
  'ẞ',
  'ß',
  'Ωmega',
  'ωmega',
  'ς',
  'Σ',
  'Jonas',
  'João',
  'Joana',
  'Beatriz',
  'Bảo',
];

beforeAll(async () => {
  app = await openTestApp();
  const { context } = app;
  cast = await settle(context);
  for (const [i, name] of names.entries()) {
    await addPerson(context, operator, { handle: `p${i}`, name });
    await openSpace(context, cast.ada, { name: `s${i}`, title: name, audience: 'open' });
    const { id } = await publishEntry(context, cast.ada, { space: 'yard', title: `Rain ${i}` });
    entry = id;
  }
  // The same moment for all: only the id tells them apart.
  app.at('2026-05-01T10:00:00Z');
  const still = { ...context, now: () => new Date('2026-05-01T10:00:00Z') };
  for (const name of names) await addComment(still, cast.ben, entry, { body: `Rain on ${name}` });
});
afterAll(() => app.close());

type ListQuery = (viewer: PersonViewer, page: PageRequest) => Promise<PageResult<{ id: string }>>;
const lists: { name: string; list: ListQuery }[] = [
  { name: 'people', list: (viewer, page) => listPeople(app.context, viewer, page) },
  { name: 'spaces', list: (viewer, page) => listSpaces(app.context, viewer, page) },
  { name: 'entries', list: (viewer, page) => listEntries(app.context, viewer, page) },
  { name: 'comments', list: (viewer, page) => listComments(app.context, viewer, entry, page) },
  {
    name: 'comments, newest first',
    list: (viewer, page) => listComments(app.context, viewer, entry, { ...page, newest: true }),
  },
  {
    name: 'search',
    list: (viewer, page) => search(app.context, viewer, { q: 'rain', ...page }),
  },
];

describe.each(lists)('the list of $name', ({ list }) => {
  test('read in parts of any size is the whole list, in its order, and has an end', async () => {
    const whole = (await list(cast.ada, { limit: 50 })).items.map(({ id }) => id);
    expect(whole.length).toBeGreaterThanOrEqual(names.length);
    for (const limit of [1, 2, 5, whole.length]) {
      expect(await listInPages(list, limit, whole.length)).toEqual(whole);
    }
  });

  test('refuses a place that it does not have, and never stumbles over one', async () => {
    for (const after of hostile) {
      const answer = await list(cast.ada, { after, limit: 2 }).catch((error: unknown) => error);
      if (answer instanceof Error) expect(answer).toBeInstanceOf(AppError);
      if (answer instanceof AppError) expect(answer.fields).toEqual({ after: 'cursorUnknown' });
    }
  });

  test('refuses what anybody could make up', async () => {
    const cursors = fc.oneof(fc.string(), fc.base64String(), fc.json().map(cursor));
    await fc.assert(
      fc.asyncProperty(cursors, async (after) => {
        const answer = await list(cast.ada, { after, limit: 2 }).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(AppError);
      }),
      { numRuns: runs(0.8) },
    );
  });

  test('takes a limit that is out of bounds as the nearest within', async () => {
    expect((await list(cast.ada, { limit: 0 })).items).toHaveLength(1);
    expect((await list(cast.ada, { limit: -5 })).items).toHaveLength(1);
    expect((await list(cast.ada, { limit: 1e9 })).items.length).toBeLessThanOrEqual(200);
  });
});

test('people stand where one looks for them, whatever letters their names have', async () => {
  const { items } = await listPeople(app.context, cast.ada, { limit: 200 });
  const listed = items.map(({ name }) => name).filter((name) => /^(Jo|B)/.test(name));
  expect(listed).toEqual(['Bảo', 'Beatriz', 'Ben Oduya', 'Joana', 'João', 'Jonas']);
});

async function listInPages(list: ListQuery, limit: number, total: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const part: PageResult<{ id: string }> = await list(cast.ada, { limit, after });
    ids.push(...part.items.map(({ id }) => id));
    after = part.next;
  } while (after && ids.length <= total);
  return ids;
}

const cursor = (text: string) => Buffer.from(text).toString('base64url');
const uuid = '01890000-0000-7000-8000-000000000000';
const made = (...keys: unknown[]) => cursor(JSON.stringify(keys));

/** Cursors of the right shape with wrong contents, of the wrong shape, and huge ones. */
const hostile = [
  '%',
  '{',
  '0',
  '-1',
  '99999',
  '1e3',
  '1;drop table people',
  '\0',
  '🌧',
  'null',
  '[]',
  ' ',
  ...['', 'null', '{}', '[]', '[[],[]]', '[null,null]', '["a"]', '"ab"', '[1,2]'].map(cursor),
  made('2026-02-30T00:00:00.000Z', uuid),
  made('2026-13-01T00:00:00.000Z', uuid),
  made('0000-01-01T00:00:00.000Z', uuid),
  made('+275760-09-13T00:00:00.000Z', uuid),
  made('-000001-01-01T00:00:00.000Z', uuid),
  made('infinity', uuid),
  made('now', uuid),
  made('2026-05-01T10:00:00.000Z', 'no id'),
  made('2026-05-01T10:00:00.000Z', null),
  made('a\0b', uuid),
  made('\ud800', uuid),
  made({ toString: 'x' }, uuid),
  made(uuid, uuid, uuid),
  made('x'.repeat(1_000_000), uuid),
  cursor('['.repeat(100_000)),
];
