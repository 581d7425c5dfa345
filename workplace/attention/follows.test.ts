import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { withFinder } from '../../test/finder.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { addComment } from '../conversation/index.ts';
import type { Finder } from '../discovery/index.ts';
import { publishEntry, withdrawEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addLink } from '../lineage/index.ts';
import { joinSpace, removeMember } from '../spaces/index.ts';
import {
  catchUp,
  follow,
  hasChosen,
  listFollows,
  listNews,
  listUnread,
  markRead,
  mute,
  newsSince,
  setLevel,
  unfollow,
} from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let finder: Finder;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  ({ workplace, finder } = await withFinder(house.workplace, house.connection.database));
});
afterAll(async () => {
  await finder.close();
  await house.close();
});
beforeEach(async () => {
  await workplace.db.deleteFrom('follows').execute();
  await catchUp(workplace, cast.cleo, workplace.now());
});

const publish = (by: PersonViewer, title: string, input: object = {}) =>
  publishEntry(workplace, by, { space: 'yard', title, body: '', ...input });

async function newsOf(viewer: PersonViewer): Promise<string[]> {
  await finder.settled();
  const since = await newsSince(workplace, viewer, workplace.now());
  const news = await listNews(workplace, viewer, since);
  return news.map(({ entry, what, of }) => `${entry.title} by ${what} ${of}`);
}

describe('somebody follows', () => {
  test('a person, a tag, a search and what is built on an entry, and sees why each is there', async () => {
    const { cleo } = cast;
    const root = await publish(cast.ada, 'The root');
    await follow(workplace, cleo, { what: 'person', of: 'ben' });
    await follow(workplace, cleo, { what: 'tag', of: '#Frost' });
    await follow(workplace, cleo, { what: 'search', of: 'zeppelin' });
    await follow(workplace, cleo, { what: 'lineage', of: root.id });
    await catchUp(workplace, cleo, workplace.now());
    await publish(cast.ada, 'Of no interest');
    await publish(cast.ada, 'Cold', { tags: ['frost'] });
    await publish(cast.ada, 'A zeppelin over the yard');
    const leaf = await publish(cast.ada, 'The leaf');
    const bud = await publish(cast.ada, 'The bud');
    const relation = 'buildsOn';
    await addLink(workplace, cast.ada, { entryId: leaf.id }, { relation, source: root.id });
    await addLink(workplace, cast.ada, { entryId: bud.id }, { relation, source: leaf.id });
    await publish(cast.ben, 'From Ben', { tags: ['frost'] });
    expect(await newsOf(cleo)).toEqual([
      'From Ben by person Ben Oduya',
      'The bud by lineage The root',
      'The leaf by lineage The root',
      'A zeppelin over the yard by search zeppelin',
      'Cold by tag frost',
    ]);
    await catchUp(workplace, cleo, workplace.now());
    expect(await newsOf(cleo)).toEqual([]);
  });

  test('a space, or is in it, unless they set it to be quieter', async () => {
    const { cleo } = cast;
    expect(await hasChosen(workplace, cleo)).toBe(false);
    const { id } = await follow(workplace, cleo, { what: 'space', of: 'yard' });
    expect(await hasChosen(workplace, cleo)).toBe(true);
    await publish(cast.ada, 'In the yard');
    expect(await newsOf(cleo)).toEqual(['In the yard by space The yard']);
    await unfollow(workplace, cleo, id);
    expect(await newsOf(cleo)).toEqual([]);
    await joinSpace(workplace, cleo, 'yard');
    expect(await newsOf(cleo)).toEqual(['In the yard by joined The yard']);
    await setLevel(workplace, cleo, 'yard', { level: 'named' });
    expect(await newsOf(cleo)).toEqual([]);
    await setLevel(workplace, cleo, 'yard', { level: 'involved' });
    await removeMember(workplace, cleo, 'yard', 'cleo');
  });

  test('not what they have read, muted, or may not see, nor what was withdrawn', async () => {
    const { cleo, ada } = cast;
    await follow(workplace, cleo, { what: 'person', of: 'ada' });
    await publish(ada, 'Secret', { space: 'attic' });
    const read = await publish(ada, 'Read');
    const muted = await publish(ada, 'Muted');
    const gone = await publish(ada, 'Gone');
    expect(await newsOf(cleo)).toHaveLength(3);
    await markRead(workplace, cleo, read.id, workplace.now());
    await mute(workplace, cleo, muted.id);
    await withdrawEntry(workplace, ada, gone.id);
    expect(await newsOf(cleo)).toEqual([]);
    await addComment(workplace, cast.ben, read.id, { body: 'More.' });
    expect((await listUnread(workplace, cleo)).map(({ title }) => title)).toEqual(['Read']);
    await mute(workplace, cleo, read.id);
    expect(await listUnread(workplace, cleo)).toEqual([]);
  });

  test('each thing once, only what is there for them, and nobody’s but their own to end', async () => {
    const { cleo, ben } = cast;
    const ask = { what: 'person', of: 'ben' };
    const twice = await Promise.all([follow(workplace, cleo, ask), follow(workplace, cleo, ask)]);
    expect(twice[0]).toEqual(twice[1]);
    expect(await listFollows(workplace, cleo)).toHaveLength(1);
    const hidden = await publish(cast.ada, 'Hidden', { space: 'attic' });
    const unknown = { code: 'invalid', fields: { of: 'followUnknown' } };
    for (const asked of [
      { what: 'space', of: 'attic' },
      { what: 'space', of: 'nowhere' },
      { what: 'entry', of: hidden.id },
      { what: 'lineage', of: 'no-id' },
      { what: 'person', of: 'nobody-here' },
    ]) {
      await expect(follow(workplace, cleo, asked)).rejects.toMatchObject(unknown);
    }
    await expect(follow(workplace, cleo, { what: 'tag', of: '<script>' })).rejects.toMatchObject({
      fields: { of: 'tagMalformed' },
    });
    await follow(workplace, cleo, { what: 'tag', of: '#Late  Frost' });
    const tag = { what: 'tag', of: 'late-frost' } as const;
    expect(await listFollows(workplace, cleo, tag)).toMatchObject([{ title: '#late-frost' }]);
    await unfollow(workplace, cleo, (await listFollows(workplace, cleo, tag))[0]!.id);
    await expect(follow(workplace, ben, ask)).rejects.toMatchObject({
      fields: { of: 'followOneself' },
    });
    await unfollow(workplace, ben, twice[0].id);
    expect(await listFollows(workplace, cleo)).toHaveLength(1);
  });
});
