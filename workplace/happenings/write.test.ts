import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { addComment } from '../conversation/index.ts';
import { listEntries, publishEntry } from '../entries/index.ts';
import { type Happening, type Once, type Reaction, type Workplace, write } from './index.ts';

let house: TestWorkplace;
let cast: Cast;
const looking: Promise<void>[] = [];
const heard: { happening: Happening; stored: boolean }[] = [];

/** Looks from outside the command's transaction whether what it hears of has been committed. */
const witness: Reaction = {
  name: 'witness',
  to: ['entryPublished', 'commentAdded'],
  run(happening) {
    const look = async () => void heard.push({ happening, stored: await isStored(happening) });
    const looked = look();
    looking.push(looked);
    return looked;
  },
};

async function isStored({ id }: Happening): Promise<boolean> {
  const { rows } = await house.connection.pool.query('select 1 from happenings where id = $1', [
    id,
  ]);
  return rows.length === 1;
}

beforeAll(async () => {
  house = await openWorkplace([witness]);
  cast = await settle(house.workplace);
});
afterEach(() => Promise.all(looking.splice(0)));
afterAll(() => house.close());
beforeEach(() => void heard.splice(0));

const words = { space: 'yard', title: 'Once', body: 'Only once.' };
const once = (key: string, request = 'a'): Workplace => {
  const promise: Once = { personId: cast.ada.id, key, request };
  return { ...house.workplace, once: promise };
};

const keys = () => house.workplace.db.selectFrom('idempotency').select('key').execute();

describe('a command', () => {
  test('that throws leaves nothing behind, and nobody hears of it', async () => {
    const { workplace } = house;
    const before = await everyHappening();
    const key = once('thrown');
    const failing = write(key, async (tx) => {
      await tx.db.updateTable('people').set({ name: 'Nobody' }).execute();
      tx.happened({ name: 'entryPublished', personId: cast.ada.id });
      throw new Error('the roof fell in');
    });
    await expect(failing).rejects.toThrow('the roof fell in');
    expect(await everyHappening()).toEqual(before);
    const renamed = workplace.db.selectFrom('people').selectAll().where('name', '=', 'Nobody');
    expect(await renamed.execute()).toEqual([]);
    expect(await keys()).toEqual([]);
    expect(heard).toEqual([]);
    await expect(write(key, async () => 'second try')).resolves.toBe('second try');
  });

  test('is told of after its commit, once to each who cares, in the order it happened', async () => {
    const { id } = await publishEntry(house.workplace, cast.ada, words);
    await addComment(house.workplace, cast.ben, id, { body: 'Seen.' });
    await eventually(() => expect(heard).toHaveLength(2));
    expect(heard.map(({ happening }) => happening.name)).toEqual([
      'entryPublished',
      'commentAdded',
    ]);
    expect(heard.every(({ stored }) => stored)).toBe(true);
  });

  test('may tell of more than fits into one statement', async () => {
    const before = (await everyHappening()).length;
    await write(house.workplace, async (tx) => {
      for (let i = 0; i < 7000; i += 1) tx.happened({ name: 'personAdded' });
    });
    expect((await everyHappening()).length).toBe(before + 7000);
  });

  test('has succeeded even where what follows from it fails', async () => {
    const failures: string[] = [];
    const sulking: Reaction = {
      name: 'sulking',
      to: ['entryPublished'],
      run: () => {
        throw new Error('not today');
      },
    };
    const workplace: Workplace = {
      ...house.workplace,
      reactions: [sulking, witness],
      onReactionError: (name) => failures.push(name),
    };
    const { id } = await publishEntry(workplace, cast.ada, words);
    await eventually(() => expect(heard).toHaveLength(1));
    expect(failures).toEqual(['sulking']);
    expect(heard[0]!.happening.entryId).toBe(id);
  });
});

async function everyHappening() {
  return house.workplace.db.selectFrom('happenings').selectAll().orderBy('id').execute();
}

describe('somebody who asks again under the same key', () => {
  test('ten times at once gets one entry, and ten times the same answer', async () => {
    const before = (await listEntries(house.workplace, cast.ada, { limit: 200 })).items.length;
    const asked = Array.from({ length: 10 }, () => publishEntry(once('ten'), cast.ada, words));
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const after = (await listEntries(house.workplace, cast.ada, { limit: 200 })).items.length;
    expect(after).toBe(before + 1);
    await eventually(() => expect(heard).toHaveLength(1));
  });

  test('for something else is refused', async () => {
    await publishEntry(once('reused'), cast.ada, words);
    await expect(publishEntry(once('reused', 'b'), cast.ada, words)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'idempotencyKeyReused',
    });
  });

  test('gets in at the second try where the first was refused', async () => {
    const refused = publishEntry(once('again'), cast.ada, { ...words, space: 'nowhere' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid' });
    await expect(publishEntry(once('again'), cast.ada, words)).resolves.toHaveProperty('id');
  });

  test('is not mistaken for somebody else with the same key', async () => {
    const mine = await publishEntry(once('shared'), cast.ada, words);
    const theirs: Once = { personId: cast.ben.id, key: 'shared', request: 'a' };
    const other = await publishEntry({ ...house.workplace, once: theirs }, cast.ben, words);
    expect(other.id).not.toBe(mine.id);
  });
});
