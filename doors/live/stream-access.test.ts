import { expect, test } from 'vitest';
import { sessionFor, settle } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { loopback, quickPace, reading } from '../../test/live.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { addComment } from '../../workplace/comments/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { createLive } from '../../workplace/live/index.ts';
import { endOtherSessions } from '../../workplace/sign-in/index.ts';
import { changeSpace } from '../../workplace/spaces/index.ts';
import { liveDoor } from './index.ts';

/** Ben follows a public conversation of Ada's in two tabs; how often it is asked who he is, is counted. */
async function followInTwoTabs() {
  const live = createLive(loopback());
  await live.start();
  const testApp = await testAppForTest();
  const context = { ...testApp.context, subscribers: [live.subscriber] };
  const cast = await settle(context);
  const { id } = await publishEntry(context, cast.ada, { space: 'porch', title: 'Rain' });
  await live.flush();
  const doorContext = doorwayFor(context, { live });
  const asked = { times: 0 };
  const sessionToken = (headers: Headers) => {
    asked.times += 1;
    return doorContext.signIn.sessionToken(headers);
  };
  const watched = { ...doorContext, signIn: { ...doorContext.signIn, sessionToken } };
  const app = houseWith(watched, liveDoor(watched, quickPace));
  const headers = { cookie: `session=${await sessionFor(context, cast.ben)}` };
  const open = async () =>
    reading(await app.request(`${testOrigin}/live?entry=${id}`, { headers }));
  const tabs = [await open(), await open()];
  await eventually(() => expect(tabs[1]!.text).toContain('still here'));
  const say = (body: string) => addComment(context, cast.ada, id, { body });
  return { context, ...cast, asked, tabs, say };
}

test('while people merely talk, it is asked once who reads, for all their tabs', async () => {
  const { asked, tabs, say } = await followInTwoTabs();
  const before = asked.times;
  for (let n = 0; n < 30; n += 1) await say(`number ${n}`);
  await eventually(() => {
    for (const heard of tabs) expect(heard.events('change')).toHaveLength(30);
  });
  expect(asked.times - before).toBeLessThanOrEqual(2);
});

test('after whatever may change access it is asked again', async () => {
  const { context, ada, asked, tabs, say } = await followInTwoTabs();
  await say('before');
  await eventually(() => expect(tabs[0]!.events('change')).toHaveLength(1));
  const before = asked.times;
  await changeSpace(context, ada, 'porch', { title: 'The veranda' });
  await say('after');
  await eventually(() => expect(tabs[0]!.events('change')).toHaveLength(2));
  expect(asked.times).toBeGreaterThan(before);
});

test('pages that were opened with a session end with it, also where everybody may read', async () => {
  const { context, ben, tabs, say } = await followInTwoTabs();
  await endOtherSessions(context, ben, null);
  await say('after');
  await eventually(() => expect(tabs.map(({ over }) => over)).toEqual([true, true]));
  for (const heard of tabs) expect(heard.events('change')).toEqual([]);
});
