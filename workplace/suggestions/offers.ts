import { sql } from 'kysely';
import { isId, type OfferAnswer } from '../../storage/index.ts';
import { isNotWithdrawn, type PersonViewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';
import { isSupersededFor } from '../lineage/index.ts';
import { loadOfferablePeople, type SuggestedPerson } from './people.ts';
import {
  type Evidence,
  explainPerson,
  explainWork,
  type PersonReasonView,
  type StoredPersonReason,
  type WorkReasonView,
} from './reasons.ts';
import { getSuggestionSettings } from './settings.ts';
import { type OfferedWork, type StoredWorkReason, toOfferedWork } from './works.ts';

interface OfferBase {
  id: string;
  offeredAt: Date;
  answer: OfferAnswer | null;
}

/** Somebody or a work that is suggested to the viewer, with the reason. */
export type OfferView =
  | (OfferBase & {
      kind: 'person';
      person: SuggestedPerson;
      reason: PersonReasonView;
      evidence: Evidence[];
    })
  | (OfferBase & { kind: 'work'; work: OfferedWork; reason: WorkReasonView });

/** What stands before the viewer just now, in the order of the slots. */
export async function listOffers(
  context: QueryContext,
  viewer: PersonViewer,
): Promise<OfferView[]> {
  const rows = await selectOffers(context, viewer)
    .where('ended_at', 'is', null)
    .orderBy('slot')
    .execute();
  const views = await Promise.all(rows.map((row) => toOfferView(context, viewer, row)));
  return views.filter((view) => view !== null);
}

/** One of the viewer's own, answered ones too; throws `notFound` for what was never shown to them. */
export async function getOffer(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
): Promise<OfferView> {
  if (!isId(id) || !(await getSuggestionSettings(context, viewer)).suggestions) throw notFound();
  const row = await selectOffers(context, viewer).where('id', '=', id).executeTakeFirst();
  const view = row ? await toOfferView(context, viewer, row) : null;
  if (!view) throw notFound();
  return view;
}

function selectOffers(context: QueryContext, { id }: PersonViewer) {
  return context.db
    .selectFrom('offers')
    .where('person_id', '=', id)
    .where('held_out', '=', false)
    .select(['id', 'kind', 'other_id', 'entry_id', 'reason', 'answer'])
    .select('offered_at as offeredAt');
}

type OfferRow = Awaited<ReturnType<ReturnType<typeof selectOffers>['execute']>>[number];

/** Null where it may not be shown any more: who left or opted out, what was hidden or withdrawn. */
async function toOfferView(
  context: QueryContext,
  viewer: PersonViewer,
  row: OfferRow,
): Promise<OfferView | null> {
  const { id, offeredAt, answer } = row;
  if (row.other_id) {
    const person = (await loadOfferablePeople(context, [row.other_id])).get(row.other_id);
    const stored = row.reason as unknown as StoredPersonReason;
    const explanation = person && (await explainPerson(context, viewer, person, stored));
    return person && explanation
      ? { id, offeredAt, answer, kind: 'person', person, ...explanation }
      : null;
  }
  const work = await findOfferedWork(context, viewer, row.entry_id!);
  const stored = row.reason as unknown as StoredWorkReason;
  const reason = work && (await explainWork(context, viewer, work.id, stored));
  return work && reason ? { id, offeredAt, answer, kind: 'work', work, reason } : null;
}

async function findOfferedWork(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
): Promise<OfferedWork | null> {
  const row = await context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .innerJoin('people as author', 'author.id', 'entries.author_id')
    .where('entries.id', '=', id)
    .where(visibleTo(viewer))
    .where(isNotWithdrawn())
    .where(sql<boolean>`not ${isSupersededFor(viewer)}`)
    .select(['entries.id', 'entries.slug', 'entries.kind', 'entries.title'])
    .select(['author.handle', 'author.name'])
    .select(['spaces.name as spaceName', 'spaces.title as spaceTitle'])
    .executeTakeFirst();
  return row ? toOfferedWork(row) : null;
}
