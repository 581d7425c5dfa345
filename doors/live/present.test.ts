import { describe, expect, test } from 'vitest';
import { sessionFor, settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { type Heard, loopback, quickPace, reading } from '../../test/live.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../../workplace/access/index.ts';
import { addComment } from '../../workplace/conversation/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { makeLive } from '../../workplace/live/index.ts';
import { removeMember } from '../../workplace/spaces/index.ts';
import { liveDoor } from './index.ts';
import { isNews, shownTo } from './present.tsx';

/** Somebody who would rather not be seen. */
const shy = { id: '' };

async function opened(space: string) {
  const live = makeLive(loopback(), { toldAfter: 10 });
  await live.start();
  const house = await workplaceForTest();
  const workplace = { ...house.workplace, reactions: [live.reaction] };
  const cast = await settle(workplace);
  const { id } = await publishEntry(workplace, cast.ada, { space, title: 'Rain' });
  await live.sent();
  const seen = async (person: string) => person !== shy.id;
  const doorway = doorwayFor(workplace, { live, seen });
  const app = houseWith(doorway, liveDoor(doorway, quickPace));
  const ask = async (headers: Record<string, string>) => {
    const heard = reading(await app.request(`${testOrigin}/live?entry=${id}`, { headers }));
    await eventually(() => expect(heard.text).toContain('still here'));
    return heard;
  };
  const open = async (person: PersonViewer) =>
    ask({ cookie: `session=${await sessionFor(workplace, person)}` });
  return { workplace, id, ...cast, ask, open };
}

/** Who else is here as it was last told, without markup. */
const shown = (heard: Heard) =>
  (heard.events('presence').at(-1)?.html ?? '')
    .replace(/<span class="face"[^>]*>.*?<\/span>/g, '')
    .replace(/<[^>]*>/g, '');

describe('somebody who has a conversation open', () => {
  test('is shown who else has, by first name, until they leave', async () => {
    const { ada, ben, cleo, open } = await opened('yard');
    const [hers, his] = [await open(ada), await open(ben)];
    await open(ben);
    await eventually(() => expect(shown(hers)).toBe('Ben is here'));
    await eventually(() => expect(shown(his)).toBe('Ada is here'));
    const third = await open(cleo);
    await eventually(() => expect(shown(his)).toBe('Ada and Cleo are here'));
    await third.leave();
    await eventually(() => expect(shown(his)).toBe('Ada is here'));
  });

  test('is told a number only as a guest, and nothing when signed out', async () => {
    const { ada, ben, gus, ask, open } = await opened('porch');
    const world = await ask({});
    const [hers, theirs] = [await open(ada), await open(gus)];
    await open(ben);
    await eventually(() => expect(shown(hers)).toBe('Gus and Ben are here'));
    await eventually(() => expect(shown(theirs)).toBe('two others are here'));
    expect(theirs.text).not.toMatch(/Ada|Ben/);
    expect(world.events('presence')).toEqual([]);
  });

  test('is seen by nobody if they would rather not be, nor for a program that listens', async () => {
    const { workplace, ada, ben, cleo, ask, open } = await opened('yard');
    shy.id = cleo.id;
    const hers = await open(ada);
    await ask({ authorization: `Bearer ${await tokenFor(workplace, 'ben')}` });
    const theirs = await open(cleo);
    await eventually(() => expect(shown(theirs)).toBe('Ada is here'));
    await open(ben);
    await eventually(() => expect(shown(hers)).toBe('Ben is here'));
    expect(hers.text).not.toContain('Cleo');
  });

  test('is no longer there, and told nothing, once the space is closed to them', async () => {
    const { workplace, id, ada, ben, open } = await opened('attic');
    const [hers, his] = [await open(ada), await open(ben)];
    await eventually(() => expect(shown(hers)).toBe('Ben is here'));
    await removeMember(workplace, ada, 'attic', 'ben');
    await addComment(workplace, ada, id, { body: 'Between us.' });
    await eventually(() => expect(shown(hers)).toBe(''));
    await eventually(() => expect(his.over).toBe(true));
    expect(his.events('happening')).toEqual([]);
  });
});

describe('in a crowd', () => {
  const known = ['Ada Quill', 'Ben Oduya', 'Cleo Marsh', 'Dan Roe', 'Eli Fox', 'Fay Low'].map(
    (name, n) => ({ id: String(n), name, picture: null }),
  );
  const crowd = (n: number) => Array.from({ length: n }, (_, id) => String(id));
  const reader = { is: 'person', id: '1', standing: 'member' } as PersonViewer;

  test('five are named, oneself not among them, and the others counted', () => {
    const { n, html } = shownTo(reader, crowd(9), known);
    expect(n).toBe(8);
    expect(html).toContain('Ada, Cleo, Dan, Eli, Fay, and 3 others are here');
  });

  test('a few more are told of as long as it is small, and then only a tenth more or less', () => {
    const at = (n: number) => shownTo(reader, crowd(n + 1), known);
    expect(isNews(at(20), at(19))).toBe(true);
    expect(isNews(at(105), at(100))).toBe(false);
    expect(isNews(at(111), at(100))).toBe(true);
    expect(isNews(at(89), at(100))).toBe(true);
    expect(isNews(at(50), at(51))).toBe(true);
    expect(isNews(at(2000), null)).toBe(true);
  });
});
