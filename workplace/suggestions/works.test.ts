import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { withFinder } from '../../test/finder.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment } from '../conversation/index.ts';
import type { Finder } from '../discovery/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addPerson } from '../people/index.ts';
import { openSpace } from '../spaces/index.ts';
import { setSuggestions, suggestReasonedWorks } from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let finder: Finder;
let cast: Cast;
const far: PersonViewer[] = [];

/** Cleo is at home in the yard; Dora and Egon write in the shed, where she has never been. */
beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  ({ workplace, finder } = await withFinder(house.workplace, house.connection.database));
  for (const name of ['Dora', 'Egon']) {
    const handle = name.toLowerCase();
    await addPerson(workplace, operator, { handle, name, email: `${handle}@example.org` });
    far.push(await viewerFor(workplace, handle));
  }
  const shed = { name: 'shed', title: 'The shed', audience: 'open' };
  await openSpace(workplace, far[0]!, shed);
});
afterAll(async () => {
  await finder.close();
  await house.close();
});

const publish = (author: PersonViewer, space: string, title: string, more: object = {}) =>
  publishEntry(workplace, author, { space, title, body: '', ...more });

async function suggestedTo(viewer: PersonViewer): Promise<string[]> {
  await finder.settled();
  const asked = { now: new Date(), limit: 10 };
  const found = await suggestReasonedWorks(workplace, viewer, viewer.handle, asked);
  return found.map(({ work, reason }) => `${work.title} by ${reason.by}`);
}

const pressure = { body: 'The pressure of the boiler falls at night, when the valve is cold.' };

describe('works are suggested', () => {
  test('that speak of what one writes about, from where one is not at home', async () => {
    await publish(cast.cleo, 'yard', 'Boiler pressure falls', pressure);
    await publish(far[0]!, 'shed', 'A valve for the boiler', pressure);
    await publish(far[0]!, 'shed', 'Bread and butter');
    expect(await suggestedTo(cast.cleo)).toEqual(['A valve for the boiler by alike']);
    await publish(cast.ben, 'attic', 'Boiler pressure in the attic', pressure);
    expect(await suggestedTo(cast.cleo)).toEqual(['A valve for the boiler by alike']);
  });

  test('that build on the same source', async () => {
    const source = 'https://boilers.example/handbook';
    await publish(cast.cleo, 'yard', 'What the handbook says', { buildsOn: [{ source }] });
    await publish(far[1]!, 'shed', 'Quite another reading', { buildsOn: [{ source }] });
    expect(await suggestedTo(cast.cleo)).toContain('Quite another reading by sameSource');
  });

  test('in which those took part with whom one works', async () => {
    const { id } = await publish(cast.cleo, 'yard', 'Who has the ladder?');
    await addComment(workplace, cast.ben, id, { body: 'I do.' });
    const other = await publish(far[1]!, 'shed', 'Paint for Thursday');
    await addComment(workplace, cast.ben, other.id, { body: 'Green.' });
    expect(await suggestedTo(cast.cleo)).toContain('Paint for Thursday by tookPart');
  });

  test('but none that one knows, none of somebody who opted out, and none to them', async () => {
    expect(await suggestedTo(cast.cleo)).not.toContain('Boiler pressure falls by alike');
    await setSuggestions(workplace, far[1]!, { suggestions: false });
    expect(await suggestedTo(cast.cleo)).toEqual(['A valve for the boiler by alike']);
    expect(await suggestedTo(far[1]!)).toEqual([]);
  });

  test('and to nobody else than oneself', async () => {
    const asked = { now: new Date(), limit: 10 };
    for (const viewer of [cast.ada, operator]) {
      await expect(suggestReasonedWorks(workplace, viewer, 'cleo', asked)).rejects.toMatchObject({
        code: 'notAllowed',
      });
    }
  });
});
