import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment, closeConversation, deleteComment } from '../comments/index.ts';
import { applyAction, publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addLink, correctWork } from '../lineage/index.ts';
import { addPerson } from '../people/index.ts';
import { removeMember } from '../spaces/index.ts';
import {
  changeNotificationSettings,
  countNotifications,
  createMissedNotifications,
  listNotifications,
  makeNotificationDispatcher,
  markNotificationsSeen,
  markRead,
  mute,
  releaseHeldNotifications,
  setSpaceLevel,
  unmute,
} from './index.ts';

let app: TestApp;
let context: CommandContext;
let cast: Cast;
const notifiedPeople: string[][] = [];
let lastRun: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  const tells = makeNotificationDispatcher(
    () => app.context,
    (people) => void notifiedPeople.push(people),
  );
  app = await openTestApp([{ ...tells, run: (event) => runInTurn(() => tells.run(event)) }]);
  ({ context } = app);
  cast = await settle(context);
});
afterAll(() => app.close());

/** Reactions follow commits; here each waits for the one before, and the tests for the last. */
function runInTurn(act: () => unknown): void {
  lastRun = lastRun.then(act);
}

let day = 0;
beforeEach(async () => {
  await waitForDispatch();
  for (const viewer of Object.values(cast) as PersonViewer[]) {
    await markNotificationsSeen(context, viewer);
  }
  day += 1;
  app.at(new Date(Date.UTC(2026, 2, 2 + day, 9)).toISOString());
});

async function waitForDispatch(): Promise<void> {
  await lastRun;
}

const publish = (author: PersonViewer, input: object = {}) =>
  publishEntry(context, author, { space: 'yard', title: 'The boiler', body: '', ...input });
const comment = (by: PersonViewer, entry: string, body = 'It drips.', more: object = {}) =>
  addComment(context, by, entry, { body, ...more });

async function describeInbox(viewer: PersonViewer): Promise<string[]> {
  await waitForDispatch();
  const notices = await listNotifications(context, viewer);
  return notices.map(({ why, actors, commentCount, delivery }) => {
    const who = actors.map(({ handle }) => handle).join('+');
    return `${why} by ${who}, ${commentCount} comments, ${delivery}`;
  });
}

describe('a person is told', () => {
  test('of comments on their entry, in one notice however many there are', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ben, id);
    await comment(cast.cleo, id);
    await comment(cast.ben, id);
    expect(await describeInbox(cast.ada)).toEqual(['author by ben+cleo, 3 comments, now']);
    expect(await countNotifications(context, cast.ada)).toBe(1);
  });

  test('of mentions before all else, and of a reply as a reply', async () => {
    const boiler = await publish(cast.ada);
    await comment(cast.ben, boiler.id);
    const roof = await publish(cast.cleo, { title: 'The roof' });
    const first = await comment(cast.ada, roof.id, 'Which side?');
    await comment(cast.cleo, roof.id, 'The north.', { replyTo: first.id });
    await comment(cast.ben, boiler.id, 'Have a look, @ada');
    await comment(cast.ben, boiler.id);
    expect(await describeInbox(cast.ada)).toEqual([
      'mention by ben, 3 comments, now',
      'reply by cleo, 1 comments, now',
    ]);
  });

  test('of what goes on where they take part, of its closing, and of an accepted answer', async () => {
    const { id } = await publish(cast.ada, { kind: 'question', title: 'Which boiler?' });
    const answer = await comment(cast.cleo, id, 'The small one.');
    await applyAction(context, cast.ada, id, 'acceptance', { comment: answer.id });
    expect(await describeInbox(cast.cleo)).toEqual(['accepted by ada, 1 comments, now']);
    await closeConversation(context, cast.ada, id, { outcome: 'The small one it is.' });
    expect(await describeInbox(cast.cleo)).toEqual(['accepted by ada, 1 comments, now']);
    await markNotificationsSeen(context, cast.cleo);
    expect(await describeInbox(cast.cleo)).toEqual([]);
  });

  test('that what their work was made on was corrected', async () => {
    const source = await publish(cast.ada, { title: 'Pressure' });
    const made = await publish(cast.ben, { title: 'Built on it' });
    await addLink(
      context,
      cast.ben,
      { entryId: made.id, commentId: null },
      { relation: 'buildsOn', source: source.id },
    );
    await correctWork(
      context,
      cast.ada,
      { entryId: source.id, commentId: null },
      { note: 'It was in bar.' },
    );
    expect(await describeInbox(cast.ben)).toEqual(['correction by ada, 0 comments, now']);
  });

  test('of nothing that they did themselves, and of nobody’s reactions', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ada, id, 'Myself, @ada');
    expect(await describeInbox(cast.ada)).toEqual([]);
  });

  test('of nothing any more that is gone, or hidden from them', async () => {
    const { id } = await publish(cast.ada, { space: 'attic' });
    const said = await comment(cast.ada, id, 'Look, @ben and @cleo');
    expect(await describeInbox(cast.cleo)).toEqual([]);
    expect(await describeInbox(cast.ben)).toHaveLength(1);
    await deleteComment(context, cast.ada, said.id);
    expect(await describeInbox(cast.ben)).toEqual([]);
    await comment(cast.ada, id, 'Again, @ben');
    expect(await describeInbox(cast.ben)).toHaveLength(1);
    await removeMember(context, cast.ada, 'attic', 'ben');
    expect(await describeInbox(cast.ben)).toEqual([]);
    expect(await countNotifications(context, cast.ben)).toBe(0);
  });

  test('no more of what they have read', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ben, id);
    expect(await describeInbox(cast.ada)).toHaveLength(1);
    await markRead(context, cast.ada, id, context.now());
    expect(await describeInbox(cast.ada)).toEqual([]);
    expect(await listNotifications(context, cast.ada, { seen: true, entry: id })).toEqual([]);
    await comment(cast.cleo, id);
    expect(await describeInbox(cast.ada)).toEqual(['author by cleo, 1 comments, now']);
  });

  test('once, whoever tells, and also where the program had stopped in between', async () => {
    const { id } = await publish(cast.ada);
    await waitForDispatch();
    await comment({ ...cast.ben }, id);
    const quietly: CommandContext = { ...context, subscribers: [] };
    await addComment(quietly, cast.cleo, id, { body: 'While nobody listened.' });
    await waitForDispatch();
    const late = new Date(context.now().getTime() + 60_000);
    const again = await Promise.all([
      createMissedNotifications(context, late),
      createMissedNotifications(context, late),
    ]);
    expect(again.flat()).toContain(cast.ada.id);
    expect(await describeInbox(cast.ada)).toEqual(['author by cleo+ben, 2 comments, now']);
    expect(await createMissedNotifications(context, late)).toEqual([]);
  });
});

describe('a person hears less', () => {
  test('of a conversation that they muted, except by name', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ben, id);
    await waitForDispatch();
    await mute(context, cast.ada, id);
    await comment(cast.cleo, id);
    expect(await describeInbox(cast.ada)).toEqual([]);
    await comment(cast.cleo, id, 'But @ada…');
    expect(await describeInbox(cast.ada)).toEqual(['mention by cleo, 1 comments, now']);
    await markNotificationsSeen(context, cast.ada);
    await unmute(context, cast.ada, id);
    await comment(cast.cleo, id);
    expect(await describeInbox(cast.ada)).toHaveLength(1);
  });

  test('or more, of a space, as they set its level', async () => {
    await setSpaceLevel(context, cast.cleo, 'yard', { level: 'everything' });
    const { id } = await publish(cast.ada);
    expect(await describeInbox(cast.cleo)).toEqual(['space by ada, 0 comments, now']);
    await setSpaceLevel(context, cast.cleo, 'yard', { level: 'nothing' });
    await markNotificationsSeen(context, cast.cleo);
    await comment(cast.ada, id, 'Well, @cleo?');
    expect(await describeInbox(cast.cleo)).toEqual(['mention by ada, 1 comments, digest']);
    await setSpaceLevel(context, cast.cleo, 'yard', { level: 'involved' });
    await expect(setSpaceLevel(context, cast.cleo, 'attic', { level: 'nothing' })).rejects.toThrow(
      'notFound',
    );
  });

  test('in quiet hours: it is held back, and let go of when they are over', async () => {
    await changeNotificationSettings(context, cast.ada, {
      quietFrom: '18:00',
      quietUntil: '07:00',
    });
    const { id } = await publish(cast.ada);
    app.at('2026-06-01T23:00:00Z');
    await comment(cast.ben, id);
    await comment(cast.cleo, id);
    expect(await describeInbox(cast.ada)).toEqual(['author by cleo+ben, 2 comments, held']);
    expect(await countNotifications(context, cast.ada)).toBe(0);
    app.at('2026-06-02T06:59:00Z');
    expect(await releaseHeldNotifications(context)).toEqual([]);
    app.at('2026-06-02T07:00:00Z');
    expect(await releaseHeldNotifications(context)).toEqual([cast.ada.id]);
    expect(await describeInbox(cast.ada)).toEqual(['author by cleo+ben, 2 comments, now']);
    await expect(
      changeNotificationSettings(context, cast.ada, { quietFrom: null }),
    ).rejects.toMatchObject({
      fields: { quietFrom: 'quietHoursIncomplete' },
    });
    await changeNotificationSettings(context, cast.ada, { quietFrom: '', quietUntil: '' });
    await expect(
      changeNotificationSettings(context, cast.ada, { quietFrom: '25:00', quietUntil: '07:00' }),
    ).rejects.toMatchObject({ fields: { quietFrom: 'clockMalformed' } });
    await expect(
      changeNotificationSettings(context, cast.ada, { quietFrom: '19:00', quietUntil: '19:00' }),
    ).rejects.toMatchObject({ fields: { quietUntil: 'quietHoursEmpty' } });
  });

  test('and what they held waits no longer than they last, once somebody changes or ends them', async () => {
    await changeNotificationSettings(context, cast.ada, {
      quietFrom: '18:00',
      quietUntil: '07:00',
    });
    const { id } = await publish(cast.ada);
    app.at('2026-06-03T23:00:00Z');
    await comment(cast.ben, id);
    await waitForDispatch();
    await changeNotificationSettings(context, cast.ada, {
      quietFrom: '22:00',
      quietUntil: '05:00',
    });
    app.at('2026-06-04T04:59:00Z');
    expect(await releaseHeldNotifications(context)).toEqual([]);
    expect(await describeInbox(cast.ada)).toEqual(['author by ben, 1 comments, held']);
    await changeNotificationSettings(context, cast.ada, { quietFrom: '', quietUntil: '' });
    expect(await describeInbox(cast.ada)).toEqual(['author by ben, 1 comments, now']);
  });
});

describe('the budget of a day holds', () => {
  test('however small: one is kept for what names somebody, and nothing written is no zero', async () => {
    await changeNotificationSettings(context, cast.ada, { budget: 2 });
    for (const name of ['The boiler', 'The roof']) {
      await comment(cast.ben, (await publish(cast.ada, { title: name })).id);
    }
    await comment(cast.cleo, (await publish(cast.ben)).id, 'Do look, @ada');
    expect(await describeInbox(cast.ada)).toEqual([
      'mention by cleo, 1 comments, now',
      'author by ben, 1 comments, digest',
      'author by ben, 1 comments, now',
    ]);
    await expect(
      changeNotificationSettings(context, cast.ada, { budget: ' ' }),
    ).rejects.toMatchObject({
      fields: { budget: 'notNumber' },
    });
    await changeNotificationSettings(context, cast.ada, { budget: '10' });
  });

  test('whatever floods in: what is over it waits for the digest, and nothing is lost', async () => {
    const { ada: author } = cast;
    let floodNumber = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 8 }),
        fc.array(
          fc.record({
            conversation: fc.nat({ max: 11 }),
            named: fc.boolean(),
            looks: fc.nat({ max: 30 }).map((n) => n === 0),
          }),
          { minLength: 60, maxLength: 80 },
        ),
        async (budget, floods) => {
          floodNumber += 1;
          const handle = `flo-${floodNumber}`;
          await addPerson(context, operator, {
            handle,
            name: 'Flo',
            email: `${handle}@example.org`,
          });
          const flo = await viewerFor(context, handle);
          await changeNotificationSettings(context, flo, { budget });
          app.at(new Date(Date.UTC(2027, 0, floodNumber, 1)).toISOString());
          const ids: string[] = [];
          for (let n = 0; n < 12; n += 1) ids.push((await publish(flo)).id);
          for (const { conversation, named, looks } of floods) {
            const body = named ? `Do look, @${handle}` : 'Going on.';
            await comment(author, ids[conversation]!, body);
            if (looks) await markNotificationsSeen(context, flo);
          }
          await waitForDispatch();
          const rows = await context.db
            .selectFrom('notices')
            .where('person_id', '=', flo.id)
            .select(['reach', 'why'])
            .execute();
          expect(rows).toHaveLength(floods.length);
          const now = rows.filter(({ reach }) => reach === 'now');
          expect(now.length).toBeLessThanOrEqual(budget);
          const ordinary = now.filter(({ why }) => why !== 'mention');
          expect(ordinary.length).toBeLessThanOrEqual(budget - Math.ceil(budget / 3));
          if (floods.filter(({ named }) => named).length >= budget) expect(now.length).toBe(budget);
        },
      ),
      { numRuns: runs(0.06) },
    );
  });
});
