import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maySee, personId, seenByPeople } from '../workplace/access/index.ts';
import {
  type Asking,
  anonymous,
  answerOf,
  askingAs,
  houseOn,
  type Row,
  without,
} from './access/asking.ts';
import { attentionRows, tellEverybody } from './access/attention.ts';
import { doorRows } from './access/doors.ts';
import { lineageRows, startFrom } from './access/lineage.ts';
import { mailRows } from './access/mail.ts';
import { pushRows } from './access/push.ts';
import { queries } from './access/queries.ts';
import { gatherSeers, isPerson, type Seer, standingOf } from './access/seers.ts';
import { suggestionRows } from './access/suggestions.ts';
import { wagerRows } from './access/wagers.ts';
import { makeWorld, missing, type Thing, type World } from './access/world.ts';
import { worthRows } from './access/worth.ts';
import { openWorkplace, type TestWorkplace } from './workplace.ts';

let house: TestWorkplace;
let world: World;
let seers: Seer[];
const askings = new Map<Seer, Asking>();

beforeAll(async () => {
  house = await openWorkplace();
  world = await makeWorld(house.workplace);
  startFrom(world.things.find(({ audience }) => audience === 'public')!);
  await tellEverybody(house.workplace, world);
  seers = await gatherSeers(house.workplace, world);
  const shared = houseOn(house.workplace);
  for (const seer of seers) askings.set(seer, askingAs(seer, house.workplace, shared));
});
afterAll(() => house.close());

const rows: Row[] = [
  ...[...queries, ...doorRows, ...lineageRows],
  ...[...attentionRows, ...mailRows, ...suggestionRows, ...pushRows],
  ...wagerRows,
  ...worthRows,
];
const sees = (seer: Seer, thing: Thing) => maySee(seer.viewer, standingOf(seer, thing));
const asks = (seer: Seer, row: Row) =>
  row.overHttp ? seer.viewer.is !== 'operator' : seer.sameAs === undefined;

/** How a mismatch reads in the report. */
const label = (seer: Seer, thing: Thing, saying: string) =>
  `${seer.name} ${saying} ${thing.title}: ${thing.audience}${thing.archived ? ', archived' : ''}`;

/** What this row shows of each thing, asking once where the answer is about all of them. */
async function answersOf(row: Row, seer: Seer): Promise<string[]> {
  const asking = askings.get(seer)!;
  const whole = row.about === 'all' ? await answerOf(row, asking, world.things[0]!) : null;
  const answers: string[] = [];
  for (const thing of world.things) answers.push(whole ?? (await answerOf(row, asking, thing)));
  return answers;
}

describe('what anybody sees is what the rule says', () => {
  test.each(rows)('$name', async (row) => {
    const wrong: string[] = [];
    for (const seer of seers.filter((each) => asks(each, row))) {
      const answers = await answersOf(row, seer);
      world.things.forEach((thing, i) => {
        const shown = answers[i]!.includes(thing[row.shows]);
        const mayLack = row.partial || (row.persons && !isPerson(seer.viewer));
        if (shown === sees(seer, thing) || (mayLack && !shown)) return;
        wrong.push(label(seer, thing, shown ? 'was shown' : 'did not see'));
      });
    }
    expect(wrong).toEqual([]);
  });
});

test('whoever is signed in is who they are with a token', () => {
  const signedIn = seers.filter(({ sameAs }) => sameAs !== undefined);
  expect(signedIn.length).toBeGreaterThan(0);
  for (const seer of signedIn) {
    expect(seer.viewer).toEqual(seers.find(({ name }) => name === seer.sameAs)!.viewer);
  }
});

test('who is told of a space, many at once, is who may see it', async () => {
  const { db } = house.workplace;
  const told = await db
    .selectFrom('people')
    .innerJoin('spaces', (on) => on.on(seenByPeople()))
    .select(['people.id', 'spaces.name'])
    .execute();
  const pairs = new Set(told.map(({ id, name }) => `${id} ${name}`));
  const people = seers.filter(({ viewer }) => isPerson(viewer));
  expect(people.length).toBeGreaterThan(10);
  for (const seer of people) {
    for (const place of world.places) {
      const said = pairs.has(`${personId(seer.viewer)} ${place.name}`);
      const may = maySee(seer.viewer, standingOf(seer, place));
      expect(said, `${seer.name}, ${place.title}: ${place.audience}`).toBe(may);
    }
  }
});

describe('what is hidden is answered as what never was', () => {
  test.each(rows.filter((row) => row.about === 'one'))('$name', async (row) => {
    const wrong: string[] = [];
    for (const seer of seers.filter((each) => asks(each, row))) {
      const asking = askings.get(seer)!;
      const nothing = missing(world.things[0]!);
      const never = anonymous(await answerOf(row, asking, nothing), nothing);
      for (const thing of world.things.filter((each) => !sees(seer, each))) {
        const answer = anonymous(await answerOf(row, asking, thing), thing);
        if (answer !== never)
          wrong.push(`${label(seer, thing, 'heard of')}: ${answer}, not ${never}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('pages, lists, counts and cursors are the same without what is hidden', () => {
  test.each([
    'nobody',
    'an admin who joined nothing',
    'a member outside',
    'a guest outside',
    'a guest who shares another space',
    'somebody who left',
  ])(
    'for %s',
    async (name) => {
      const seer = seers.find((each) => each.name === name)!;
      const seen = world.things.filter((thing) => sees(seer, thing));
      const hidden = world.things.filter((thing) => !sees(seer, thing));
      expect(hidden.length).toBeGreaterThan(0);
      const before = await everythingSeen(askings.get(seer)!, seen);
      await without(house.workplace, hidden, async (smaller) => {
        expect(await everythingSeen(askingAs(seer, smaller, houseOn(smaller)), seen)).toEqual(
          before,
        );
      });
    },
    120_000,
  );
});

async function everythingSeen(asking: Asking, things: Thing[]) {
  const answers: Record<string, string> = {};
  for (const row of rows) {
    for (const thing of row.about === 'all' ? things.slice(0, 1) : things) {
      answers[`${row.name} ${thing.title}`] = await answerOf(row, asking, thing);
    }
  }
  return answers;
}
