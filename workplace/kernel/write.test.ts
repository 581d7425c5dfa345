import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { addComment } from '../comments/index.ts';
import { listEntries, publishEntry } from '../entries/index.ts';
import {
  type CommandContext,
  type DomainEvent,
  type IdempotencyKey,
  type Subscriber,
  write,
} from './index.ts';

let app: TestApp;
let cast: Cast;
const pendingChecks: Promise<void>[] = [];
const received: { event: DomainEvent; stored: boolean }[] = [];

/** Looks from outside the command's transaction whether what it hears of has been committed. */
const recorder: Subscriber = {
  name: 'witness',
  eventNames: ['entryPublished', 'commentAdded'],
  run(event) {
    const look = async () => void received.push({ event, stored: await isStored(event) });
    const looked = look();
    pendingChecks.push(looked);
    return looked;
  },
};

async function isStored({ id }: DomainEvent): Promise<boolean> {
  const { rows } = await app.connection.pool.query('select 1 from happenings where id = $1', [id]);
  return rows.length === 1;
}

beforeAll(async () => {
  app = await openTestApp([recorder]);
  cast = await settle(app.context);
});
afterEach(() => Promise.all(pendingChecks.splice(0)));
afterAll(() => app.close());
beforeEach(() => void received.splice(0));

const entryInput = { space: 'yard', title: 'Once', body: 'Only once.' };
const withIdempotencyKey = (key: string, request = 'a'): CommandContext => {
  const promise: IdempotencyKey = { personId: cast.ada.id, key, request };
  return { ...app.context, idempotencyKey: promise };
};

const listKeys = () => app.context.db.selectFrom('idempotency').select('key').execute();

describe('a command', () => {
  test('that throws leaves nothing behind, and nobody hears of it', async () => {
    const { context } = app;
    const before = await listEvents();
    const key = withIdempotencyKey('thrown');
    const failing = write(key, async (tx) => {
      await tx.db.updateTable('people').set({ name: 'Nobody' }).execute();
      tx.emit({ name: 'entryPublished', personId: cast.ada.id });
      throw new Error('the roof fell in');
    });
    await expect(failing).rejects.toThrow('the roof fell in');
    expect(await listEvents()).toEqual(before);
    const renamed = context.db.selectFrom('people').selectAll().where('name', '=', 'Nobody');
    expect(await renamed.execute()).toEqual([]);
    expect(await listKeys()).toEqual([]);
    expect(received).toEqual([]);
    await expect(write(key, async () => 'second try')).resolves.toBe('second try');
  });

  test('is told of after its commit, once to each who cares, in the order it happened', async () => {
    const { id } = await publishEntry(app.context, cast.ada, entryInput);
    await addComment(app.context, cast.ben, id, { body: 'Seen.' });
    await eventually(() => expect(received).toHaveLength(2));
    expect(received.map(({ event }) => event.name)).toEqual(['entryPublished', 'commentAdded']);
    expect(received.every(({ stored }) => stored)).toBe(true);
  });

  test('may tell of more than fits into one statement', async () => {
    const before = (await listEvents()).length;
    await write(app.context, async (tx) => {
      for (let i = 0; i < 7000; i += 1) tx.emit({ name: 'personAdded' });
    });
    expect((await listEvents()).length).toBe(before + 7000);
  });

  test('has succeeded even where what follows from it fails', async () => {
    const failures: string[] = [];
    const sulking: Subscriber = {
      name: 'sulking',
      eventNames: ['entryPublished'],
      run: () => {
        throw new Error('not today');
      },
    };
    const context: CommandContext = {
      ...app.context,
      subscribers: [sulking, recorder],
      onSubscriberError: (name) => failures.push(name),
    };
    const { id } = await publishEntry(context, cast.ada, entryInput);
    await eventually(() => expect(received).toHaveLength(1));
    expect(failures).toEqual(['sulking']);
    expect(received[0]!.event.entryId).toBe(id);
  });
});

async function listEvents() {
  return app.context.db.selectFrom('happenings').selectAll().orderBy('id').execute();
}

describe('somebody who asks again under the same key', () => {
  test('ten times at once gets one entry, and ten times the same answer', async () => {
    const before = (await listEntries(app.context, cast.ada, { limit: 200 })).items.length;
    const requests = Array.from({ length: 10 }, () =>
      publishEntry(withIdempotencyKey('ten'), cast.ada, entryInput),
    );
    const answers = await Promise.all(requests);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const after = (await listEntries(app.context, cast.ada, { limit: 200 })).items.length;
    expect(after).toBe(before + 1);
    await eventually(() => expect(received).toHaveLength(1));
  });

  test('for something else is refused', async () => {
    await publishEntry(withIdempotencyKey('reused'), cast.ada, entryInput);
    await expect(
      publishEntry(withIdempotencyKey('reused', 'b'), cast.ada, entryInput),
    ).rejects.toMatchObject({
      code: 'conflict',
      reason: 'idempotencyKeyReused',
    });
  });

  test('gets in at the second try where the first was refused', async () => {
    const refused = publishEntry(withIdempotencyKey('again'), cast.ada, {
      ...entryInput,
      space: 'nowhere',
    });
    await expect(refused).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      publishEntry(withIdempotencyKey('again'), cast.ada, entryInput),
    ).resolves.toHaveProperty('id');
  });

  test('is not mistaken for somebody else with the same key', async () => {
    const mine = await publishEntry(withIdempotencyKey('shared'), cast.ada, entryInput);
    const theirs: IdempotencyKey = { personId: cast.ben.id, key: 'shared', request: 'a' };
    const other = await publishEntry(
      { ...app.context, idempotencyKey: theirs },
      cast.ben,
      entryInput,
    );
    expect(other.id).not.toBe(mine.id);
  });
});
