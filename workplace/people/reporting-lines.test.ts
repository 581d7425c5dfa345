import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { anonymous, operator } from '../access/index.ts';
import {
  changePerson,
  deactivatePerson,
  findPerson,
  listDirectReports,
  listUnitsWithMembers,
  reactivatePerson,
} from './index.ts';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const handle of handles) await setManager(handle, null);
});

const handles = ['ada', 'ben', 'cleo', 'gus'];

const setManager = (who: string, to: string | null) =>
  changePerson(app.context, operator, who, { reportsTo: to });

const getManager = async (who: string) =>
  (await findPerson(app.context, cast.cleo, who))?.reportsTo ?? null;

const circularReportError = { code: 'invalid', fields: { reportsTo: 'reportsToItself' } };

describe('whoever reports to somebody', () => {
  test('is shown on the page of both', async () => {
    await setManager('ben', 'ada');
    await setManager('cleo', 'ada');
    expect(await getManager('ben')).toEqual({ handle: 'ada', name: 'Ada Quill', isActive: true });
    const below = await listDirectReports(app.context, cast.cleo, cast.ada.id);
    expect(below.map(({ handle }) => handle)).toEqual(['ben', 'cleo']);
  });

  test('does not report to themselves, nor by way of others', async () => {
    await expect(setManager('ada', 'ada')).rejects.toMatchObject(circularReportError);
    await setManager('ben', 'ada');
    await setManager('cleo', 'ben');
    await expect(setManager('ada', 'cleo')).rejects.toMatchObject(circularReportError);
    expect(await getManager('ada')).toBeNull();
  });

  test('reports to nobody who is not here', async () => {
    const unknown = { code: 'invalid', fields: { reportsTo: 'reportsToUnknown' } };
    await expect(setManager('ben', 'nobody-at-all')).rejects.toMatchObject(unknown);
  });

  test('does not report to a guest, except where it was so before they became one', async () => {
    const toGuest = { code: 'invalid', fields: { reportsTo: 'reportsToGuest' } };
    await expect(setManager('ben', 'gus')).rejects.toMatchObject(toGuest);
    await setManager('cleo', 'ben');
    await changePerson(app.context, operator, 'ben', { membership: 'guest' });
    await setManager('cleo', 'ben');
    await expect(setManager('ada', 'ben')).rejects.toMatchObject(toGuest);
    await changePerson(app.context, operator, 'ben', { membership: 'member' });
  });

  test('makes no circle, even where two begin to report to each other at once', async () => {
    for (let i = 0; i < 10; i += 1) {
      await setManager('ben', null);
      await setManager('cleo', null);
      const both = await Promise.allSettled([setManager('ben', 'cleo'), setManager('cleo', 'ben')]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  test('never comes back to themselves, whatever is changed in whatever order', async () => {
    const one = fc.constantFrom(...handles);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(one, one), { maxLength: 8 }), async (changes) => {
        await Promise.allSettled(changes.map(([who, to]) => setManager(who, to)));
        for (const start of handles) {
          const seen = new Set<string>();
          for (let at: string | undefined = start; at; at = (await getManager(at))?.handle) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        }
      }),
      { numRuns: runs(0.2) },
    );
  });

  test('has a vacant place above them once that person left, and again somebody who returns', async () => {
    await setManager('cleo', 'ben');
    await setManager('ben', 'ada');
    await deactivatePerson(app.context, operator, 'ben');
    expect(await getManager('cleo')).toMatchObject({ handle: 'ben', isActive: false });
    expect(await getManager('ben')).toBeNull();
    expect(await listDirectReports(app.context, cast.cleo, cast.ada.id)).toEqual([]);
    await setManager('cleo', 'ben');
    await expect(setManager('gus', 'ben')).rejects.toMatchObject({ code: 'invalid' });
    await reactivatePerson(app.context, operator, 'ben');
    expect(await getManager('cleo')).toMatchObject({ handle: 'ben', isActive: true });
  });

  test('is known to members only', async () => {
    await setManager('ben', 'ada');
    for (const viewer of [cast.gus, anonymous]) {
      expect((await findPerson(app.context, viewer, 'ben'))?.reportsTo ?? null).toBeNull();
      expect(await listDirectReports(app.context, viewer, cast.ada.id)).toEqual([]);
      expect(await listUnitsWithMembers(app.context, viewer)).toEqual([]);
    }
  });
});
