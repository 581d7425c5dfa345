import fc from 'fast-check';
import { newId } from '../../storage/index.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { AppError } from '../kernel/errors.ts';
import { type CommandContext, write } from '../kernel/index.ts';
import type { WorkRef } from '../works/body.ts';
import { addLink, correctWork } from './index.ts';
import { relations } from './rules.ts';

/** A work of a made-up graph: an entry, hidden or not, or a comment on the entry of that number. */
export interface PlannedWork {
  comment: boolean;
  hidden: boolean;
  on: number;
}

/** What happens to the works, by their numbers. */
export type PlannedAction =
  | { do: 'link'; from: number; to: number; relation: (typeof relations)[number] }
  | { do: 'correct'; of: number };

export interface LineagePlan {
  works: PlannedWork[];
  actions: PlannedAction[];
}

const workArbitrary = fc.record({
  comment: fc.boolean(),
  hidden: fc.boolean(),
  on: fc.nat(20),
});
const linkArbitrary = fc.record({
  do: fc.constant('link' as const),
  from: fc.nat(20),
  to: fc.nat(20),
  relation: fc.constantFrom(...relations),
});
const correctionArbitrary = fc.record({ do: fc.constant('correct' as const), of: fc.nat(20) });

export const planArbitrary: fc.Arbitrary<LineagePlan> = fc.record({
  works: fc.array(workArbitrary, { minLength: 3, maxLength: 9 }),
  actions: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: linkArbitrary },
      { weight: 1, arbitrary: correctionArbitrary },
    ),
    {
      minLength: 3,
      maxLength: 24,
    },
  ),
});

/** A work that was made, and the number it has in the plan. */
export interface CreatedWork extends WorkRef {
  number: number;
  hidden: boolean;
}

interface CreateWorksOptions {
  author: PersonViewer;
  /** Names of the space that everybody sees, and of the one that the viewer does not. */
  spaces: { open: string; closed: string };
  /** Makes the graph in which no hidden work ever existed. */
  withoutHidden?: boolean;
}

/** Makes the works of a plan by one author; those on a hidden entry are hidden with it. */
export async function createWorks(
  context: CommandContext,
  plan: LineagePlan,
  { author, spaces, withoutHidden }: CreateWorksOptions,
): Promise<(CreatedWork | null)[]> {
  const made: (CreatedWork | null)[] = [];
  const entries: (CreatedWork | null)[] = [];
  for (const [number, { comment, hidden, on }] of plan.works.entries()) {
    const under = comment && entries.length > 0 ? entries[on % entries.length]! : undefined;
    const gone = under === null || (under === undefined && hidden && withoutHidden === true);
    const is = gone ? null : await createWork(context, { number, hidden, under, author, spaces });
    made.push(is);
    if (under === undefined) entries.push(is);
  }
  return made;
}

interface WorkSpec extends Pick<CreateWorksOptions, 'author' | 'spaces'> {
  number: number;
  hidden: boolean;
  under: CreatedWork | undefined;
}

async function createWork(context: CommandContext, one: WorkSpec): Promise<CreatedWork> {
  const { number, under, author, spaces } = one;
  const id = newId();
  return write(context, async ({ db, now }) => {
    const words = { id, body: '', html: '', author_id: author.id, created_at: now };
    if (under) {
      await db
        .insertInto('comments')
        .values({ ...words, entry_id: under.entryId })
        .execute();
      return { number, hidden: under.hidden, entryId: under.entryId, commentId: id };
    }
    const space = db
      .selectFrom('spaces')
      .select('id')
      .where('name', '=', one.hidden ? spaces.closed : spaces.open);
    const { id: space_id } = await space.executeTakeFirstOrThrow();
    const title = { kind: 'post', title: `n${number}`, slug: `n${number}`, details: '{}' };
    await db
      .insertInto('entries')
      .values({ ...words, ...title, space_id })
      .execute();
    return { number, hidden: one.hidden, entryId: id, commentId: null };
  });
}

/** The id by which a work is linked to. */
export const toWorkId = ({ entryId, commentId }: WorkRef) => commentId ?? entryId;

/**
 * Does what the plan says to those works that are there; answers which links came to be. Only a
 * later work supersedes an earlier one, so that no circle is refused for what nobody sees.
 */
export async function applyPlan(
  context: CommandContext,
  plan: LineagePlan,
  works: (CreatedWork | null)[],
) {
  const links: { from: CreatedWork; to: CreatedWork; relation: string }[] = [];
  const corrections: { id: string; of: CreatedWork; by: CreatedWork | null }[] = [];
  for (const action of plan.actions) {
    if (action.do === 'correct') {
      const of = works[action.of % works.length];
      if (!of) continue;
      const { id } = await correctWork(context, operator, of, { note: `note ${of.number}` });
      corrections.push({ id, of, by: null });
      continue;
    }
    const [from, to] = [works[action.from % works.length], works[action.to % works.length]];
    if (!from || !to) continue;
    const { relation } = action;
    if (relation === 'supersedes' && from.number <= to.number) continue;
    const input = { source: toWorkId(to), relation, reason: 'because' };
    const went = await addLink(context, operator, from, input).catch(ignoreAppError);
    if (went) links.push({ from, to, relation });
  }
  return { links, corrections };
}

function ignoreAppError(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
