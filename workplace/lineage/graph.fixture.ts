import fc from 'fast-check';
import { newId } from '../../storage/index.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { Refusal } from '../refusal.ts';
import type { Place } from '../works/body.ts';
import { addLink, correctWork } from './index.ts';
import { relations } from './rules.ts';

/** A work of a made-up graph: an entry, hidden or not, or a comment on the entry of that number. */
export interface PlannedWork {
  comment: boolean;
  hidden: boolean;
  on: number;
}

/** What happens to the works, by their numbers. */
export type PlannedDeed =
  | { do: 'link'; from: number; to: number; relation: (typeof relations)[number] }
  | { do: 'correct'; of: number };

export interface Plan {
  works: PlannedWork[];
  deeds: PlannedDeed[];
}

const work = fc.record({
  comment: fc.boolean(),
  hidden: fc.boolean(),
  on: fc.nat(20),
});
const link = fc.record({
  do: fc.constant('link' as const),
  from: fc.nat(20),
  to: fc.nat(20),
  relation: fc.constantFrom(...relations),
});
const correction = fc.record({ do: fc.constant('correct' as const), of: fc.nat(20) });

export const plans: fc.Arbitrary<Plan> = fc.record({
  works: fc.array(work, { minLength: 3, maxLength: 9 }),
  deeds: fc.array(fc.oneof({ weight: 5, arbitrary: link }, { weight: 1, arbitrary: correction }), {
    minLength: 3,
    maxLength: 24,
  }),
});

/** A work that was made, and the number it has in the plan. */
export interface MadeWork extends Place {
  number: number;
  hidden: boolean;
}

interface Making {
  author: PersonViewer;
  /** Names of the space that everybody sees, and of the one that the viewer does not. */
  spaces: { open: string; closed: string };
  /** Makes the graph in which no hidden work ever existed. */
  withoutHidden?: boolean;
}

/** Makes the works of a plan by one author; those on a hidden entry are hidden with it. */
export async function makeWorks(
  workplace: Workplace,
  plan: Plan,
  { author, spaces, withoutHidden }: Making,
): Promise<(MadeWork | null)[]> {
  const made: (MadeWork | null)[] = [];
  const entries: (MadeWork | null)[] = [];
  for (const [number, { comment, hidden, on }] of plan.works.entries()) {
    const under = comment && entries.length > 0 ? entries[on % entries.length]! : undefined;
    const gone = under === null || (under === undefined && hidden && withoutHidden === true);
    const is = gone ? null : await make(workplace, { number, hidden, under, author, spaces });
    made.push(is);
    if (under === undefined) entries.push(is);
  }
  return made;
}

interface One extends Pick<Making, 'author' | 'spaces'> {
  number: number;
  hidden: boolean;
  under: MadeWork | undefined;
}

async function make(workplace: Workplace, one: One): Promise<MadeWork> {
  const { number, under, author, spaces } = one;
  const id = newId();
  return write(workplace, async ({ db, now }) => {
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
export const idOf = ({ entryId, commentId }: Place) => commentId ?? entryId;

/**
 * Does what the plan says to those works that are there; answers which links came to be. Only a
 * later work supersedes an earlier one, so that no circle is refused for what nobody sees.
 */
export async function doAll(workplace: Workplace, plan: Plan, works: (MadeWork | null)[]) {
  const links: { from: MadeWork; to: MadeWork; relation: string }[] = [];
  const corrections: { id: string; of: MadeWork; by: MadeWork | null }[] = [];
  for (const deed of plan.deeds) {
    if (deed.do === 'correct') {
      const of = works[deed.of % works.length];
      if (!of) continue;
      const { id } = await correctWork(workplace, operator, of, { note: `note ${of.number}` });
      corrections.push({ id, of, by: null });
      continue;
    }
    const [from, to] = [works[deed.from % works.length], works[deed.to % works.length]];
    if (!from || !to) continue;
    const { relation } = deed;
    if (relation === 'supersedes' && from.number <= to.number) continue;
    const input = { source: idOf(to), relation, reason: 'because' };
    const went = await addLink(workplace, operator, from, input).catch(refused);
    if (went) links.push({ from, to, relation });
  }
  return { links, corrections };
}

function refused(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}
