import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canSee, type PersonViewer } from '../../workplace/access/index.ts';
import { AppError } from '../../workplace/kernel/errors.ts';
import { openTestApp, type TestApp } from '../workplace.ts';
import type { Attempt, Command } from './command.ts';
import { getStanding, isPerson, makePersonas, type Persona } from './personas.ts';
import type { FixtureStage } from './wager-fixtures.ts';
import { type Fixture, makeWorld, missingFixture, storeCopies, type World } from './world.ts';

/** Whose works a command is tried on. */
type Whose = 'their own' | "somebody else's";

interface CommandMatrix {
  app: TestApp;
  world: World;
  personas: Persona[];
  /** Works for attempts that are to be refused, by author and stage. */
  unchanged: Map<string, Fixture[]>;
}

/** Who tries a command on what, and whether the rule allows it. */
interface Cell {
  persona: Persona;
  attempt: Attempt;
  isAllowed: boolean;
}

/** Tests that these commands do what the rule allows, and refuse everything else. */
export function describeCommands(commands: readonly Command[]): void {
  let matrix: CommandMatrix;
  beforeAll(async () => {
    matrix = await makeCommandMatrix();
  });
  afterAll(() => matrix.app.close());

  describe.each<Whose>(['their own', "somebody else's"])(
    'is as the rule says of %s works',
    (whose) => {
      test.each(commands)('$name', async (command) => {
        const never = new Map<Persona, string>();
        const faults: string[] = [];
        for (const cell of await makeCells(matrix, command, whose)) {
          const fault = await findFault(command, cell, never);
          if (fault) faults.push(describeFault(cell, fault));
        }
        // A refusal changes nothing; but what should have been refused may have changed anything.
        if (faults.length > 0) matrix.unchanged.clear();
        expect(faults).toEqual([]);
      });
    },
  );
}

async function makeCommandMatrix(): Promise<CommandMatrix> {
  const app = await openTestApp();
  const world = await makeWorld(app.context);
  const everyone = await makePersonas(app.context, world);
  // A session makes the same viewer as a token, as `rule.test.ts` shows.
  const personas = everyone.filter(({ headers }) => !headers.cookie);
  return { app, world, personas, unchanged: new Map() };
}

/**
 * Attempts that are to succeed each have works of their own. All others share works, since a
 * refusal leaves them as they were.
 */
async function makeCells(matrix: CommandMatrix, command: Command, whose: Whose): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const persona of matrix.personas) {
    const isOwn = whose === 'their own';
    if ((isOwn || command.onlyPeople) && !isPerson(persona.viewer)) continue;
    for (const fixture of await unchangedWorks(matrix, persona, isOwn, command.wager)) {
      const attempt = makeAttempt(matrix, persona, fixture, isOwn);
      const isAllowed = command.isAllowed(attempt) && !(command.onlyWhileOpen && fixture.closed);
      cells.push({ persona, attempt, isAllowed });
    }
  }
  await renewWorks(
    matrix,
    command,
    cells.filter(({ isAllowed }) => isAllowed),
  );
  return cells;
}

const authorFor = ({ world }: CommandMatrix, { viewer }: Persona, isOwn: boolean) =>
  isOwn && isPerson(viewer) ? viewer.id : world.ids.mara!;

async function unchangedWorks(
  matrix: CommandMatrix,
  persona: Persona,
  isOwn: boolean,
  stage?: FixtureStage,
): Promise<Fixture[]> {
  const author = authorFor(matrix, persona, isOwn);
  const key = `${author} ${stage}`;
  const known = matrix.unchanged.get(key);
  if (known) return known;
  const copies = matrix.world.fixtures.map((fixture) => ({ fixture, author }));
  const works = await storeCopies(matrix.app.context, copies, stage);
  matrix.unchanged.set(key, works);
  return works;
}

function makeAttempt(
  { app: { context } }: CommandMatrix,
  persona: Persona,
  fixture: Fixture,
  isOwn: boolean,
): Attempt {
  const access = getStanding(persona, fixture);
  return { context, viewer: persona.viewer, fixture, access, isOwn };
}

async function renewWorks(matrix: CommandMatrix, { wager }: Command, cells: readonly Cell[]) {
  const copies = cells.map(({ persona, attempt: { fixture, isOwn } }) => ({
    fixture,
    author: authorFor(matrix, persona, isOwn),
  }));
  const works = await storeCopies(matrix.app.context, copies, wager);
  cells.forEach(({ attempt }, i) => {
    attempt.fixture = works[i]!;
  });
}

async function findFault(
  command: Command,
  { persona, attempt, isAllowed }: Cell,
  never: Map<Persona, string>,
): Promise<string | null> {
  const outcome = await tryOut(command, attempt);
  if (isAllowed) return outcome === 'done' ? null : `was refused: ${outcome}`;
  if (outcome === 'done') return 'was let through';
  if (canSee(attempt.viewer, attempt.access)) {
    return /^(notAllowed|conflict) /.test(outcome) ? null : `heard ${outcome}`;
  }
  // What never existed has no audience and no state, so that its answer is the same for a persona.
  if (!never.has(persona)) never.set(persona, await tryOut(command, withNothing(attempt)));
  const expected = never.get(persona)!;
  return outcome === expected ? null : `heard ${outcome} instead of ${expected}`;
}

const withNothing = (attempt: Attempt): Attempt => ({
  ...attempt,
  fixture: missingFixture(attempt.fixture),
});

/** `done`, or the refusal. */
async function tryOut(command: Command, attempt: Attempt): Promise<string> {
  try {
    await command.run(attempt, attempt.viewer as PersonViewer);
    return 'done';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.code} ${error.reason} ${JSON.stringify(error.fields)}`;
  }
}

function describeFault({ persona, attempt: { fixture } }: Cell, fault: string): string {
  const { title, audience, archived, closed } = fixture;
  const states = [audience, archived && 'archived', closed && 'closed'].filter(Boolean);
  return `${persona.name} ${fault}: ${title}, ${states.join(', ')}`;
}
