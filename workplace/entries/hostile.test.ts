import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { addComment } from '../conversation/index.ts';
import { Refusal } from '../refusal.ts';
import { getEntry, getNeighbours, listEntries, publishEntry } from './index.ts';

let house: TestWorkplace;
let cast: Cast;
beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
});
afterAll(() => house.close());

const dashes = '-'.repeat(36);
const missing = '01890000-0000-7000-8000-000000000000';

describe('an entry that points at what is not there', () => {
  test.each([
    `[a file](/attachments/${dashes})`,
    `![a picture](/attachments/${missing})`,
    `[both](/attachments/${missing}?x#y) @${'a'.repeat(300)} @-- @ada`,
    `<img src="/attachments/${dashes}">`,
  ])('is kept as it was written: %s', async (body) => {
    const { workplace } = house;
    const { id } = await publishEntry(workplace, cast.ada, { space: 'yard', title: 'Odd', body });
    expect((await getEntry(workplace, cast.ada, id)).body).toBe(body);
    await addComment(workplace, cast.ben, id, { body });
  });

  test.each([
    `https://example.org/entries/${dashes}`,
    `https://example.org/entries/${missing}/gone`,
  ])('builds on the page of that address instead: %s', async (source) => {
    const entry = { space: 'yard', title: 'Built', buildsOn: source };
    await expect(publishEntry(house.workplace, cast.ada, entry)).resolves.toHaveProperty('id');
  });

  test.each([missing, `/entries/${dashes}`, 'javascript:alert(1)', 'somewhere'])(
    'builds on nothing: %s',
    async (source) => {
      const entry = { space: 'yard', title: 'Built', buildsOn: source };
      const refused = publishEntry(house.workplace, cast.ada, entry);
      await expect(refused).rejects.toMatchObject({ fields: { buildsOn: 'sourceUnknown' } });
    },
  );
});

describe('an id or a word that no database takes', () => {
  const odd = ['', 'x', dashes, '\0', '\ud800', '../..', `${missing}\n`, "' or 1=1 --"];

  test('names no entry', async () => {
    for (const id of odd) {
      const asked = getEntry(house.workplace, cast.ada, id);
      await expect(asked).rejects.toMatchObject({ code: 'notFound' });
      const beside = await getNeighbours(house.workplace, cast.ada, id);
      expect(beside).toEqual({ previous: null, next: null });
    }
  });

  test('finds nothing in a list, and breaks nothing', async () => {
    for (const word of odd.slice(1)) {
      for (const filter of [{ space: word }, { tag: word }, { author: word }, { kind: word }]) {
        const asked = await listEntries(house.workplace, cast.ada, filter).catch((e: unknown) => e);
        if (asked instanceof Error) expect(asked).toBeInstanceOf(Refusal);
        else expect(asked).toEqual({ items: [], next: null });
      }
    }
  });
});
