import { expect, test } from 'vitest';
import { sessionFor, settle } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { loopback, quickPace, reading } from '../../test/live.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { addComment } from '../../workplace/conversation/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { makeLive } from '../../workplace/live/index.ts';
import { endOtherSessions } from '../../workplace/sign-in/index.ts';
import { changeSpace } from '../../workplace/spaces/index.ts';
import { liveDoor } from './index.ts';

/** Ben follows a public conversation of Ada's in two tabs; how often it is asked who he is, is counted. */
async function followed() {
  const live = makeLive(loopback());
  await live.start();
  const house = await workplaceForTest();
  const workplace = { ...house.workplace, reactions: [live.reaction] };
  const cast = await settle(workplace);
  const { id } = await publishEntry(workplace, cast.ada, { space: 'porch', title: 'Rain' });
  await live.sent();
  const doorway = doorwayFor(workplace, { live });
  const asked = { times: 0 };
  const sessionToken = (headers: Headers) => {
    asked.times += 1;
    return doorway.signIn.sessionToken(headers);
  };
  const watched = { ...doorway, signIn: { ...doorway.signIn, sessionToken } };
  const app = houseWith(watched, liveDoor(watched, quickPace));
  const headers = { cookie: `session=${await sessionFor(workplace, cast.ben)}` };
  const open = async () =>
    reading(await app.request(`${testOrigin}/live?entry=${id}`, { headers }));
  const tabs = [await open(), await open()];
  await eventually(() => expect(tabs[1]!.text).toContain('still here'));
  const say = (body: string) => addComment(workplace, cast.ada, id, { body });
  return { workplace, ...cast, asked, tabs, say };
}

test('while people merely talk, it is asked once who reads, for all their tabs', async () => {
  const { asked, tabs, say } = await followed();
  const before = asked.times;
  for (let n = 0; n < 30; n += 1) await say(`number ${n}`);
  await eventually(() => {
    for (const heard of tabs) expect(heard.events('happening')).toHaveLength(30);
  });
  expect(asked.times - before).toBeLessThanOrEqual(2);
});

test('after whatever may change access it is asked again', async () => {
  const { workplace, ada, asked, tabs, say } = await followed();
  await say('before');
  await eventually(() => expect(tabs[0]!.events('happening')).toHaveLength(1));
  const before = asked.times;
  await changeSpace(workplace, ada, 'porch', { title: 'The veranda' });
  await say('after');
  await eventually(() => expect(tabs[0]!.events('happening')).toHaveLength(2));
  expect(asked.times).toBeGreaterThan(before);
});

test('pages that were opened with a session end with it, also where everybody may read', async () => {
  const { workplace, ben, tabs, say } = await followed();
  await endOtherSessions(workplace, ben, null);
  await say('after');
  await eventually(() => expect(tabs.map(({ over }) => over)).toEqual([true, true]));
  for (const heard of tabs) expect(heard.events('happening')).toEqual([]);
});
