import { strFromU8, unzipSync } from 'fflate';
import { listWithdrawnByOthers } from '../../workplace/entries/index.ts';
import { getCompounding, libraryViews, listLibrary } from '../../workplace/library/index.ts';
import { getLineage } from '../../workplace/lineage/graph.ts';
import { getProvenance } from '../../workplace/provenance/index.ts';
import { type Client, get } from './client.ts';
import { pageOfAll, pageOfOne, queryAll, queryOne, type Row } from './row.ts';
import type { Fixture } from './world.ts';

const some = { partial: true };

const queries: Row[] = [
  queryOne('getLineage', 'entryWord', ({ context, viewer }, { entryId }) =>
    getLineage(context, viewer, entryId),
  ),
  queryAll('getLineage from outside', 'entryWord', getLineageFromStart),
  queryAll('reasons in it', 'commentId', getLineageFromStart),
  queryOne('getProvenance', 'entryWord', ({ context, viewer }, { entryId }) =>
    getProvenance(context, viewer, entryId),
  ),
  queryAll(
    'getProvenance from outside',
    'entryWord',
    ({ context, viewer, start }) => getProvenance(context, viewer, start.entryId),
    some,
  ),
  ...libraryViews.map((view) =>
    queryAll(
      `listLibrary ${view}`,
      'entryWord',
      ({ context, viewer }) => listLibrary(context, viewer, view, { limit: 200 }),
      some,
    ),
  ),
  queryAll(
    'listWithdrawnByOthers',
    'entryWord',
    async ({ context, viewer }) =>
      viewer.kind === 'person' ? listWithdrawnByOthers(context, viewer) : [],
    some,
  ),
  queryAll(
    'getCompounding',
    'entryWord',
    ({ context, viewer }) => getCompounding(context, viewer),
    some,
  ),
];

function getLineageFromStart({ context, viewer, start }: Client) {
  return getLineage(context, viewer, start.entryId);
}

const doors: Row[] = [
  pageOfOne('/entries/ID/lineage', 'entryWord', ({ entryId }) => `/entries/${entryId}/lineage`),
  pageOfOne(
    '/entries/ID/lineage.svg',
    'entryWord',
    ({ entryId }) => `/entries/${entryId}/lineage.svg`,
  ),
  pageOfOne(
    '/entries/ID/provenance.json',
    'entryWord',
    ({ entryId }) => `/entries/${entryId}/provenance.json`,
  ),
  pageOfOne('…/lineage', 'entryWord', ({ entryId }) => `/api/v1/entries/${entryId}/lineage`),
  pageOfAll(
    '…/lineage from outside',
    'entryWord',
    ({ start }) => `/entries/${start.entryId}/lineage`,
    some,
  ),
  ...libraryViews.flatMap((view) => [
    pageOfAll(`/library?view=${view}`, 'entryWord', `/library?view=${view}`, some),
    pageOfAll(
      `/api/v1/library?view=${view}`,
      'entryWord',
      `/api/v1/library?view=${view}&limit=200`,
      some,
    ),
  ]),
  pageOfAll('/api/v1/library/subjects', 'entryWord', '/api/v1/library/subjects', some),
  pageOfAll('/library?subject=', 'entryWord', '/library?subject=plank', some),
  pageOfAll('…/suggestions', 'entryWord', '/api/v1/people/mara/suggestions', some),
  pageOfAll('/compounding', 'entryWord', '/compounding', some),
  pageOfAll('/people/HANDLE/built-on', 'entryWord', '/people/mara/built-on', some),
  pageOfOne('/spaces/NAME/compounding', 'title', ({ name }) => `/spaces/${name}/compounding`),
  queryOne('GET /entries/ID/sources.zip', 'entryWord', unzipSources, { overHttp: true }),
];

/** What the packed files say. */
async function unzipSources(client: Client, { entryId }: Fixture) {
  const path = `/entries/${entryId}/sources.zip`;
  const answer = await client.app.request(path, { headers: client.persona.headers });
  if (answer.status !== 200) return get(client, path);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]);
}

/** Lineage as it is read, and all that is made of it. */
export const lineageRows: Row[] = [...queries, ...doors];
