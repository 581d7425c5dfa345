import { type RawBuilder, sql } from 'kysely';
import { findKind } from '../../../kinds/index.ts';
import { listPendingMigrations } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { notAllowed } from '../../kernel/index.ts';
import { findBrokenSeals, wagerIntegrityQueries } from '../../wagers/seals/index.ts';
import { findBrokenModels, valueModelIntegrityQueries } from '../../wagers/value-model/index.ts';
import { exportArchive } from '../archive/index.ts';

/** One look at the workplace: what was looked at, and what is wrong with it, if anything. */
export interface IntegrityCheck {
  description: string;
  problem: string | null;
}

/** Looks at everything that the database itself does not hold true. Reads all rows; changes nothing. */
export async function* checkIntegrity(
  context: CommandContext,
  viewer: Viewer,
): AsyncGenerator<IntegrityCheck> {
  if (viewer.kind !== 'operator') throw notAllowed();
  await sql`select 1`.execute(context.db);
  yield { description: 'the database is reachable', problem: null };
  const pending = await listPendingMigrations(context.db);
  const missing = `pending migrations: ${pending.join(', ')}. They run when the program starts.`;
  yield { description: 'the schema is up to date', problem: pending.length > 0 ? missing : null };
  if (pending.length > 0) return;
  for (const [description, query] of integrityQueries) {
    yield { description, problem: await countViolations(context, query) };
  }
  yield {
    description: 'seals match their hashes and the current terms',
    problem: formatBrokenWagers(await findBrokenSeals(context)),
  };
  yield {
    description: 'value models match their hashes and seeds',
    problem: formatBrokenWagers(await findBrokenModels(context)),
  };
  yield {
    description: 'every entry has a known kind and valid details',
    problem: await findKindProblems(context),
  };
  yield await checkAllRecords(context, viewer);
}

/** Queries that count what should not be. */
const integrityQueries: readonly [string, RawBuilder<{ count: number }>][] = [
  [
    'replies belong to the same entry as the comment they reply to',
    sql`select count(*)::int as count from comments
      join comments as answered on answered.id = comments.reply_to
      where answered.entry_id <> comments.entry_id`,
  ],
  [
    'comments linked from or to belong to the linked entry',
    sql`select count(*)::int as count from links
      left join comments as source on source.id = links.from_comment
      left join comments as target on target.id = links.to_comment
      where source.entry_id <> links.from_entry or target.entry_id <> links.to_entry`,
  ],
  [
    'flagged comments belong to the flagged entry',
    sql`select count(*)::int as count from flags
      join comments on comments.id = flags.comment_id
      where comments.entry_id <> flags.entry_id`,
  ],
  [
    'withdrawn entries have no text left',
    sql`select count(*)::int as count from entries
      where withdrawn_at is not null and (
        exists (select from revisions where entry_id = entries.id and comment_id is null)
        or exists (select from reactions where entry_id = entries.id and comment_id is null)
        or exists (select from mentions where entry_id = entries.id and comment_id is null)
        or exists (select from attachment_uses where entry_id = entries.id and comment_id is null)
        or exists (select from links where from_entry = entries.id and from_comment is null)
        or exists (select from drafts where builds_on ~* ('/entries/' || entries.id || '/(?!withdrawn($|[\\s/?#,]))')))`,
  ],
  [
    'profile pictures exist',
    sql`select count(*)::int as count from people
      where picture is not null and not exists (
        select 1 from attachments where '/attachments/' || attachments.id = people.picture)`,
  ],
  [
    'attachment sizes match their bytes',
    sql`select count(*)::int as count from attachments where size <> octet_length(bytes)`,
  ],
  ...wagerIntegrityQueries,
  ...valueModelIntegrityQueries,
];

/** Names the first few wagers that do not hold, and why. */
function formatBrokenWagers(broken: readonly { wager: string; wrong: string }[]): string | null {
  if (broken.length === 0) return null;
  const examples = broken.slice(0, 5).map(({ wager, wrong }) => `${wager}: ${wrong}`);
  return `${broken.length} ${broken.length === 1 ? 'wager fails' : 'wagers fail'}: ${examples.join('; ')}`;
}

async function countViolations(context: CommandContext, query: RawBuilder<{ count: number }>) {
  const { rows } = await query.execute(context.db);
  const count = rows[0]?.count ?? 0;
  return count > 0 ? `${count} failing` : null;
}

interface EntryRow {
  id: string;
  kind: string;
  details: unknown;
}

async function findKindProblems(context: CommandContext): Promise<string | null> {
  const { rows } = await sql<EntryRow & { comments: string[] | null }>`
    select id, kind, details from entries
    where details <> '{}' or not kind = any(${['post']})`.execute(context.db);
  const wrong = rows.filter(
    ({ kind, details }) => !findKind(kind)?.details.safeParse(details).success,
  );
  if (wrong.length > 0) return `${wrong.length} entries fail, the first is ${wrong[0]!.id}`;
  return findMissingChoices(context, rows);
}

async function findMissingChoices(
  context: CommandContext,
  rows: readonly EntryRow[],
): Promise<string | null> {
  const chosen = rows.flatMap(({ kind, details }) => findKind(kind)?.chosenComment(details) ?? []);
  const { rows: found } = await sql<{ count: number }>`
    select count(*)::int as count from comments where id = any(${chosen}::uuid[])`.execute(
    context.db,
  );
  const lost = new Set(chosen).size - found[0]!.count;
  return lost > 0 ? `${lost} accepted comments are missing` : null;
}

/** An export reads every row, and finds those that no longer can be. */
async function checkAllRecords(context: CommandContext, viewer: Viewer): Promise<IntegrityCheck> {
  let records = 0;
  try {
    for await (const _ of exportArchive(context, viewer, { secrets: true })) records += 1;
    return { description: `all ${records} records can be read`, problem: null };
  } catch (error) {
    const wrong = `after ${records}: ${error instanceof Error ? error.message : error}`;
    return { description: 'all records can be read', problem: wrong };
  }
}
