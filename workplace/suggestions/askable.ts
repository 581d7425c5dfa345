import { type RawBuilder, sql } from 'kysely';
import { kinds } from '../../kinds/index.ts';
import { type PersonViewer, seenByPeople, visibleTo } from '../access/index.ts';
import { findAlike, isClose } from '../discovery/index.ts';
import { getUnwithdrawn, mayClose } from '../entries/standing.ts';
import { entryStands } from '../entries/stands.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { conflict, notAllowed } from '../refusal.ts';
import type { Introducible } from './people.ts';
import { damped } from './rules.ts';
import { mayBeOffered } from './settings.ts';

/** Somebody who would know, and by which works that shows. */
export interface AskableView {
  person: Introducible;
  works: { path: string; title: string; accepted: boolean }[];
}

/** So many are proposed, and so many may be asked of one question in a week. */
export const mostAsked = 3;

/** The kinds of entries that ask something, of which an answer can be accepted. */
const asking = kinds
  .filter(({ verbs }) => verbs.some(({ noun }) => noun === 'acceptance'))
  .map(({ name }) => name);

/** A question to be asked beyond its space. */
export interface Question {
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
export async function getQuestion(
  reading: Reading,
  viewer: PersonViewer,
  id: string,
): Promise<Question> {
  const entry = await getUnwithdrawn(reading, viewer, id);
  if (!asking.includes(entry.kind.name)) throw conflict('notAQuestion');
  if (!mayClose(viewer, entry)) throw notAllowed();
  if (entry.closed) throw conflict('conversationClosed');
  const { title, body, author_id } = await reading.db
    .selectFrom('entries')
    .where('id', '=', id)
    .select(['title', 'body', 'author_id'])
    .executeTakeFirstOrThrow();
  return { id, title, body, spaceId: entry.spaceId, authorId: author_id };
}

const mostRelated = 50;

/**
 * A few people who would know the answer, by what they wrote and answered about the same thing in
 * what the viewer sees; those of other units, and from beyond the space, before those of the same.
 * Only who sees the question,
 * has no part in it yet, and is not asked more than they want: who is left out for that, nobody
 * is told.
 */
export async function findAskable(
  reading: Reading,
  viewer: PersonViewer,
  entryId: string,
  now: Date,
): Promise<AskableView[]> {
  const question = await getQuestion(reading, viewer, entryId);
  const spaces = await reading.db
    .selectFrom('spaces')
    .where(visibleTo(viewer))
    .select('id')
    .execute();
  const asked = { texts: [question], spaces: spaces.map(({ id }) => id), most: mostRelated };
  const [related = []] = await findAlike(reading, viewer, asked);
  const about = related.filter((one) => one.id !== entryId && isClose(one));
  const likeness = new Map(about.map(({ id, share, likeness }) => [id, Math.max(share, likeness)]));
  const parts = await partsIn(reading, viewer, { question, works: [...likeness.keys()], now });
  return bestOf(parts, likeness);
}

interface Part extends Introducible {
  entry: string;
  slug: string;
  workTitle: string;
  wrote: boolean;
  comments: number;
  accepted: boolean;
  /** Whether they are of a unit of whoever asks. */
  near: boolean;
  /** Whether they are a member of the question's space, and so come across it anyway. */
  inside: boolean;
}

interface Looking {
  question: Question;
  works: readonly string[];
  now: Date;
}

/** Who wrote these works or spoke there, of those who may be asked; who asks does not know yet. */
async function partsIn(reading: Reading, viewer: PersonViewer, { question, works, now }: Looking) {
  const { rows } = await sql<Part>`
    with part as (
      select author_id as person, id as entry, true as wrote, 0 as comments, false as accepted
      from entries where id = any(${[...works]}::uuid[]) and not kind = any(${asking}::text[])
      union all
      select comments.author_id, entries.id, false, count(*)::int,
        bool_or((entries.details ->> 'accepted' = comments.id::text) is true)
      from entries join comments on comments.entry_id = entries.id and comments.deleted_at is null
      where entries.id = any(${[...works]}::uuid[]) and comments.author_id is not null group by 1, 2
    )
    select people.id, people.handle, people.name, people.title, people.picture, entries.id as entry,
      entries.slug, entries.title as "workTitle", bool_or(part.wrote) as wrote,
      sum(part.comments)::int as comments, bool_or(part.accepted) as accepted,
      exists (select from unit_people as theirs join unit_people as mine using (unit_id)
        where theirs.person_id = people.id and mine.person_id = ${viewer.id}::uuid) as near,
      exists (select from space_people as home where home.person_id = people.id
        and home.space_id = ${question.spaceId}::uuid) as inside
    from part join people on people.id = part.person join entries on entries.id = part.entry
    join spaces on spaces.id = entries.space_id
    where ${entryStands()} and ${visibleTo(viewer)} and ${mayBeAsked(question, viewer, now)}
    group by people.id, entries.id`.execute(reading.db);
  return rows;
}

/** That the question may be put to the person of the row, for whichever reason it may not. */
export function mayBeAsked(
  { id, spaceId, authorId }: Question,
  viewer: PersonViewer,
  now: Date,
): RawBuilder<boolean> {
  return sql<boolean>`(people.id <> ${authorId}::uuid and people.id <> ${viewer.id}::uuid
    and ${mayBeOffered()}
    and exists (select from spaces as home
      where home.id = ${spaceId}::uuid and ${seenByPeople('people', 'home')})
    and not exists (select from comments as said where said.entry_id = ${id}::uuid
      and said.author_id = people.id and said.deleted_at is null)
    and not exists (select from asks where asks.entry_id = ${id}::uuid
      and asks.person_id = people.id)
    and (select count(*) from asks where asks.person_id = people.id
        and asks.at > ${now}::timestamptz - interval '7 days')
      < coalesce((select asks_a_week from suggesting where person_id = people.id), 3))`;
}

/** What somebody did in a work says of what they know. */
const worth = { accepted: 2, wrote: 1, comment: 0.4 };
/** Whoever is of the same unit, or a member of its space, can be asked without all this. */
const nearby = 0.5;
const atHome = 0.5;

function bestOf(parts: readonly Part[], likeness: ReadonlyMap<string, number>): AskableView[] {
  const known = Map.groupBy(parts, ({ id }) => id);
  const scored = [...known.values()].map((mine) => {
    const worths = mine.map((part) => ({ part, worth: worthOf(part) * likeness.get(part.entry)! }));
    worths.sort((a, b) => b.worth - a.worth || a.part.entry.localeCompare(b.part.entry));
    const sum = damped(worths.reduce((all, { worth }) => all + worth, 0));
    const { id, near, inside } = mine[0]!;
    return { worths, score: sum * (near ? nearby : 1) * (inside ? atHome : 1), id };
  });
  scored.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
  return scored.slice(0, mostAsked).map(({ worths }) => viewOf(worths.map(({ part }) => part)));
}

const worthOf = ({ wrote, comments, accepted }: Part): number =>
  (wrote ? worth.wrote : 0) + (accepted ? worth.accepted : 0) + worth.comment * damped(comments);

function viewOf(parts: readonly Part[]): AskableView {
  const { id, handle, name, title, picture } = parts[0]!;
  const works = parts.slice(0, 2).map(({ entry, slug, workTitle, accepted }) => ({
    path: entryPath({ id: entry, slug }),
    title: workTitle,
    accepted,
  }));
  return { person: { id, handle, name, title, picture }, works };
}
