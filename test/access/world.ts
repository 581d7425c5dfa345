import { type Audience, newId, type SpaceRole } from '../../storage/index.ts';
import { operator } from '../../workplace/access/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { addPerson } from '../../workplace/people/index.ts';
import { addMember, archiveSpace, openSpace } from '../../workplace/spaces/index.ts';
import { tieTogether } from './ties.ts';
import { storeWager, type Wagered } from './wagers.ts';
import { storeWorks, type Works } from './works.ts';

/** Who is who. Mara wrote everything, and is a member everywhere; nobody looks through her eyes. */
const people = [
  { handle: 'mara' },
  { handle: 'ada', admin: true },
  { handle: 'otto' },
  { handle: 'ines' },
  { handle: 'stella' },
  { handle: 'lea' },
  { handle: 'petra' },
  { handle: 'gaby', standing: 'guest' },
  { handle: 'gil', standing: 'guest' },
  { handle: 'gwen', standing: 'guest' },
];

const insiders: Record<string, SpaceRole> = {
  mara: 'member',
  ines: 'member',
  stella: 'steward',
  lea: 'member',
  gil: 'member',
};

/** A space as the model knows it, with what stands in it. */
export interface Place {
  name: string;
  title: string;
  spaceId: string;
  audience: Audience;
  archived: boolean;
  roles: Record<string, SpaceRole>;
}

/** A work in a place, in an open conversation or a closed one. */
export interface Thing extends Place, Works, Wagered {
  closed: boolean;
}

export interface World {
  ids: Record<string, string>;
  places: Place[];
  things: Thing[];
}

/** One space of each audience, archived or not, and the annex where Gwen meets Ines. */
export async function makeWorld(workplace: Workplace): Promise<World> {
  const ids: Record<string, string> = {};
  for (const { handle, ...rest } of people) {
    const person = { handle, name: `${handle} ${handle}son`, ...rest };
    ids[handle] = (await addPerson(workplace, operator, person)).id;
  }
  const places: Place[] = [];
  for (const audience of ['open', 'closed', 'public'] as const) {
    for (const archived of [false, true]) {
      places.push(await openPlace(workplace, { audience, archived, roles: insiders }));
    }
  }
  const annex = { ines: 'steward', mara: 'member', gwen: 'member' } as const;
  places.push(await openPlace(workplace, { audience: 'closed', archived: false, roles: annex }));
  const things: Thing[] = [];
  for (const place of places) {
    for (const closed of [false, true]) {
      const works = await storeWorks(workplace, place.spaceId, ids.mara!, closed);
      const wager = await storeWager(workplace, place.spaceId, ids.mara!);
      things.push({ ...place, ...works, ...wager, closed });
    }
  }
  await tieTogether(workplace, things);
  return { ids, places, things };
}

let opened = 0;

/** Works are in place before the space is archived, so membership and archive come through commands. */
async function openPlace(
  workplace: Workplace,
  place: Pick<Place, 'audience' | 'archived' | 'roles'>,
): Promise<Place> {
  opened += 1;
  const name = `place${opened}${place.audience}`;
  const title = `Room ${opened} of them`;
  const { id } = await openSpace(workplace, operator, { name, title, audience: place.audience });
  for (const [handle, role] of Object.entries(place.roles)) {
    await addMember(workplace, operator, name, { handle, role });
  }
  if (place.archived) await archiveSpace(workplace, operator, name);
  return { ...place, name, title, spaceId: id };
}

/** As a thing, but nothing of it exists. */
export function missing(like: Thing): Thing {
  const ids = { spaceId: newId(), entryId: newId(), commentId: newId(), fileId: newId() };
  const lineage = { linkId: newId(), correctionId: newId(), flagId: newId() };
  const brief = { briefId: newId(), briefWord: 'neverbriefed' };
  const wager = { wagerId: newId(), questionId: newId(), measureId: newId(), readingId: newId() };
  const end = { endId: newId() };
  const words = { entryWord: 'neverwritten', commentWord: 'neversaid', slug: like.slug };
  const wagered = { ...wager, ...end, wagerWord: 'neverwagered' };
  return {
    ...like,
    ...ids,
    ...lineage,
    ...brief,
    ...wagered,
    ...words,
    name: 'nowhere',
    tag: 'unheardof',
  };
}
