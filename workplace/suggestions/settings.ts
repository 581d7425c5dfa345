import { sql } from 'kysely';
import type { PersonViewer } from '../access/index.ts';
import { type Reading, type Workplace, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { notAllowed } from '../refusal.ts';
import { suggestingInput } from './rules.ts';

/** Whether somebody takes part in suggestions, and how far. */
export interface Suggesting {
  /** Whether they are offered others and works, and offered to others. */
  suggestions: boolean;
  /** Whether they ask to be introduced to somebody, each week at most once. */
  introductions: boolean;
  /** How many questions from beyond their spaces may be put to them in seven days. */
  asksAWeek: number;
  /** Whether they are told by mail of being introduced. */
  byMail: boolean;
}

/** For whoever has not said anything; the same as the table's own. */
const unsaid: Suggesting = {
  suggestions: true,
  introductions: false,
  asksAWeek: 3,
  byMail: true,
};

export async function getSuggesting(
  reading: Reading,
  { id }: Pick<PersonViewer, 'id'>,
): Promise<Suggesting> {
  const row = await reading.db
    .selectFrom('suggesting')
    .where('person_id', '=', id)
    .select(['suggestions', 'introductions', 'asks_a_week as asksAWeek', 'by_mail as byMail'])
    .executeTakeFirst();
  return row ?? unsaid;
}

/**
 * Changes one's own; what is not named stays as it is. Whoever wants no suggestions is offered none
 * from then on, and is offered to nobody.
 */
export async function setSuggestions(
  workplace: Workplace,
  viewer: PersonViewer,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const change = parse(suggestingInput, input);
  await write(workplace, async (tx) => {
    const {
      asksAWeek: asks_a_week,
      byMail: by_mail,
      ...same
    } = { ...(await getSuggesting(tx, viewer)), ...change };
    const values = { ...same, asks_a_week, by_mail };
    await tx.db
      .insertInto('suggesting')
      .values({ person_id: viewer.id, ...values })
      .onConflict((on) => on.column('person_id').doUpdateSet(values))
      .execute();
  });
}

/** That the person of the row may be offered: a member who is here and has not opted out. */
export function mayBeOffered(people = 'people') {
  const person = sql.table(people);
  return sql<boolean>`(${person}.left_at is null and ${person}.standing = 'member'
    and not exists (select 1 from suggesting as said
      where said.person_id = ${person}.id and not said.suggestions))`;
}

/** Whoever has opted out. */
export async function optedOut(reading: Reading): Promise<string[]> {
  const rows = await reading.db
    .selectFrom('suggesting')
    .where('suggestions', '=', false)
    .select('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
}
