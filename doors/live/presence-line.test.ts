import { describe, expect, test } from 'vitest';
import { sessionFor, settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { type Heard, loopback, quickPace, reading } from '../../test/live.ts';
import { testAppForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../../workplace/access/index.ts';
import { addComment } from '../../workplace/comments/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { createLive } from '../../workplace/live/index.ts';
import { removeMember } from '../../workplace/spaces/index.ts';
import { liveDoor } from './index.ts';
import { isNoticeableChange, renderPresence } from './presence-line.tsx';

/** Somebody who would rather not be seen. */
const hiddenPerson = { id: '' };

async function openConversation(space: string) {
  const live = createLive(loopback(), { toldAfter: 10 });
  await live.start();
  const testApp = await testAppForTest();
  const context = { ...testApp.context, subscribers: [live.subscriber] };
  const cast = await settle(context);
  const { id } = await publishEntry(context, cast.ada, { space, title: 'Rain' });
  await live.flush();
  const isVisible = async (person: string) => person !== hiddenPerson.id;
  const doorContext = doorwayFor(context, { live, isVisible });
  const app = houseWith(doorContext, liveDoor(doorContext, quickPace));
  const ask = async (headers: Record<string, string>) => {
    const heard = reading(await app.request(`${testOrigin}/live?entry=${id}`, { headers }));
    await eventually(() => expect(heard.text).toContain('still here'));
    return heard;
  };
  const open = async (person: PersonViewer) =>
    ask({ cookie: `session=${await sessionFor(context, person)}` });
  return { context, id, ...cast, ask, open };
}

/** Who else is here as it was last told, without markup. */
const getPresenceText = (heard: Heard) =>
  (heard.events('presence').at(-1)?.html ?? '')
    .replace(/<span class="face"[^>]*>.*?<\/span>/g, '')
    .replace(/<[^>]*>/g, '');

describe('somebody who has a conversation open', () => {
  test('is shown who else has, by first name, until they leave', async () => {
    const { ada, ben, cleo, open } = await openConversation('yard');
    const [hers, his] = [await open(ada), await open(ben)];
    await open(ben);
    await eventually(() => expect(getPresenceText(hers)).toBe('Ben is here'));
    await eventually(() => expect(getPresenceText(his)).toBe('Ada is here'));
    const third = await open(cleo);
    await eventually(() => expect(getPresenceText(his)).toBe('Ada and Cleo are here'));
    await third.leave();
    await eventually(() => expect(getPresenceText(his)).toBe('Ada is here'));
  });

  test('is told a number only as a guest, and nothing when signed out', async () => {
    const { ada, ben, gus, ask, open } = await openConversation('porch');
    const world = await ask({});
    const [hers, theirs] = [await open(ada), await open(gus)];
    await open(ben);
    await eventually(() => expect(getPresenceText(hers)).toBe('Gus and Ben are here'));
    await eventually(() => expect(getPresenceText(theirs)).toBe('two others are here'));
    expect(theirs.text).not.toMatch(/Ada|Ben/);
    expect(world.events('presence')).toEqual([]);
  });

  test('is seen by nobody if they would rather not be, nor for a program that listens', async () => {
    const { context, ada, ben, cleo, ask, open } = await openConversation('yard');
    hiddenPerson.id = cleo.id;
    const hers = await open(ada);
    await ask({ authorization: `Bearer ${await tokenFor(context, 'ben')}` });
    const theirs = await open(cleo);
    await eventually(() => expect(getPresenceText(theirs)).toBe('Ada is here'));
    await open(ben);
    await eventually(() => expect(getPresenceText(hers)).toBe('Ben is here'));
    expect(hers.text).not.toContain('Cleo');
  });

  test('is no longer there, and told nothing, once the space is closed to them', async () => {
    const { context, id, ada, ben, open } = await openConversation('attic');
    const [hers, his] = [await open(ada), await open(ben)];
    await eventually(() => expect(getPresenceText(hers)).toBe('Ben is here'));
    await removeMember(context, ada, 'attic', 'ben');
    await addComment(context, ada, id, { body: 'Between us.' });
    await eventually(() => expect(getPresenceText(hers)).toBe(''));
    await eventually(() => expect(his.over).toBe(true));
    expect(his.events('change')).toEqual([]);
  });
});

describe('in a crowd', () => {
  const known = ['Ada Quill', 'Ben Oduya', 'Cleo Marsh', 'Dan Roe', 'Eli Fox', 'Fay Low'].map(
    (name, n) => ({ id: String(n), name, picture: null }),
  );
  const crowd = (n: number) => Array.from({ length: n }, (_, id) => String(id));
  const reader = { kind: 'person', id: '1', membership: 'member' } as PersonViewer;

  test('five are named, oneself not among them, and the others counted', () => {
    const { count, html } = renderPresence(reader, crowd(9), known);
    expect(count).toBe(8);
    expect(html).toContain('Ada, Cleo, Dan, Eli, Fay, and 3 others are here');
  });

  test('a few more are told of as long as it is small, and then only a tenth more or less', () => {
    const at = (n: number) => renderPresence(reader, crowd(n + 1), known);
    expect(isNoticeableChange(at(20), at(19))).toBe(true);
    expect(isNoticeableChange(at(105), at(100))).toBe(false);
    expect(isNoticeableChange(at(111), at(100))).toBe(true);
    expect(isNoticeableChange(at(89), at(100))).toBe(true);
    expect(isNoticeableChange(at(50), at(51))).toBe(true);
    expect(isNoticeableChange(at(2000), null)).toBe(true);
  });
});
