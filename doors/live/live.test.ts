import { describe, expect, onTestFinished, test } from 'vitest';
import { settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { eventually } from '../../test/eventually.ts';
import { loopback, quickPace, reading } from '../../test/live.ts';
import { openWorkplace } from '../../test/workplace.ts';
import { addComment } from '../../workplace/conversation/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { makeLive } from '../../workplace/live/index.ts';
import { letPersonLeave } from '../../workplace/people/index.ts';
import { removeMember } from '../../workplace/spaces/index.ts';
import { listTokens, revokeToken } from '../../workplace/tokens/index.ts';
import { liveDoor } from './index.ts';

/** A closed conversation of Ada's, which Ben follows on an open page. */
async function followed() {
  const live = makeLive(loopback());
  await live.start();
  const { workplace, close } = await openWorkplace([live.reaction]);
  onTestFinished(close);
  const cast = await settle(workplace);
  const { id } = await publishEntry(workplace, cast.ada, { space: 'attic', title: 'Within' });
  await live.sent();
  const doorway = doorwayFor(workplace, { live });
  const headers = { Authorization: `Bearer ${await tokenFor(workplace, 'ben')}` };
  const app = houseWith(doorway, liveDoor(doorway, quickPace));
  const answer = await app.request(`${testOrigin}/live?entry=${id}`, { headers });
  const heard = reading(answer);
  await eventually(() => expect(heard.text).toContain('still here'));
  const say = (body: string) => addComment(workplace, cast.ada, id, { body });
  return { workplace, ...cast, heard, say };
}

describe('an open page hears no more of a conversation', () => {
  test('once its reader has left the workplace', async () => {
    const { workplace, ada, heard, say } = await followed();
    await say('before');
    await eventually(() => expect(heard.text).toContain('commentAdded'));
    await letPersonLeave(workplace, ada, 'ben');
    const { id } = await say('after');
    await eventually(() => expect(heard.over).toBe(true));
    expect(heard.text).not.toContain(id);
  });

  test('once its reader is no longer a member of the space', async () => {
    const { workplace, ada, heard, say } = await followed();
    await removeMember(workplace, ada, 'attic', 'ben');
    const { id } = await say('after');
    await eventually(() => expect(heard.over).toBe(true));
    expect(heard.text).not.toContain(id);
  });

  test('once the token it was opened with has ended', async () => {
    const { workplace, ben, heard, say } = await followed();
    for (const token of await listTokens(workplace, ben)) {
      await revokeToken(workplace, ben, token.id);
    }
    const { id } = await say('after');
    await eventually(() => expect(heard.over).toBe(true));
    expect(heard.text).not.toContain(id);
  });
});
