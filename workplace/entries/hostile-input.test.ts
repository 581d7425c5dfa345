import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { addComment } from '../comments/index.ts';
import { AppError } from '../kernel/errors.ts';
import { getEntry, getNeighbours, listEntries, publishEntry } from './index.ts';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
});
afterAll(() => app.close());

const dashesId = '-'.repeat(36);
const missingId = '01890000-0000-7000-8000-000000000000';

describe('an entry that points at what is not there', () => {
  test.each([
    `[a file](/attachments/${dashesId})`,
    `![a picture](/attachments/${missingId})`,
    `[both](/attachments/${missingId}?x#y) @${'a'.repeat(300)} @-- @ada`,
    `<img src="/attachments/${dashesId}">`,
  ])('is kept as it was written: %s', async (body) => {
    const { context } = app;
    const { id } = await publishEntry(context, cast.ada, { space: 'yard', title: 'Odd', body });
    expect((await getEntry(context, cast.ada, id)).body).toBe(body);
    await addComment(context, cast.ben, id, { body });
  });

  test.each([
    `https://example.org/entries/${dashesId}`,
    `https://example.org/entries/${missingId}/gone`,
  ])('builds on the page of that address instead: %s', async (source) => {
    const entry = { space: 'yard', title: 'Built', buildsOn: source };
    await expect(publishEntry(app.context, cast.ada, entry)).resolves.toHaveProperty('id');
  });

  test.each([missingId, `/entries/${dashesId}`, 'javascript:alert(1)', 'somewhere'])(
    'builds on nothing: %s',
    async (source) => {
      const entry = { space: 'yard', title: 'Built', buildsOn: source };
      const refused = publishEntry(app.context, cast.ada, entry);
      await expect(refused).rejects.toMatchObject({ fields: { buildsOn: 'sourceUnknown' } });
    },
  );
});

describe('an id or a word that no database takes', () => {
  const odd = ['', 'x', dashesId, '\0', '\ud800', '../..', `${missingId}\n`, "' or 1=1 --"];

  test('names no entry', async () => {
    for (const id of odd) {
      const answer = getEntry(app.context, cast.ada, id);
      await expect(answer).rejects.toMatchObject({ code: 'notFound' });
      const neighbours = await getNeighbours(app.context, cast.ada, id);
      expect(neighbours).toEqual({ previous: null, next: null });
    }
  });

  test('finds nothing in a list, and breaks nothing', async () => {
    for (const word of odd.slice(1)) {
      for (const filter of [{ space: word }, { tag: word }, { author: word }, { kind: word }]) {
        const answer = await listEntries(app.context, cast.ada, filter).catch((e: unknown) => e);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(AppError);
        else expect(answer).toEqual({ items: [], next: null });
      }
    }
  });
});
