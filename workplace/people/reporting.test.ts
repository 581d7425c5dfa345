import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { nobody, operator } from '../access/index.ts';
import {
  changePerson,
  findPerson,
  letPersonLeave,
  listPeopledUnits,
  listReports,
  takePersonBack,
} from './index.ts';

let house: TestWorkplace;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
});
afterAll(() => house.close());
beforeEach(async () => {
  for (const handle of handles) await reports(handle, null);
});

const handles = ['ada', 'ben', 'cleo', 'gus'];

const reports = (who: string, to: string | null) =>
  changePerson(house.workplace, operator, who, { reportsTo: to });

const above = async (who: string) =>
  (await findPerson(house.workplace, cast.cleo, who))?.reportsTo ?? null;

const toThemselves = { code: 'invalid', fields: { reportsTo: 'reportsToItself' } };

describe('whoever reports to somebody', () => {
  test('is shown on the page of both', async () => {
    await reports('ben', 'ada');
    await reports('cleo', 'ada');
    expect(await above('ben')).toEqual({ handle: 'ada', name: 'Ada Quill', here: true });
    const below = await listReports(house.workplace, cast.cleo, cast.ada.id);
    expect(below.map(({ handle }) => handle)).toEqual(['ben', 'cleo']);
  });

  test('does not report to themselves, nor by way of others', async () => {
    await expect(reports('ada', 'ada')).rejects.toMatchObject(toThemselves);
    await reports('ben', 'ada');
    await reports('cleo', 'ben');
    await expect(reports('ada', 'cleo')).rejects.toMatchObject(toThemselves);
    expect(await above('ada')).toBeNull();
  });

  test('reports to nobody who is not here', async () => {
    const unknown = { code: 'invalid', fields: { reportsTo: 'reportsToUnknown' } };
    await expect(reports('ben', 'nobody-at-all')).rejects.toMatchObject(unknown);
  });

  test('does not report to a guest, except where it was so before they became one', async () => {
    const toGuest = { code: 'invalid', fields: { reportsTo: 'reportsToGuest' } };
    await expect(reports('ben', 'gus')).rejects.toMatchObject(toGuest);
    await reports('cleo', 'ben');
    await changePerson(house.workplace, operator, 'ben', { standing: 'guest' });
    await reports('cleo', 'ben');
    await expect(reports('ada', 'ben')).rejects.toMatchObject(toGuest);
    await changePerson(house.workplace, operator, 'ben', { standing: 'member' });
  });

  test('makes no circle, even where two begin to report to each other at once', async () => {
    for (let i = 0; i < 10; i += 1) {
      await reports('ben', null);
      await reports('cleo', null);
      const both = await Promise.allSettled([reports('ben', 'cleo'), reports('cleo', 'ben')]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  test('never comes back to themselves, whatever is changed in whatever order', async () => {
    const one = fc.constantFrom(...handles);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(one, one), { maxLength: 8 }), async (changes) => {
        await Promise.allSettled(changes.map(([who, to]) => reports(who, to)));
        for (const start of handles) {
          const seen = new Set<string>();
          for (let at: string | undefined = start; at; at = (await above(at))?.handle) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        }
      }),
      { numRuns: runs(0.2) },
    );
  });

  test('has a vacant place above them once that person left, and again somebody who returns', async () => {
    await reports('cleo', 'ben');
    await reports('ben', 'ada');
    await letPersonLeave(house.workplace, operator, 'ben');
    expect(await above('cleo')).toMatchObject({ handle: 'ben', here: false });
    expect(await above('ben')).toBeNull();
    expect(await listReports(house.workplace, cast.cleo, cast.ada.id)).toEqual([]);
    await reports('cleo', 'ben');
    await expect(reports('gus', 'ben')).rejects.toMatchObject({ code: 'invalid' });
    await takePersonBack(house.workplace, operator, 'ben');
    expect(await above('cleo')).toMatchObject({ handle: 'ben', here: true });
  });

  test('is known to members only', async () => {
    await reports('ben', 'ada');
    for (const viewer of [cast.gus, nobody]) {
      expect((await findPerson(house.workplace, viewer, 'ben'))?.reportsTo ?? null).toBeNull();
      expect(await listReports(house.workplace, viewer, cast.ada.id)).toEqual([]);
      expect(await listPeopledUnits(house.workplace, viewer)).toEqual([]);
    }
  });
});
