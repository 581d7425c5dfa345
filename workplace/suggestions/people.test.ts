import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { withFinder } from '../../test/finder.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator, type Viewer } from '../access/index.ts';
import { addComment } from '../conversation/index.ts';
import type { Finder } from '../discovery/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addPerson, addUnit, changePerson, letPersonLeave } from '../people/index.ts';
import { addMember } from '../spaces/index.ts';
import { suggestPeople } from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let finder: Finder;
let cast: Cast;
let dora: Viewer;
let egon: Viewer;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  ({ workplace, finder } = await withFinder(house.workplace, house.connection.database));
  for (const [handle, name] of [
    ['dora', 'Dora Lind'],
    ['egon', 'Egon Falk'],
  ]) {
    await addPerson(workplace, operator, { handle, name, email: `${handle}@example.org` });
  }
  dora = await viewerFor(workplace, 'dora');
  egon = await viewerFor(workplace, 'egon');
  await addMember(workplace, cast.ada, 'attic', { handle: 'dora' });
  await finder.renew();
});
afterAll(async () => {
  await finder.close();
  await house.close();
});

/** One of them writes, and the others answer. */
async function talk(space: string, author: Viewer, ...others: Viewer[]): Promise<void> {
  const input = { space, title: 'A word about the boiler', body: '' };
  const { id } = await publishEntry(workplace, author as typeof cast.ada, input);
  for (const other of others) {
    await addComment(workplace, other as typeof cast.ada, id, { body: 'Yes, it drips.' });
  }
}

async function suggestedTo(viewer: Viewer, handle: string, outside = false): Promise<string[]> {
  await finder.settled();
  const found = await suggestPeople(workplace, viewer, handle, { outside, limit: 10 });
  return found.map(({ person, via }) => `${person.handle} via ${via.map((one) => one.handle)}`);
}

describe('suggestions of people', () => {
  test('are those who have to do with the same people, but not with oneself yet', async () => {
    expect(await suggestedTo(cast.cleo, 'cleo')).toEqual([]);
    await talk('yard', cast.ben, cast.cleo, egon);
    expect(await suggestedTo(cast.cleo, 'cleo')).toEqual(['egon via ben']);
    await talk('yard', egon, cast.cleo);
    expect(await suggestedTo(cast.cleo, 'cleo')).toEqual([]);
  });

  test('tell nothing of what is said where one may not read', async () => {
    await talk('attic', cast.ben, dora);
    expect(await suggestedTo(cast.cleo, 'cleo')).toEqual([]);
    await talk('yard', cast.ada, cast.ben);
    expect(await suggestedTo(cast.ada, 'ada')).toContain('dora via ben');
    // Ada sees the attic, but what Cleo is suggested is of what both see.
    expect(await suggestedTo(cast.ada, 'cleo')).toEqual(await suggestedTo(cast.cleo, 'cleo'));
  });

  test('leave out those of one’s own unit when asked to, and never those who left', async () => {
    await addUnit(workplace, cast.ada, { handle: 'plant', title: 'Plant' });
    await changePerson(workplace, cast.ada, 'ada', { units: ['plant'] });
    await changePerson(workplace, cast.ada, 'dora', { units: ['plant'] });
    expect(await suggestedTo(cast.ada, 'ada')).toContain('dora via ben');
    expect(await suggestedTo(cast.ada, 'ada', true)).not.toContain('dora via ben');
    await letPersonLeave(workplace, cast.ada, 'dora');
    expect(await suggestedTo(cast.ada, 'ada')).not.toContain('dora via ben');
  });

  test('are nobody else’s to read, and for guests there are none', async () => {
    const asked = { outside: false, limit: 3 };
    await expect(suggestPeople(workplace, cast.ben, 'cleo', asked)).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await expect(suggestPeople(workplace, cast.gus, 'nobody-such', asked)).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await suggestedTo(cast.gus, 'gus')).toEqual([]);
  });

  test('are there for somebody who is new, by way of their unit', async () => {
    const handle = 'fay';
    await addPerson(workplace, operator, { handle, name: 'Fay', email: 'fay@example.org' });
    await addUnit(workplace, cast.ada, { handle: 'lab', title: 'Laboratory' });
    await changePerson(workplace, cast.ada, 'fay', { units: ['lab'] });
    await changePerson(workplace, cast.ada, 'cleo', { units: ['lab'] });
    const fay = await viewerFor(workplace, 'fay');
    expect(await suggestedTo(fay, 'fay', true)).toContain('ben via cleo');
  });
});
