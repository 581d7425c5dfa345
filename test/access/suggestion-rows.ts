import {
  findExperts,
  offerSuggestions,
  suggestExplainedWorks,
  suggestPeople,
} from '../../workplace/suggestions/index.ts';
import type { Client } from './client.ts';
import { pageOfAll, pageOfOne, queryAll, queryOne, type Row } from './row.ts';

const some = { partial: true };
const asked = { now: new Date('2026-03-02'), limit: 50 };

/** Suggestions are for oneself; whoever is nobody looks at a member's. */
const handleFor = ({ persona }: Client) => persona.handle ?? 'otto';

/** What is suggested to people, and who may be asked about a question. */
export const suggestionRows: Row[] = [
  queryAll(
    'suggestPeople',
    'title',
    (client) =>
      suggestPeople(client.context, client.viewer, handleFor(client), {
        excludeOwnUnits: false,
        limit: 50,
      }),
    some,
  ),
  queryAll(
    'suggestExplainedWorks',
    'entryWord',
    (client) => suggestExplainedWorks(client.context, client.viewer, handleFor(client), asked),
    some,
  ),
  queryAll(
    'offerSuggestions',
    'entryWord',
    async ({ context, viewer }) =>
      viewer.kind === 'person' ? offerSuggestions(context, viewer, () => 1) : null,
    some,
  ),
  queryOne(
    'findExperts',
    'entryWord',
    async ({ context, viewer }, { entryId, entryWord }) => {
      if (viewer.kind !== 'person') return null;
      const found = await findExperts(context, viewer, entryId, context.now());
      return { found: found.length, entryWord };
    },
    some,
  ),
  pageOfAll(
    '/api/v1/people/HANDLE/suggestions?type=work',
    'entryWord',
    (client) => `/api/v1/people/${handleFor(client)}/suggestions?type=work&limit=50`,
    some,
  ),
  // For its author and whoever tends its space alone, as are the pages below.
  pageOfOne(
    '/api/v1/entries/ID/askable',
    'entryWord',
    ({ entryId }) => `/api/v1/entries/${entryId}/askable`,
    some,
  ),
  pageOfAll('/suggestions', 'entryWord', '/suggestions', some),
  pageOfAll('/suggestions/measure', 'entryWord', '/suggestions/measure', some),
  pageOfOne('/entries/ID/asks', 'entryWord', ({ entryId }) => `/entries/${entryId}/asks`, some),
];
