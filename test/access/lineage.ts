import { strFromU8, unzipSync } from 'fflate';
import { listTakenAway } from '../../workplace/entries/index.ts';
import { getCompounding, libraryViews, listLibrary } from '../../workplace/library/index.ts';
import { getLineage } from '../../workplace/lineage/graph.ts';
import { getProvenance } from '../../workplace/provenance/index.ts';
import { type Asking, get, type Row } from './asking.ts';
import type { Thing } from './world.ts';

type Ask = Row['ask'];
const one = (name: string, shows: Row['shows'], ask: Ask): Row => ({
  ...{ name, shows, about: 'one', ask },
});
const some = (name: string, shows: Row['shows'], ask: Ask): Row => ({
  ...{ name, shows, about: 'all', ask, partial: true },
});

/** From a public entry, which everybody sees, all is reached that somebody sees. */
const open: Thing = {} as Thing;
export const startFrom = (thing: Thing) => Object.assign(open, thing);

const queries: Row[] = [
  one('getLineage', 'entryWord', ({ workplace, viewer }, { entryId }) =>
    getLineage(workplace, viewer, entryId),
  ),
  { ...some('getLineage from outside', 'entryWord', fromOutside), partial: undefined },
  { ...some('reasons in it', 'commentId', fromOutside), partial: undefined },
  one('getProvenance', 'entryWord', ({ workplace, viewer }, { entryId }) =>
    getProvenance(workplace, viewer, entryId),
  ),
  some('getProvenance from outside', 'entryWord', ({ workplace, viewer }) =>
    getProvenance(workplace, viewer, open.entryId),
  ),
  ...libraryViews.map((view) =>
    some(`listLibrary ${view}`, 'entryWord', ({ workplace, viewer }) =>
      listLibrary(workplace, viewer, view, { limit: 200 }),
    ),
  ),
  some('listTakenAway', 'entryWord', async ({ workplace, viewer }) =>
    viewer.is === 'person' ? listTakenAway(workplace, viewer) : [],
  ),
  some('getCompounding', 'entryWord', ({ workplace, viewer }) => getCompounding(workplace, viewer)),
];

function fromOutside({ workplace, viewer }: Asking) {
  return getLineage(workplace, viewer, open.entryId);
}

const door = (name: string, shows: Row['shows'], path: (thing: Thing) => string): Row => ({
  ...one(`GET ${name}`, shows, (asking, thing) => get(asking, path(thing))),
  overHttp: true,
});
const everywhere = (name: string, path: () => string): Row => ({
  ...some(`GET ${name}`, 'entryWord', (asking) => get(asking, path())),
  overHttp: true,
});

const doors: Row[] = [
  door('/entries/ID/lineage', 'entryWord', ({ entryId }) => `/entries/${entryId}/lineage`),
  door('/entries/ID/lineage.svg', 'entryWord', ({ entryId }) => `/entries/${entryId}/lineage.svg`),
  door(
    '/entries/ID/provenance.json',
    'entryWord',
    ({ entryId }) => `/entries/${entryId}/provenance.json`,
  ),
  door('…/lineage', 'entryWord', ({ entryId }) => `/api/v1/entries/${entryId}/lineage`),
  everywhere('…/lineage from outside', () => `/entries/${open.entryId}/lineage`),
  ...libraryViews.flatMap((view) => [
    everywhere(`/library?view=${view}`, () => `/library?view=${view}`),
    everywhere(`/api/v1/library?view=${view}`, () => `/api/v1/library?view=${view}&limit=200`),
  ]),
  everywhere('/api/v1/library/subjects', () => '/api/v1/library/subjects'),
  everywhere('/library?subject=', () => '/library?subject=plank'),
  everywhere('…/suggestions', () => '/api/v1/people/mara/suggestions'),
  everywhere('/compounding', () => '/compounding'),
  everywhere('/people/HANDLE/built-on', () => '/people/mara/built-on'),
  door('/spaces/NAME/compounding', 'title', ({ name }) => `/spaces/${name}/compounding`),
  { ...one('GET /entries/ID/sources.zip', 'entryWord', unpacked), overHttp: true },
];

/** What is in the files, since nobody reads a packed one. */
async function unpacked(asking: Asking, { entryId }: Thing) {
  const path = `/entries/${entryId}/sources.zip`;
  const { house, seer } = asking;
  const answer = await house.request(path, { headers: seer.headers });
  if (answer.status !== 200) return get(asking, path);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]);
}

/** Lineage as it is read, and all that is made of it. */
export const lineageRows: Row[] = [...queries, ...doors];
