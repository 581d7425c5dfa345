import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { withSearchIndex } from '../../test/search-index.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry, withdrawEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addLink } from '../lineage/index.ts';
import type { SearchIndex } from '../search/index.ts';
import { joinSpace, removeMember } from '../spaces/index.ts';
import {
  follow,
  getCaughtUpTime,
  hasInterests,
  listFollowedEntries,
  listFollows,
  listUnreadConversations,
  markCaughtUp,
  markRead,
  mute,
  setSpaceLevel,
  unfollow,
} from './index.ts';

let app: TestApp;
let context: CommandContext;
let searchIndex: SearchIndex;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  ({ context, searchIndex } = await withSearchIndex(app.context, app.connection.database));
});
afterAll(async () => {
  await searchIndex.close();
  await app.close();
});
beforeEach(async () => {
  await context.db.deleteFrom('follows').execute();
  await markCaughtUp(context, cast.cleo, context.now());
});

const publish = (by: PersonViewer, title: string, input: object = {}) =>
  publishEntry(context, by, { space: 'yard', title, body: '', ...input });

async function describeFollowedEntries(viewer: PersonViewer): Promise<string[]> {
  await searchIndex.whenIdle();
  const since = await getCaughtUpTime(context, viewer, context.now());
  const news = await listFollowedEntries(context, viewer, since);
  return news.map(({ entry, source, sourceTitle }) => `${entry.title} by ${source} ${sourceTitle}`);
}

describe('somebody follows', () => {
  test('a person, a tag, a search and what is built on an entry, and sees why each is there', async () => {
    const { cleo } = cast;
    const root = await publish(cast.ada, 'The root');
    await follow(context, cleo, { type: 'person', target: 'ben' });
    await follow(context, cleo, { type: 'tag', target: '#Frost' });
    await follow(context, cleo, { type: 'search', target: 'zeppelin' });
    await follow(context, cleo, { type: 'lineage', target: root.id });
    await markCaughtUp(context, cleo, context.now());
    await publish(cast.ada, 'Of no interest');
    await publish(cast.ada, 'Cold', { tags: ['frost'] });
    await publish(cast.ada, 'A zeppelin over the yard');
    const leaf = await publish(cast.ada, 'The leaf');
    const bud = await publish(cast.ada, 'The bud');
    const relation = 'buildsOn';
    await addLink(context, cast.ada, { entryId: leaf.id }, { relation, source: root.id });
    await addLink(context, cast.ada, { entryId: bud.id }, { relation, source: leaf.id });
    await publish(cast.ben, 'From Ben', { tags: ['frost'] });
    expect(await describeFollowedEntries(cleo)).toEqual([
      'From Ben by person Ben Oduya',
      'The bud by lineage The root',
      'The leaf by lineage The root',
      'A zeppelin over the yard by search zeppelin',
      'Cold by tag frost',
    ]);
    await markCaughtUp(context, cleo, context.now());
    expect(await describeFollowedEntries(cleo)).toEqual([]);
  });

  test('a space, or is in it, unless they set it to be quieter', async () => {
    const { cleo } = cast;
    expect(await hasInterests(context, cleo)).toBe(false);
    const { id } = await follow(context, cleo, { type: 'space', target: 'yard' });
    expect(await hasInterests(context, cleo)).toBe(true);
    await publish(cast.ada, 'In the yard');
    expect(await describeFollowedEntries(cleo)).toEqual(['In the yard by space The yard']);
    await unfollow(context, cleo, id);
    expect(await describeFollowedEntries(cleo)).toEqual([]);
    await joinSpace(context, cleo, 'yard');
    expect(await describeFollowedEntries(cleo)).toEqual(['In the yard by joined The yard']);
    await setSpaceLevel(context, cleo, 'yard', { level: 'named' });
    expect(await describeFollowedEntries(cleo)).toEqual([]);
    await setSpaceLevel(context, cleo, 'yard', { level: 'involved' });
    await removeMember(context, cleo, 'yard', 'cleo');
  });

  test('not what they have read, muted, or may not see, nor what was withdrawn', async () => {
    const { cleo, ada } = cast;
    await follow(context, cleo, { type: 'person', target: 'ada' });
    await publish(ada, 'Secret', { space: 'attic' });
    const read = await publish(ada, 'Read');
    const muted = await publish(ada, 'Muted');
    const gone = await publish(ada, 'Gone');
    expect(await describeFollowedEntries(cleo)).toHaveLength(3);
    await markRead(context, cleo, read.id, context.now());
    await mute(context, cleo, muted.id);
    await withdrawEntry(context, ada, gone.id);
    expect(await describeFollowedEntries(cleo)).toEqual([]);
    await addComment(context, cast.ben, read.id, { body: 'More.' });
    expect((await listUnreadConversations(context, cleo)).map(({ title }) => title)).toEqual([
      'Read',
    ]);
    await mute(context, cleo, read.id);
    expect(await listUnreadConversations(context, cleo)).toEqual([]);
  });

  test('each thing once, only what is there for them, and nobody’s but their own to end', async () => {
    const { cleo, ben } = cast;
    const ask = { type: 'person', target: 'ben' };
    const twice = await Promise.all([follow(context, cleo, ask), follow(context, cleo, ask)]);
    expect(twice[0]).toEqual(twice[1]);
    expect(await listFollows(context, cleo)).toHaveLength(1);
    const hidden = await publish(cast.ada, 'Hidden', { space: 'attic' });
    const unknown = { code: 'invalid', fields: { target: 'followUnknown' } };
    for (const asked of [
      { type: 'space', target: 'attic' },
      { type: 'space', target: 'nowhere' },
      { type: 'entry', target: hidden.id },
      { type: 'lineage', target: 'no-id' },
      { type: 'person', target: 'nobody-here' },
    ]) {
      await expect(follow(context, cleo, asked)).rejects.toMatchObject(unknown);
    }
    await expect(follow(context, cleo, { type: 'tag', target: '<script>' })).rejects.toMatchObject({
      fields: { target: 'tagMalformed' },
    });
    await follow(context, cleo, { type: 'tag', target: '#Late  Frost' });
    const tag = { type: 'tag', target: 'late-frost' } as const;
    expect(await listFollows(context, cleo, tag)).toMatchObject([{ title: '#late-frost' }]);
    await unfollow(context, cleo, (await listFollows(context, cleo, tag))[0]!.id);
    await expect(follow(context, ben, ask)).rejects.toMatchObject({
      fields: { target: 'followSelf' },
    });
    await unfollow(context, ben, twice[0].id);
    expect(await listFollows(context, cleo)).toHaveLength(1);
  });
});
