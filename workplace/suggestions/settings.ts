import { sql } from 'kysely';
import type { PersonViewer } from '../access/index.ts';
import {
  type CommandContext,
  notAllowed,
  parseInput,
  type QueryContext,
  write,
} from '../kernel/index.ts';
import { suggestionSettingsInput } from './rules.ts';

/** Whether somebody takes part in suggestions, and how far. */
export interface SuggestionSettings {
  /** Whether they are offered others and works, and offered to others. */
  suggestions: boolean;
  /** Whether they ask to be introduced to somebody, each week at most once. */
  introductions: boolean;
  /** How many questions from beyond their spaces may be put to them in seven days. */
  asksPerWeek: number;
  /** Whether they are told by mail of being introduced. */
  byMail: boolean;
}

/** For whoever has not said anything; the same as the table's own. */
const defaultSuggestionSettings: SuggestionSettings = {
  suggestions: true,
  introductions: false,
  asksPerWeek: 3,
  byMail: true,
};

export async function getSuggestionSettings(
  context: QueryContext,
  { id }: Pick<PersonViewer, 'id'>,
): Promise<SuggestionSettings> {
  const row = await context.db
    .selectFrom('suggesting')
    .where('person_id', '=', id)
    .select(['suggestions', 'introductions', 'asks_a_week as asksPerWeek', 'by_mail as byMail'])
    .executeTakeFirst();
  return row ?? defaultSuggestionSettings;
}

/**
 * Changes one's own; what is not named stays as it is. Whoever wants no suggestions is offered none
 * from then on, and is offered to nobody.
 */
export async function changeSuggestionSettings(
  context: CommandContext,
  viewer: PersonViewer,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const change = parseInput(suggestionSettingsInput, input);
  await write(context, async (tx) => {
    const {
      asksPerWeek: asks_a_week,
      byMail: by_mail,
      ...same
    } = { ...(await getSuggestionSettings(tx, viewer)), ...change };
    const values = { ...same, asks_a_week, by_mail };
    await tx.db
      .insertInto('suggesting')
      .values({ person_id: viewer.id, ...values })
      .onConflict((on) => on.column('person_id').doUpdateSet(values))
      .execute();
  });
}

/** That the person of the row may be offered: a member who is here and has not opted out. */
export function canBeOffered(people = 'people') {
  const person = sql.table(people);
  return sql<boolean>`(${person}.left_at is null and ${person}.standing = 'member'
    and not exists (select 1 from suggesting as said
      where said.person_id = ${person}.id and not said.suggestions))`;
}

/** Whoever has opted out. */
export async function listOptedOutPeople(context: QueryContext): Promise<string[]> {
  const rows = await context.db
    .selectFrom('suggesting')
    .where('suggestions', '=', false)
    .select('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
}
