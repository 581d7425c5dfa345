import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canSee } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { isLong } from '../long.ts';
import { openTestApp, type TestApp } from '../workplace.ts';
import { type Client, makeTestApp } from './client.ts';
import { notifyEveryone } from './notification-rows.ts';
import { getStanding, isPerson, makePersonas, type Persona } from './personas.ts';
import { anonymize, answer, type Row } from './row.ts';
import { inWorldWithout } from './smaller-world.ts';
import { type Fixture, makeWorld, missingFixture, type World } from './world.ts';

/**
 * Those who look at the world once more without what is hidden from them. The last two see what
 * a member outside and nobody see, so that the short tests leave them out.
 */
const comparing = [
  'nobody',
  'a member outside',
  'a guest outside',
  'a guest who shares another space',
  ...(isLong ? ['an admin who joined nothing', 'somebody who left'] : []),
];

/** A world, and everybody who looks at it. */
interface Matrix {
  app: TestApp;
  world: World;
  clients: Client[];
  rows: readonly Row[];
  /** What was answered to those who compare, by `keyFor`. */
  answers: Map<string, string>;
}

/** Tests that these rows show every persona what the rule says, and say nothing of the rest. */
export function describeMatrix(rows: readonly Row[]): void {
  let matrix: Matrix;
  beforeAll(async () => {
    matrix = await makeMatrix(rows);
  });
  afterAll(() => matrix.app.close());

  describe('shows what the rule says, and answers for what is hidden as for what never was', () => {
    test.each(rows)('$name', async (row) => {
      const clients = matrix.clients.filter(({ persona }) => mayAsk(persona, row));
      const faults = await Promise.all(clients.map((client) => findFaults(matrix, row, client)));
      expect(faults.flat()).toEqual([]);
    });
  });

  describe('pages, lists, counts and cursors are the same without what is hidden', () => {
    test.each(comparing)('for %s', (name) => compare(matrix, name), 120_000);
  });
}

async function makeMatrix(rows: readonly Row[]): Promise<Matrix> {
  const app = await openTestApp();
  const world = await makeWorld(app.context);
  await notifyEveryone(app.context, world);
  const personas = await makePersonas(app.context, world);
  const clients = makeClients(atOneMoment(app.context), world, personas);
  return { app, world, clients, rows, answers: new Map() };
}

/** The same workplace with its clock stopped, so that nothing changes while it is looked at. */
function atOneMoment(context: CommandContext): CommandContext {
  const now = context.now();
  return { ...context, now: () => now };
}

function makeClients(
  context: CommandContext,
  world: World,
  personas: readonly Persona[],
): Client[] {
  const app = makeTestApp(context);
  const start = world.fixtures.find(({ audience }) => audience === 'public')!;
  return personas.map((persona) => ({ persona, viewer: persona.viewer, context, app, start }));
}

const sees = (persona: Persona, fixture: Fixture) =>
  canSee(persona.viewer, getStanding(persona, fixture));

/** The operator comes through no door, and sessions come through doors only. */
const mayAsk = (persona: Persona, row: Row) =>
  row.overHttp ? persona.viewer.kind !== 'operator' : persona.sameAs === undefined;

/**
 * About which fixtures a persona asks. The long tests ask about every one of them; the short ones
 * leave out only what the rule does not look at:
 *
 * - It does not look at whether a conversation is closed. Of the two fixtures of a space, a persona
 *   asks about one. They take turns, so that each row still meets both of every space, from
 *   personas who see them and from personas who do not.
 * - It does not look at how somebody came in. A session makes the same viewer as a token, as
 *   `rule.test.ts` shows; that a row asks for the viewer of a session shows in one fixture that
 *   they see and one that they do not.
 */
function chooseFixtures({ world, clients, rows }: Matrix, row: Row, persona: Persona): Fixture[] {
  const { fixtures } = world;
  if (isLong || row.about === 'all') return fixtures;
  const turn = rows.indexOf(row);
  if (persona.headers.cookie) {
    const seen = fixtures.filter((fixture) => sees(persona, fixture));
    const hidden = fixtures.filter((fixture) => !sees(persona, fixture));
    return [seen, hidden].flatMap((all) => all.slice(turn % all.length).slice(0, 1));
  }
  const place = clients.findIndex((client) => client.persona === persona);
  return world.places.map(({ spaceId }, i) => {
    const pair = fixtures.filter((fixture) => fixture.spaceId === spaceId);
    return pair[(place + turn + i) % 2]!;
  });
}

async function findFaults(matrix: Matrix, row: Row, client: Client): Promise<string[]> {
  const [first] = matrix.world.fixtures;
  const whole = row.about === 'all' ? await answer(row, client, first!) : null;
  const faults: string[] = [];
  let never: string | null = null;
  for (const fixture of chooseFixtures(matrix, row, client.persona)) {
    const said = whole ?? (await answer(row, client, fixture));
    const isVisible = sees(client.persona, fixture);
    const fault = judge(row, client.persona, {
      isVisible,
      isShown: said.includes(fixture[row.shows]),
    });
    if (fault) faults.push(describeFault(client.persona, fixture, fault));
    if (isVisible) remember(matrix, row, client, fixture, said);
    if (isVisible || row.about === 'all') continue;
    never ??= await answerAboutNothing(row, client, first!);
    const anonymous = anonymize(said, fixture);
    if (anonymous === never) continue;
    faults.push(describeFault(client.persona, fixture, `heard ${anonymous}, not ${never} of`));
  }
  return faults;
}

function judge(
  row: Row,
  { viewer }: Persona,
  { isVisible, isShown }: { isVisible: boolean; isShown: boolean },
): string | null {
  if (isShown && !isVisible) return 'was shown';
  const mayLack = row.partial || (row.onlyPeople && !isPerson(viewer));
  return isVisible && !isShown && !mayLack ? 'did not see' : null;
}

async function answerAboutNothing(row: Row, client: Client, like: Fixture): Promise<string> {
  const nothing = missingFixture(like);
  return anonymize(await answer(row, client, nothing), nothing);
}

function describeFault(persona: Persona, fixture: Fixture, fault: string): string {
  const { title, audience, archived, closed } = fixture;
  const states = [audience, archived && 'archived', closed && 'closed'].filter(Boolean);
  return `${persona.name} ${fault} ${title}: ${states.join(', ')}`;
}

const keyFor = (row: Row, { persona }: Client, { entryId }: Fixture) =>
  `${persona.name} ${row.name} ${row.about === 'one' ? entryId : ''}`;

function remember({ answers }: Matrix, row: Row, client: Client, fixture: Fixture, said: string) {
  if (comparing.includes(client.persona.name)) answers.set(keyFor(row, client, fixture), said);
}

async function compare(matrix: Matrix, name: string): Promise<void> {
  const { world, app, rows, answers } = matrix;
  const client = matrix.clients.find(({ persona }) => persona.name === name)!;
  const hidden = world.fixtures.filter((fixture) => !sees(client.persona, fixture));
  expect(hidden.length).toBeGreaterThan(0);
  const cells = rows.flatMap((row) => {
    const chosen = chooseFixtures(matrix, row, client.persona);
    const seen = chosen.filter((fixture) => sees(client.persona, fixture));
    return (row.about === 'one' ? seen : seen.slice(0, 1)).map((fixture) => ({ row, fixture }));
  });
  const without: string[] = [];
  await inWorldWithout(app.context, hidden, async (smaller) => {
    const [there] = makeClients(atOneMoment(smaller), world, [client.persona]);
    for (const { row, fixture } of cells) without.push(await answer(row, there!, fixture));
  });
  const faults: string[] = [];
  for (const [i, { row, fixture }] of cells.entries()) {
    const key = keyFor(row, client, fixture);
    if (without[i] === answers.get(key)) continue;
    // Pages note what was read on them, so that others may answer differently by now.
    const again = await answer(row, client, fixture);
    if (without[i] !== again) faults.push(`${key}: ${firstDifference(again, without[i]!)}`);
  }
  expect(faults).toEqual([]);
}

function firstDifference(text: string, other: string): string {
  const at = [...text].findIndex((letter, i) => letter !== other[i]);
  const around = (whole: string) => whole.slice(Math.max(0, at - 80), at + 80);
  return `${around(text)} became ${around(other)}`;
}
