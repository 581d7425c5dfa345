import { type RawBuilder, sql } from 'kysely';
import { kinds } from '../../kinds/index.ts';
import {
  canCloseEntry,
  getActiveEntryAccess,
  isNotWithdrawn,
  type PersonViewer,
  visibleTo,
  visibleToPeople,
} from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { conflict, notAllowed } from '../kernel/index.ts';
import { findRelatedEntries, isCloseMatch } from '../search/index.ts';
import { entryPath } from '../works/index.ts';
import type { SuggestedPerson } from './people.ts';
import { dampen } from './rules.ts';
import { canBeOffered } from './settings.ts';

/** Somebody who would know, and by which works that shows. */
export interface ExpertView {
  person: SuggestedPerson;
  works: { path: string; title: string; accepted: boolean }[];
}

/** So many are proposed, and so many may be asked of one question in a week. */
export const MAX_ASKED = 3;

/** The kinds of entries that ask something, of which an answer can be accepted. */
const questionKinds = kinds
  .filter(({ actions }) => actions.some(({ noun }) => noun === 'acceptance'))
  .map(({ name }) => name);

/** A question to be asked beyond its space. */
export interface OpenQuestion {
  id: string;
  title: string;
  body: string;
  spaceId: string;
  authorId: string;
}

/**
 * The question, for whoever may ask it beyond its space: its author, or whoever tends the space.
 * Throws `notFound` for what they do not see or what asks nothing, `conflict` where it is closed.
 */
export async function getOpenQuestion(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
): Promise<OpenQuestion> {
  const entry = await getActiveEntryAccess(context, viewer, id);
  if (!questionKinds.includes(entry.kind.name)) throw conflict('notAQuestion');
  if (!canCloseEntry(viewer, entry)) throw notAllowed();
  if (entry.isClosed) throw conflict('conversationClosed');
  const { title, body, author_id } = await context.db
    .selectFrom('entries')
    .where('id', '=', id)
    .select(['title', 'body', 'author_id'])
    .executeTakeFirstOrThrow();
  return { id, title, body, spaceId: entry.spaceId, authorId: author_id };
}

const MAX_RELATED = 50;

/**
 * A few people who would know the answer, by what they wrote and answered about the same thing in
 * what the viewer sees; those of other units, and from beyond the space, before those of the same.
 * Only who sees the question,
 * has no part in it yet, and is not asked more than they want: who is left out for that, nobody
 * is told.
 */
export async function findExperts(
  context: QueryContext,
  viewer: PersonViewer,
  entryId: string,
  now: Date,
): Promise<ExpertView[]> {
  const question = await getOpenQuestion(context, viewer, entryId);
  const spaces = await context.db
    .selectFrom('spaces')
    .where(visibleTo(viewer))
    .select('id')
    .execute();
  const request = { texts: [question], spaces: spaces.map(({ id }) => id), limit: MAX_RELATED };
  const [related = []] = await findRelatedEntries(context, viewer, request);
  const close = related.filter((one) => one.id !== entryId && isCloseMatch(one));
  const strengths = new Map(
    close.map(({ id, coverage, similarity }) => [id, Math.max(coverage, similarity)]),
  );
  const works = [...strengths.keys()];
  const contributions = await listContributions(context, viewer, { question, works, now });
  return rankExperts(contributions, strengths);
}

interface ContributionRow extends SuggestedPerson {
  entry: string;
  slug: string;
  workTitle: string;
  isAuthor: boolean;
  commentCount: number;
  hasAcceptedAnswer: boolean;
  /** Whether they are of a unit of whoever asks. */
  sharesUnit: boolean;
  /** Whether they are a member of the question's space, and so come across it anyway. */
  isSpaceMember: boolean;
}

interface ExpertSearch {
  question: OpenQuestion;
  works: readonly string[];
  now: Date;
}

/** Who wrote these works or spoke there, of those who may be asked; who asks does not know yet. */
async function listContributions(
  context: QueryContext,
  viewer: PersonViewer,
  { question, works, now }: ExpertSearch,
) {
  const { rows } = await sql<ContributionRow>`
    with part as (
      select author_id as person, id as entry, true as wrote, 0 as comments, false as accepted
      from entries where id = any(${[...works]}::uuid[]) and not kind = any(${questionKinds}::text[])
      union all
      select comments.author_id, entries.id, false, count(*)::int,
        bool_or((entries.details ->> 'accepted' = comments.id::text) is true)
      from entries join comments on comments.entry_id = entries.id and comments.deleted_at is null
      where entries.id = any(${[...works]}::uuid[]) and comments.author_id is not null group by 1, 2
    )
    select people.id, people.handle, people.name, people.title, people.picture, entries.id as entry,
      entries.slug, entries.title as "workTitle", bool_or(part.wrote) as "isAuthor",
      sum(part.comments)::int as "commentCount", bool_or(part.accepted) as "hasAcceptedAnswer",
      exists (select from unit_people as theirs join unit_people as mine using (unit_id)
        where theirs.person_id = people.id and mine.person_id = ${viewer.id}::uuid) as "sharesUnit",
      exists (select from space_people as home where home.person_id = people.id
        and home.space_id = ${question.spaceId}::uuid) as "isSpaceMember"
    from part join people on people.id = part.person join entries on entries.id = part.entry
    join spaces on spaces.id = entries.space_id
    where ${isNotWithdrawn()} and ${visibleTo(viewer)} and ${canBeAsked(question, viewer, now)}
    group by people.id, entries.id`.execute(context.db);
  return rows;
}

/** That the question may be put to the person of the row, for whichever reason it may not. */
export function canBeAsked(
  { id, spaceId, authorId }: OpenQuestion,
  viewer: PersonViewer,
  now: Date,
): RawBuilder<boolean> {
  return sql<boolean>`(people.id <> ${authorId}::uuid and people.id <> ${viewer.id}::uuid
    and ${canBeOffered()}
    and exists (select from spaces as home
      where home.id = ${spaceId}::uuid and ${visibleToPeople('people', 'home')})
    and not exists (select from comments as said where said.entry_id = ${id}::uuid
      and said.author_id = people.id and said.deleted_at is null)
    and not exists (select from asks where asks.entry_id = ${id}::uuid
      and asks.person_id = people.id)
    and (select count(*) from asks where asks.person_id = people.id
        and asks.at > ${now}::timestamptz - interval '7 days')
      < coalesce((select asks_a_week from suggesting where person_id = people.id), 3))`;
}

/** What somebody did in a work says of what they know. */
const CONTRIBUTION_WEIGHTS = { accepted: 2, wrote: 1, comment: 0.4 };
/** Whoever is of the same unit, or a member of its space, can be asked without all this. */
const SAME_UNIT_FACTOR = 0.5;
const SAME_SPACE_FACTOR = 0.5;

type StrengthByWork = ReadonlyMap<string, number>;

function rankExperts(rows: readonly ContributionRow[], strengths: StrengthByWork): ExpertView[] {
  const byPerson = Map.groupBy(rows, ({ id }) => id);
  const scored = [...byPerson.values()].map((own) => {
    const weighed = own.map((row) => ({
      row,
      weight: weighContribution(row) * strengths.get(row.entry)!,
    }));
    weighed.sort((a, b) => b.weight - a.weight || a.row.entry.localeCompare(b.row.entry));
    const sum = dampen(weighed.reduce((all, { weight }) => all + weight, 0));
    return { weighed, score: sum * getProximityFactor(own[0]!), id: own[0]!.id };
  });
  scored.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  return scored
    .slice(0, MAX_ASKED)
    .map(({ weighed }) => toExpertView(weighed.map(({ row }) => row)));
}

const getProximityFactor = ({ sharesUnit, isSpaceMember }: ContributionRow): number =>
  (sharesUnit ? SAME_UNIT_FACTOR : 1) * (isSpaceMember ? SAME_SPACE_FACTOR : 1);

const weighContribution = ({
  isAuthor,
  commentCount,
  hasAcceptedAnswer,
}: ContributionRow): number =>
  (isAuthor ? CONTRIBUTION_WEIGHTS.wrote : 0) +
  (hasAcceptedAnswer ? CONTRIBUTION_WEIGHTS.accepted : 0) +
  CONTRIBUTION_WEIGHTS.comment * dampen(commentCount);

function toExpertView(rows: readonly ContributionRow[]): ExpertView {
  const { id, handle, name, title, picture } = rows[0]!;
  const works = rows.slice(0, 2).map(({ entry, slug, workTitle, hasAcceptedAnswer: accepted }) => ({
    path: entryPath({ id: entry, slug }),
    title: workTitle,
    accepted,
  }));
  return { person: { id, handle, name, title, picture }, works };
}
