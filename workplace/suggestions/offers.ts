import { sql } from 'kysely';
import { isId, type OfferAnswer } from '../../storage/index.ts';
import { type PersonViewer, visibleTo } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import type { Reading } from '../happenings/index.ts';
import { supersededFor } from '../lineage/superseded.ts';
import { notFound } from '../refusal.ts';
import { type Introducible, offerable } from './people.ts';
import {
  type Evidence,
  groundsOf,
  type MeetingReason,
  type PersonReason,
  type WorkReason,
  workReasonOf,
} from './reasons.ts';
import { getSuggesting } from './settings.ts';
import { type OfferedWork, type WorkGround, workOf } from './works.ts';

interface Offered {
  id: string;
  offeredAt: Date;
  answer: OfferAnswer | null;
}

/** Somebody or a work that is suggested to the viewer, with the reason. */
export type OfferView =
  | (Offered & {
      kind: 'person';
      person: Introducible;
      reason: MeetingReason;
      evidence: Evidence[];
    })
  | (Offered & { kind: 'work'; work: OfferedWork; reason: WorkReason });

/** What stands before the viewer just now, in the order of the slots. */
export async function listOffers(reading: Reading, viewer: PersonViewer): Promise<OfferView[]> {
  const rows = await offersOf(reading, viewer)
    .where('ended_at', 'is', null)
    .orderBy('slot')
    .execute();
  const views = await Promise.all(rows.map((row) => viewOf(reading, viewer, row)));
  return views.filter((view) => view !== null);
}

/** One of the viewer's own, answered ones too; throws `notFound` for what was never shown to them. */
export async function getOffer(
  reading: Reading,
  viewer: PersonViewer,
  id: string,
): Promise<OfferView> {
  if (!isId(id) || !(await getSuggesting(reading, viewer)).suggestions) throw notFound();
  const row = await offersOf(reading, viewer).where('id', '=', id).executeTakeFirst();
  const view = row ? await viewOf(reading, viewer, row) : null;
  if (!view) throw notFound();
  return view;
}

function offersOf(reading: Reading, { id }: PersonViewer) {
  return reading.db
    .selectFrom('offers')
    .where('person_id', '=', id)
    .where('held_out', '=', false)
    .select(['id', 'kind', 'other_id', 'entry_id', 'reason', 'answer'])
    .select('offered_at as offeredAt');
}

type Row = Awaited<ReturnType<ReturnType<typeof offersOf>['execute']>>[number];

/** Null where it may not be shown any more: who left or opted out, what was hidden or withdrawn. */
async function viewOf(reading: Reading, viewer: PersonViewer, row: Row): Promise<OfferView | null> {
  const { id, offeredAt, answer } = row;
  if (row.other_id) {
    const person = (await offerable(reading, [row.other_id])).get(row.other_id);
    const said = row.reason as unknown as PersonReason;
    const grounds = person && (await groundsOf(reading, viewer, person, said));
    return person && grounds ? { id, offeredAt, answer, kind: 'person', person, ...grounds } : null;
  }
  const work = await findWork(reading, viewer, row.entry_id!);
  const ground = row.reason as unknown as WorkGround;
  const reason = work && (await workReasonOf(reading, viewer, work.id, ground));
  return work && reason ? { id, offeredAt, answer, kind: 'work', work, reason } : null;
}

async function findWork(
  reading: Reading,
  viewer: PersonViewer,
  id: string,
): Promise<OfferedWork | null> {
  const row = await reading.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .innerJoin('people as author', 'author.id', 'entries.author_id')
    .where('entries.id', '=', id)
    .where(visibleTo(viewer))
    .where(entryStands())
    .where(sql<boolean>`not ${supersededFor(viewer)}`)
    .select(['entries.id', 'entries.slug', 'entries.kind', 'entries.title'])
    .select(['author.handle', 'author.name'])
    .select(['spaces.name as spaceName', 'spaces.title as spaceTitle'])
    .executeTakeFirst();
  return row ? workOf(row) : null;
}
