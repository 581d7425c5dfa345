import { type RawBuilder, sql } from 'kysely';
import { findKind } from '../../kinds/index.ts';
import { pendingMigrations } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import { exportArchive } from '../archive/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { notAllowed } from '../refusal.ts';
import { brokenSeals, wagerOrphans } from '../wagers/examining.ts';
import { brokenModels, worthOrphans } from '../wagers/worth/examining.ts';

/** One look at the workplace: what was looked at, and what is wrong with it, if anything. */
export interface Finding {
  about: string;
  wrong: string | null;
}

/** Looks at everything that the database itself does not hold true. Reads all rows; changes nothing. */
export async function* examine(workplace: Workplace, viewer: Viewer): AsyncGenerator<Finding> {
  if (viewer.is !== 'operator') throw notAllowed();
  await sql`select 1`.execute(workplace.db);
  yield { about: 'the database answers', wrong: null };
  const pending = await pendingMigrations(workplace.db);
  const missing = `these steps are missing: ${pending.join(', ')}. A start of the program takes them.`;
  yield { about: 'its shape is current', wrong: pending.length > 0 ? missing : null };
  if (pending.length > 0) return;
  for (const [about, count] of orphans) yield { about, wrong: await countWrong(workplace, count) };
  yield {
    about: 'what was sealed is as it was sealed',
    wrong: sayBroken(await brokenSeals(workplace)),
  };
  yield {
    about: 'value models are as they were made',
    wrong: sayBroken(await brokenModels(workplace)),
  };
  yield { about: 'every entry is of a kind that is known', wrong: await wrongKinds(workplace) };
  yield await readAll(workplace, viewer);
}

/** Queries that count what should not be. */
const orphans: readonly [string, RawBuilder<{ count: number }>][] = [
  [
    'replies answer comments of their own conversation',
    sql`select count(*)::int as count from comments
      join comments as answered on answered.id = comments.reply_to
      where answered.entry_id <> comments.entry_id`,
  ],
  [
    'links begin and end in comments of their entries',
    sql`select count(*)::int as count from links
      left join comments as source on source.id = links.from_comment
      left join comments as target on target.id = links.to_comment
      where source.entry_id <> links.from_entry or target.entry_id <> links.to_entry`,
  ],
  [
    'flags stand on comments of their entries',
    sql`select count(*)::int as count from flags
      join comments on comments.id = flags.comment_id
      where comments.entry_id <> flags.entry_id`,
  ],
  [
    'what was withdrawn has no words left',
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
    'people’s pictures are there',
    sql`select count(*)::int as count from people
      where picture is not null and not exists (
        select 1 from attachments where '/attachments/' || attachments.id = people.picture)`,
  ],
  [
    'files are as large as they say',
    sql`select count(*)::int as count from attachments where size <> octet_length(bytes)`,
  ],
  ...wagerOrphans,
  ...worthOrphans,
];

/** Names the first few wagers that do not hold, and why. */
function sayBroken(broken: readonly { wager: string; wrong: string }[]): string | null {
  if (broken.length === 0) return null;
  const said = broken.slice(0, 5).map(({ wager, wrong }) => `${wager}: ${wrong}`);
  return `${broken.length} ${broken.length === 1 ? 'wager is' : 'wagers are'} not: ${said.join('; ')}`;
}

async function countWrong(workplace: Workplace, query: RawBuilder<{ count: number }>) {
  const { rows } = await query.execute(workplace.db);
  const count = rows[0]?.count ?? 0;
  return count > 0 ? `${count} are not` : null;
}

interface EntryRow {
  id: string;
  kind: string;
  details: unknown;
}

async function wrongKinds(workplace: Workplace): Promise<string | null> {
  const { rows } = await sql<EntryRow & { comments: string[] | null }>`
    select id, kind, details from entries
    where details <> '{}' or not kind = any(${['post']})`.execute(workplace.db);
  const wrong = rows.filter(
    ({ kind, details }) => !findKind(kind)?.details.safeParse(details).success,
  );
  if (wrong.length > 0) return `${wrong.length} are not, the first being ${wrong[0]!.id}`;
  return lostChoices(workplace, rows);
}

async function lostChoices(
  workplace: Workplace,
  rows: readonly EntryRow[],
): Promise<string | null> {
  const chosen = rows.flatMap(({ kind, details }) => findKind(kind)?.chosenComment(details) ?? []);
  const { rows: found } = await sql<{ count: number }>`
    select count(*)::int as count from comments where id = any(${chosen}::uuid[])`.execute(
    workplace.db,
  );
  const lost = new Set(chosen).size - found[0]!.count;
  return lost > 0 ? `${lost} single out a comment that is not there` : null;
}

/** An export reads every row, and finds those that no longer can be. */
async function readAll(workplace: Workplace, viewer: Viewer): Promise<Finding> {
  let records = 0;
  try {
    for await (const _ of exportArchive(workplace, viewer, { secrets: true })) records += 1;
    return { about: `all ${records} records can be read`, wrong: null };
  } catch (error) {
    const wrong = `after ${records}: ${error instanceof Error ? error.message : error}`;
    return { about: 'all records can be read', wrong };
  }
}
