import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { withSearchIndex } from '../../test/search-index.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type Viewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addPerson, addUnit, changePerson, deactivatePerson } from '../people/index.ts';
import type { SearchIndex } from '../search/index.ts';
import { addMember } from '../spaces/index.ts';
import { suggestPeople } from './index.ts';

let app: TestApp;
let context: CommandContext;
let searchIndex: SearchIndex;
let cast: Cast;
let dora: Viewer;
let egon: Viewer;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  ({ context, searchIndex } = await withSearchIndex(app.context, app.connection.database));
  for (const [handle, name] of [
    ['dora', 'Dora Lind'],
    ['egon', 'Egon Falk'],
  ]) {
    await addPerson(context, operator, { handle, name, email: `${handle}@example.org` });
  }
  dora = await viewerFor(context, 'dora');
  egon = await viewerFor(context, 'egon');
  await addMember(context, cast.ada, 'attic', { handle: 'dora' });
  await searchIndex.rebuild();
});
afterAll(async () => {
  await searchIndex.close();
  await app.close();
});

/** One of them writes, and the others answer. */
async function talk(space: string, author: Viewer, ...others: Viewer[]): Promise<void> {
  const input = { space, title: 'A word about the boiler', body: '' };
  const { id } = await publishEntry(context, author as typeof cast.ada, input);
  for (const other of others) {
    await addComment(context, other as typeof cast.ada, id, { body: 'Yes, it drips.' });
  }
}

async function listSuggestedHandles(
  viewer: Viewer,
  handle: string,
  outside = false,
): Promise<string[]> {
  await searchIndex.whenIdle();
  const found = await suggestPeople(context, viewer, handle, {
    excludeOwnUnits: outside,
    limit: 10,
  });
  return found.map(({ person, via }) => `${person.handle} via ${via.map((one) => one.handle)}`);
}

describe('suggestions of people', () => {
  test('are those who have to do with the same people, but not with oneself yet', async () => {
    expect(await listSuggestedHandles(cast.cleo, 'cleo')).toEqual([]);
    await talk('yard', cast.ben, cast.cleo, egon);
    expect(await listSuggestedHandles(cast.cleo, 'cleo')).toEqual(['egon via ben']);
    await talk('yard', egon, cast.cleo);
    expect(await listSuggestedHandles(cast.cleo, 'cleo')).toEqual([]);
  });

  test('tell nothing of what is said where one may not read', async () => {
    await talk('attic', cast.ben, dora);
    expect(await listSuggestedHandles(cast.cleo, 'cleo')).toEqual([]);
    await talk('yard', cast.ada, cast.ben);
    expect(await listSuggestedHandles(cast.ada, 'ada')).toContain('dora via ben');
    // Ada sees the attic, but what Cleo is suggested is of what both see.
    expect(await listSuggestedHandles(cast.ada, 'cleo')).toEqual(
      await listSuggestedHandles(cast.cleo, 'cleo'),
    );
  });

  test('leave out those of one’s own unit when asked to, and never those who left', async () => {
    await addUnit(context, cast.ada, { handle: 'plant', title: 'Plant' });
    await changePerson(context, cast.ada, 'ada', { units: ['plant'] });
    await changePerson(context, cast.ada, 'dora', { units: ['plant'] });
    expect(await listSuggestedHandles(cast.ada, 'ada')).toContain('dora via ben');
    expect(await listSuggestedHandles(cast.ada, 'ada', true)).not.toContain('dora via ben');
    await deactivatePerson(context, cast.ada, 'dora');
    expect(await listSuggestedHandles(cast.ada, 'ada')).not.toContain('dora via ben');
  });

  test('are nobody else’s to read, and for guests there are none', async () => {
    const request = { excludeOwnUnits: false, limit: 3 };
    await expect(suggestPeople(context, cast.ben, 'cleo', request)).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await expect(suggestPeople(context, cast.gus, 'nobody-such', request)).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await listSuggestedHandles(cast.gus, 'gus')).toEqual([]);
  });

  test('are there for somebody who is new, by way of their unit', async () => {
    const handle = 'fay';
    await addPerson(context, operator, { handle, name: 'Fay', email: 'fay@example.org' });
    await addUnit(context, cast.ada, { handle: 'lab', title: 'Laboratory' });
    await changePerson(context, cast.ada, 'fay', { units: ['lab'] });
    await changePerson(context, cast.ada, 'cleo', { units: ['lab'] });
    const fay = await viewerFor(context, 'fay');
    expect(await listSuggestedHandles(fay, 'fay', true)).toContain('ben via cleo');
  });
});
