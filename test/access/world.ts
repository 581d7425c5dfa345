import { type Audience, newId, type SpaceRole } from '../../storage/index.ts';
import { operator } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { addPerson } from '../../workplace/people/index.ts';
import { addMember, archiveSpace, openSpace } from '../../workplace/spaces/index.ts';
import { linkAll } from './links.ts';
import { type FixtureStage, storeWagers, type WagerFixture } from './wager-fixtures.ts';
import { storeWorks, type WorkFixture } from './work-fixtures.ts';

/** Who is who. Mara wrote everything, and is a member everywhere; no persona is hers. */
const people = [
  { handle: 'mara' },
  { handle: 'ada', admin: true },
  { handle: 'otto' },
  { handle: 'ines' },
  { handle: 'stella' },
  { handle: 'lea' },
  { handle: 'petra' },
  { handle: 'gaby', membership: 'guest' },
  { handle: 'gil', membership: 'guest' },
  { handle: 'gwen', membership: 'guest' },
];

const insiders: Record<string, SpaceRole> = {
  mara: 'member',
  ines: 'member',
  stella: 'steward',
  lea: 'member',
  gil: 'member',
};

/** A space as the model knows it. */
export interface Place {
  name: string;
  title: string;
  spaceId: string;
  audience: Audience;
  archived: boolean;
  roles: Record<string, SpaceRole>;
}

/** Works in a place, in an open conversation or a closed one. */
export interface Fixture extends Place, WorkFixture, WagerFixture {
  closed: boolean;
}

export interface World {
  ids: Record<string, string>;
  places: Place[];
  fixtures: Fixture[];
}

/** One space of each audience, archived or not, and the annex where Gwen meets Ines. */
export async function makeWorld(context: CommandContext): Promise<World> {
  const ids: Record<string, string> = {};
  for (const { handle, ...rest } of people) {
    const person = { handle, name: `${handle} ${handle}son`, ...rest };
    ids[handle] = (await addPerson(context, operator, person)).id;
  }
  const places: Place[] = [];
  for (const audience of ['open', 'closed', 'public'] as const) {
    for (const archived of [false, true]) {
      places.push(await openPlace(context, { audience, archived, roles: insiders }));
    }
  }
  const annex = { ines: 'steward', mara: 'member', gwen: 'member' } as const;
  places.push(await openPlace(context, { audience: 'closed', archived: false, roles: annex }));
  const fixtures = await fill(context, places, ids.mara!);
  await linkAll(context, fixtures);
  return { ids, places, fixtures };
}

async function fill(context: CommandContext, places: readonly Place[], author: string) {
  const rooms = places.flatMap((place) => [
    { ...place, closed: false },
    { ...place, closed: true },
  ]);
  const sites = rooms.map(({ spaceId, closed }) => ({ spaceId, author, closed }));
  const works = await storeWorks(context, sites);
  const wagers = await storeWagers(context, sites);
  return rooms.map((room, i): Fixture => ({ ...room, ...works[i]!, ...wagers[i]! }));
}

/** The works of a fixture once more, by another author; a wager of their own where a stage is given. */
export async function storeCopies(
  context: CommandContext,
  copies: readonly { fixture: Fixture; author: string }[],
  stage?: FixtureStage,
): Promise<Fixture[]> {
  const sites = copies.map(({ fixture: { spaceId, closed }, author }) => ({
    spaceId,
    author,
    closed,
  }));
  const works = await storeWorks(context, sites);
  const wagers = stage ? await storeWagers(context, sites, stage) : [];
  return copies.map(({ fixture }, i) => ({ ...fixture, ...works[i], ...wagers[i] }));
}

let opened = 0;

async function openPlace(
  context: CommandContext,
  place: Pick<Place, 'audience' | 'archived' | 'roles'>,
): Promise<Place> {
  opened += 1;
  const name = `place${opened}${place.audience}`;
  const title = `Room ${opened} of them`;
  const { id } = await openSpace(context, operator, { name, title, audience: place.audience });
  for (const [handle, role] of Object.entries(place.roles)) {
    await addMember(context, operator, name, { handle, role });
  }
  if (place.archived) await archiveSpace(context, operator, name);
  return { ...place, name, title, spaceId: id };
}

/** Like this fixture, but nothing of it exists. */
export function missingFixture(like: Fixture): Fixture {
  return {
    ...like,
    spaceId: newId(),
    entryId: newId(),
    commentId: newId(),
    fileId: newId(),
    linkId: newId(),
    correctionId: newId(),
    flagId: newId(),
    briefId: newId(),
    wagerId: newId(),
    questionId: newId(),
    measureId: newId(),
    readingId: newId(),
    endId: newId(),
    hookId: newId(),
    entryWord: 'neverwritten',
    commentWord: 'neversaid',
    briefWord: 'neverbriefed',
    wagerWord: 'neverwagered',
    name: 'nowhere',
    tag: 'unheardof',
  };
}
