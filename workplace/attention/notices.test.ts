import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { addComment, closeConversation, deleteComment } from '../conversation/index.ts';
import { actOnEntry, publishEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addLink, correctWork } from '../lineage/index.ts';
import { addPerson } from '../people/index.ts';
import { removeMember } from '../spaces/index.ts';
import {
  changeAttention,
  countNotices,
  listNotices,
  markRead,
  mute,
  releaseHeld,
  seeNotices,
  setLevel,
  teller,
  tellUntold,
  unmute,
} from './index.ts';

let house: TestWorkplace;
let workplace: Workplace;
let cast: Cast;
const told: string[][] = [];
let running: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  const tells = teller(
    () => house.workplace,
    (people) => void told.push(people),
  );
  house = await openWorkplace([
    { ...tells, run: (happening) => inTurn(() => tells.run(happening)) },
  ]);
  ({ workplace } = house);
  cast = await settle(workplace);
});
afterAll(() => house.close());

/** Reactions follow commits; here each waits for the one before, and the tests for the last. */
function inTurn(act: () => unknown): void {
  running = running.then(act);
}

let day = 0;
beforeEach(async () => {
  await everythingTold();
  for (const viewer of Object.values(cast) as PersonViewer[]) {
    await seeNotices(workplace, viewer);
  }
  day += 1;
  house.at(new Date(Date.UTC(2026, 2, 2 + day, 9)).toISOString());
});

async function everythingTold(): Promise<void> {
  await running;
}

const publish = (author: PersonViewer, input: object = {}) =>
  publishEntry(workplace, author, { space: 'yard', title: 'The boiler', body: '', ...input });
const comment = (by: PersonViewer, entry: string, body = 'It drips.', more: object = {}) =>
  addComment(workplace, by, entry, { body, ...more });

async function inboxOf(viewer: PersonViewer): Promise<string[]> {
  await everythingTold();
  const notices = await listNotices(workplace, viewer);
  return notices.map(({ why, by, comments, reach }) => {
    const who = by.map(({ handle }) => handle).join('+');
    return `${why} by ${who}, ${comments} comments, ${reach}`;
  });
}

describe('a person is told', () => {
  test('of comments on their entry, in one notice however many there are', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ben, id);
    await comment(cast.cleo, id);
    await comment(cast.ben, id);
    expect(await inboxOf(cast.ada)).toEqual(['author by ben+cleo, 3 comments, now']);
    expect(await countNotices(workplace, cast.ada)).toBe(1);
  });

  test('of mentions before all else, and of a reply as a reply', async () => {
    const boiler = await publish(cast.ada);
    await comment(cast.ben, boiler.id);
    const roof = await publish(cast.cleo, { title: 'The roof' });
    const first = await comment(cast.ada, roof.id, 'Which side?');
    await comment(cast.cleo, roof.id, 'The north.', { replyTo: first.id });
    await comment(cast.ben, boiler.id, 'Have a look, @ada');
    await comment(cast.ben, boiler.id);
    expect(await inboxOf(cast.ada)).toEqual([
      'mention by ben, 3 comments, now',
      'reply by cleo, 1 comments, now',
    ]);
  });

  test('of what goes on where they take part, of its closing, and of an accepted answer', async () => {
    const { id } = await publish(cast.ada, { kind: 'question', title: 'Which boiler?' });
    const answer = await comment(cast.cleo, id, 'The small one.');
    await actOnEntry(workplace, cast.ada, id, 'acceptance', { comment: answer.id });
    expect(await inboxOf(cast.cleo)).toEqual(['accepted by ada, 1 comments, now']);
    await closeConversation(workplace, cast.ada, id, { outcome: 'The small one it is.' });
    expect(await inboxOf(cast.cleo)).toEqual(['accepted by ada, 1 comments, now']);
    await seeNotices(workplace, cast.cleo);
    expect(await inboxOf(cast.cleo)).toEqual([]);
  });

  test('that what their work was made on was corrected', async () => {
    const source = await publish(cast.ada, { title: 'Pressure' });
    const made = await publish(cast.ben, { title: 'Built on it' });
    await addLink(
      workplace,
      cast.ben,
      { entryId: made.id, commentId: null },
      { relation: 'buildsOn', source: source.id },
    );
    await correctWork(
      workplace,
      cast.ada,
      { entryId: source.id, commentId: null },
      { note: 'It was in bar.' },
    );
    expect(await inboxOf(cast.ben)).toEqual(['correction by ada, 0 comments, now']);
  });

  test('of nothing that they did themselves, and of nobody’s reactions', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ada, id, 'Myself, @ada');
    expect(await inboxOf(cast.ada)).toEqual([]);
  });

  test('of nothing any more that is gone, or hidden from them', async () => {
    const { id } = await publish(cast.ada, { space: 'attic' });
    const said = await comment(cast.ada, id, 'Look, @ben and @cleo');
    expect(await inboxOf(cast.cleo)).toEqual([]);
    expect(await inboxOf(cast.ben)).toHaveLength(1);
    await deleteComment(workplace, cast.ada, said.id);
    expect(await inboxOf(cast.ben)).toEqual([]);
    await comment(cast.ada, id, 'Again, @ben');
    expect(await inboxOf(cast.ben)).toHaveLength(1);
    await removeMember(workplace, cast.ada, 'attic', 'ben');
    expect(await inboxOf(cast.ben)).toEqual([]);
    expect(await countNotices(workplace, cast.ben)).toBe(0);
  });

  test('no more of what they have read', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ben, id);
    expect(await inboxOf(cast.ada)).toHaveLength(1);
    await markRead(workplace, cast.ada, id, workplace.now());
    expect(await inboxOf(cast.ada)).toEqual([]);
    expect(await listNotices(workplace, cast.ada, { seen: true, entry: id })).toEqual([]);
    await comment(cast.cleo, id);
    expect(await inboxOf(cast.ada)).toEqual(['author by cleo, 1 comments, now']);
  });

  test('once, whoever tells, and also where the program had stopped in between', async () => {
    const { id } = await publish(cast.ada);
    await everythingTold();
    await comment({ ...cast.ben }, id);
    const quietly: Workplace = { ...workplace, reactions: [] };
    await addComment(quietly, cast.cleo, id, { body: 'While nobody listened.' });
    await everythingTold();
    const late = new Date(workplace.now().getTime() + 60_000);
    const again = await Promise.all([tellUntold(workplace, late), tellUntold(workplace, late)]);
    expect(again.flat()).toContain(cast.ada.id);
    expect(await inboxOf(cast.ada)).toEqual(['author by cleo+ben, 2 comments, now']);
    expect(await tellUntold(workplace, late)).toEqual([]);
  });
});

describe('a person hears less', () => {
  test('of a conversation that they muted, except by name', async () => {
    const { id } = await publish(cast.ada);
    await comment(cast.ben, id);
    await everythingTold();
    await mute(workplace, cast.ada, id);
    await comment(cast.cleo, id);
    expect(await inboxOf(cast.ada)).toEqual([]);
    await comment(cast.cleo, id, 'But @ada…');
    expect(await inboxOf(cast.ada)).toEqual(['mention by cleo, 1 comments, now']);
    await seeNotices(workplace, cast.ada);
    await unmute(workplace, cast.ada, id);
    await comment(cast.cleo, id);
    expect(await inboxOf(cast.ada)).toHaveLength(1);
  });

  test('or more, of a space, as they set its level', async () => {
    await setLevel(workplace, cast.cleo, 'yard', { level: 'everything' });
    const { id } = await publish(cast.ada);
    expect(await inboxOf(cast.cleo)).toEqual(['space by ada, 0 comments, now']);
    await setLevel(workplace, cast.cleo, 'yard', { level: 'nothing' });
    await seeNotices(workplace, cast.cleo);
    await comment(cast.ada, id, 'Well, @cleo?');
    expect(await inboxOf(cast.cleo)).toEqual(['mention by ada, 1 comments, digest']);
    await setLevel(workplace, cast.cleo, 'yard', { level: 'involved' });
    await expect(setLevel(workplace, cast.cleo, 'attic', { level: 'nothing' })).rejects.toThrow(
      'notFound',
    );
  });

  test('in quiet hours: it is held back, and let go of when they are over', async () => {
    await changeAttention(workplace, cast.ada, { quietFrom: '18:00', quietUntil: '07:00' });
    const { id } = await publish(cast.ada);
    house.at('2026-06-01T23:00:00Z');
    await comment(cast.ben, id);
    await comment(cast.cleo, id);
    expect(await inboxOf(cast.ada)).toEqual(['author by cleo+ben, 2 comments, held']);
    expect(await countNotices(workplace, cast.ada)).toBe(0);
    house.at('2026-06-02T06:59:00Z');
    expect(await releaseHeld(workplace)).toEqual([]);
    house.at('2026-06-02T07:00:00Z');
    expect(await releaseHeld(workplace)).toEqual([cast.ada.id]);
    expect(await inboxOf(cast.ada)).toEqual(['author by cleo+ben, 2 comments, now']);
    await expect(changeAttention(workplace, cast.ada, { quietFrom: null })).rejects.toMatchObject({
      fields: { quietFrom: 'quietHoursHalf' },
    });
    await changeAttention(workplace, cast.ada, { quietFrom: '', quietUntil: '' });
    await expect(
      changeAttention(workplace, cast.ada, { quietFrom: '25:00', quietUntil: '07:00' }),
    ).rejects.toMatchObject({ fields: { quietFrom: 'clockMalformed' } });
    await expect(
      changeAttention(workplace, cast.ada, { quietFrom: '19:00', quietUntil: '19:00' }),
    ).rejects.toMatchObject({ fields: { quietUntil: 'quietHoursSame' } });
  });

  test('and what they held waits no longer than they last, once somebody changes or ends them', async () => {
    await changeAttention(workplace, cast.ada, { quietFrom: '18:00', quietUntil: '07:00' });
    const { id } = await publish(cast.ada);
    house.at('2026-06-03T23:00:00Z');
    await comment(cast.ben, id);
    await everythingTold();
    await changeAttention(workplace, cast.ada, { quietFrom: '22:00', quietUntil: '05:00' });
    house.at('2026-06-04T04:59:00Z');
    expect(await releaseHeld(workplace)).toEqual([]);
    expect(await inboxOf(cast.ada)).toEqual(['author by ben, 1 comments, held']);
    await changeAttention(workplace, cast.ada, { quietFrom: '', quietUntil: '' });
    expect(await inboxOf(cast.ada)).toEqual(['author by ben, 1 comments, now']);
  });
});

describe('the budget of a day holds', () => {
  test('however small: one is kept for what names somebody, and nothing written is no zero', async () => {
    await changeAttention(workplace, cast.ada, { budget: 2 });
    for (const name of ['The boiler', 'The roof']) {
      await comment(cast.ben, (await publish(cast.ada, { title: name })).id);
    }
    await comment(cast.cleo, (await publish(cast.ben)).id, 'Do look, @ada');
    expect(await inboxOf(cast.ada)).toEqual([
      'mention by cleo, 1 comments, now',
      'author by ben, 1 comments, digest',
      'author by ben, 1 comments, now',
    ]);
    await expect(changeAttention(workplace, cast.ada, { budget: ' ' })).rejects.toMatchObject({
      fields: { budget: 'notNumber' },
    });
    await changeAttention(workplace, cast.ada, { budget: '10' });
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
          await addPerson(workplace, operator, {
            handle,
            name: 'Flo',
            email: `${handle}@example.org`,
          });
          const flo = await viewerFor(workplace, handle);
          await changeAttention(workplace, flo, { budget });
          house.at(new Date(Date.UTC(2027, 0, floodNumber, 1)).toISOString());
          const ids: string[] = [];
          for (let n = 0; n < 12; n += 1) ids.push((await publish(flo)).id);
          for (const { conversation, named, looks } of floods) {
            const body = named ? `Do look, @${handle}` : 'Going on.';
            await comment(author, ids[conversation]!, body);
            if (looks) await seeNotices(workplace, flo);
          }
          await everythingTold();
          const rows = await workplace.db
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
