import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { withSearchIndex } from '../../test/search-index.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addPerson } from '../people/index.ts';
import type { SearchIndex } from '../search/index.ts';
import { openSpace } from '../spaces/index.ts';
import { changeSuggestionSettings, suggestExplainedWorks } from './index.ts';

let app: TestApp;
let context: CommandContext;
let searchIndex: SearchIndex;
let cast: Cast;
const distantPeople: PersonViewer[] = [];

/** Cleo is at home in the yard; Dora and Egon write in the shed, where she has never been. */
beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  ({ context, searchIndex } = await withSearchIndex(app.context, app.connection.database));
  for (const name of ['Dora', 'Egon']) {
    const handle = name.toLowerCase();
    await addPerson(context, operator, { handle, name, email: `${handle}@example.org` });
    distantPeople.push(await viewerFor(context, handle));
  }
  const shed = { name: 'shed', title: 'The shed', audience: 'open' };
  await openSpace(context, distantPeople[0]!, shed);
});
afterAll(async () => {
  await searchIndex.close();
  await app.close();
});

const publish = (author: PersonViewer, space: string, title: string, more: object = {}) =>
  publishEntry(context, author, { space, title, body: '', ...more });

async function listSuggestedTitles(viewer: PersonViewer): Promise<string[]> {
  await searchIndex.whenIdle();
  const asked = { now: new Date(), limit: 10 };
  const found = await suggestExplainedWorks(context, viewer, viewer.handle, asked);
  return found.map(({ work, reason }) => `${work.title} by ${reason.by}`);
}

const pressureBody = { body: 'The pressure of the boiler falls at night, when the valve is cold.' };

describe('works are suggested', () => {
  test('that speak of what one writes about, from where one is not at home', async () => {
    await publish(cast.cleo, 'yard', 'Boiler pressure falls', pressureBody);
    await publish(distantPeople[0]!, 'shed', 'A valve for the boiler', pressureBody);
    await publish(distantPeople[0]!, 'shed', 'Bread and butter');
    expect(await listSuggestedTitles(cast.cleo)).toEqual(['A valve for the boiler by alike']);
    await publish(cast.ben, 'attic', 'Boiler pressure in the attic', pressureBody);
    expect(await listSuggestedTitles(cast.cleo)).toEqual(['A valve for the boiler by alike']);
  });

  test('that build on the same source', async () => {
    const source = 'https://boilers.example/handbook';
    await publish(cast.cleo, 'yard', 'What the handbook says', { buildsOn: [{ source }] });
    await publish(distantPeople[1]!, 'shed', 'Quite another reading', { buildsOn: [{ source }] });
    expect(await listSuggestedTitles(cast.cleo)).toContain('Quite another reading by sameSource');
  });

  test('in which those took part with whom one works', async () => {
    const { id } = await publish(cast.cleo, 'yard', 'Who has the ladder?');
    await addComment(context, cast.ben, id, { body: 'I do.' });
    const other = await publish(distantPeople[1]!, 'shed', 'Paint for Thursday');
    await addComment(context, cast.ben, other.id, { body: 'Green.' });
    expect(await listSuggestedTitles(cast.cleo)).toContain('Paint for Thursday by tookPart');
  });

  test('but none that one knows, none of somebody who opted out, and none to them', async () => {
    expect(await listSuggestedTitles(cast.cleo)).not.toContain('Boiler pressure falls by alike');
    await changeSuggestionSettings(context, distantPeople[1]!, { suggestions: false });
    expect(await listSuggestedTitles(cast.cleo)).toEqual(['A valve for the boiler by alike']);
    expect(await listSuggestedTitles(distantPeople[1]!)).toEqual([]);
  });

  test('and to nobody else than oneself', async () => {
    const asked = { now: new Date(), limit: 10 };
    for (const viewer of [cast.ada, operator]) {
      await expect(suggestExplainedWorks(context, viewer, 'cleo', asked)).rejects.toMatchObject({
        code: 'notAllowed',
      });
    }
  });
});
