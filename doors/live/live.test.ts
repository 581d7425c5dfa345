import { describe, expect, onTestFinished, test } from 'vitest';
import { settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { loopback, quickPace, reading } from '../../test/live.ts';
import { openTestApp } from '../../test/workplace.ts';
import { addComment } from '../../workplace/comments/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { createLive } from '../../workplace/live/index.ts';
import { deactivatePerson } from '../../workplace/people/index.ts';
import { removeMember } from '../../workplace/spaces/index.ts';
import { listTokens, revokeToken } from '../../workplace/tokens/index.ts';
import { liveDoor } from './index.ts';

/** A closed conversation of Ada's, which Ben follows on an open page. */
async function followConversation() {
  const live = createLive(loopback());
  await live.start();
  const { context, close } = await openTestApp([live.subscriber]);
  onTestFinished(close);
  const cast = await settle(context);
  const { id } = await publishEntry(context, cast.ada, { space: 'attic', title: 'Within' });
  await live.flush();
  const doorContext = doorwayFor(context, { live });
  const headers = { Authorization: `Bearer ${await tokenFor(context, 'ben')}` };
  const app = houseWith(doorContext, liveDoor(doorContext, quickPace));
  const answer = await app.request(`${testOrigin}/live?entry=${id}`, { headers });
  const heard = reading(answer);
  await eventually(() => expect(heard.text).toContain('still here'));
  const say = (body: string) => addComment(context, cast.ada, id, { body });
  return { context, ...cast, heard, say };
}

describe('an open page hears no more of a conversation', () => {
  test('once its reader has left the workplace', async () => {
    const { context, ada, heard, say } = await followConversation();
    await say('before');
    await eventually(() => expect(heard.text).toContain('commentAdded'));
    await deactivatePerson(context, ada, 'ben');
    const { id } = await say('after');
    await eventually(() => expect(heard.over).toBe(true));
    expect(heard.text).not.toContain(id);
  });

  test('once its reader is no longer a member of the space', async () => {
    const { context, ada, heard, say } = await followConversation();
    await removeMember(context, ada, 'attic', 'ben');
    const { id } = await say('after');
    await eventually(() => expect(heard.over).toBe(true));
    expect(heard.text).not.toContain(id);
  });

  test('once the token it was opened with has ended', async () => {
    const { context, ben, heard, say } = await followConversation();
    for (const token of await listTokens(context, ben)) {
      await revokeToken(context, ben, token.id);
    }
    const { id } = await say('after');
    await eventually(() => expect(heard.over).toBe(true));
    expect(heard.text).not.toContain(id);
  });
});
