import {
  findAskable,
  offerSuggestions,
  suggestPeople,
  suggestReasonedWorks,
} from '../../workplace/suggestions/index.ts';
import { get, type Row } from './asking.ts';

type Ask = Row['ask'];
const some = (name: string, shows: Row['shows'], ask: Ask): Row => ({
  ...{ name, shows, about: 'all', ask, partial: true },
});
/** For its author and whoever tends its space alone. */
const forSome = (name: string, shows: Row['shows'], ask: Ask): Row => ({
  ...{ name, shows, about: 'one', ask, partial: true },
});

const asked = { now: new Date('2026-03-02'), limit: 50 };

/** What is suggested to somebody, and whom a question may be put to. */
export const suggestionRows: Row[] = [
  some('suggestPeople', 'title', ({ workplace, viewer, seer }) =>
    suggestPeople(workplace, viewer, seer.handle ?? 'otto', { outside: false, limit: 50 }),
  ),
  some('suggestReasonedWorks', 'entryWord', ({ workplace, viewer, seer }) =>
    suggestReasonedWorks(workplace, viewer, seer.handle ?? 'otto', asked),
  ),
  some('offerSuggestions', 'entryWord', async ({ workplace, viewer }) =>
    viewer.is === 'person' ? offerSuggestions(workplace, viewer, () => 1) : null,
  ),
  forSome('findAskable', 'entryWord', async ({ workplace, viewer }, { entryId, entryWord }) => {
    if (viewer.is !== 'person') return null;
    const found = await findAskable(workplace, viewer, entryId, workplace.now());
    return { found: found.length, entryWord };
  }),
  {
    ...some('GET /api/v1/people/HANDLE/suggestions?type=work', 'entryWord', (asking) =>
      get(asking, `/api/v1/people/${asking.seer.handle ?? 'otto'}/suggestions?type=work&limit=50`),
    ),
    overHttp: true,
  },
  {
    ...forSome('GET /api/v1/entries/ID/askable', 'entryWord', (asking, { entryId }) =>
      get(asking, `/api/v1/entries/${entryId}/askable`),
    ),
    overHttp: true,
  },
  {
    ...some('GET /suggestions', 'entryWord', (asking) => get(asking, '/suggestions')),
    overHttp: true,
  },
  {
    ...some('GET /suggestions/measure', 'entryWord', (asking) =>
      get(asking, '/suggestions/measure'),
    ),
    overHttp: true,
  },
  {
    ...forSome('GET /entries/ID/asks', 'entryWord', (asking, { entryId }) =>
      get(asking, `/entries/${entryId}/asks`),
    ),
    overHttp: true,
  },
];
