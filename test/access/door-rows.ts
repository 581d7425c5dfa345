import { answerAbout, pageOfAll, pageOfOne, type Row } from './row.ts';

const some = { partial: true };

const api: Row[] = [
  pageOfAll('/api/v1/spaces', 'title', '/api/v1/spaces?archived=true'),
  pageOfOne('/api/v1/spaces/NAME', 'title', ({ name }) => `/api/v1/spaces/${name}`),
  pageOfAll('/api/v1/entries', 'entryWord', '/api/v1/entries?limit=200'),
  pageOfOne('/api/v1/entries?space=', 'entryWord', ({ name }) => `/api/v1/entries?space=${name}`),
  pageOfOne('/api/v1/entries/ID', 'entryWord', ({ entryId }) => `/api/v1/entries/${entryId}`),
  pageOfOne('…/history', 'revisionWord', ({ entryId }) => `/api/v1/entries/${entryId}/history`),
  pageOfOne('…/comments', 'commentWord', ({ entryId }) => `/api/v1/entries/${entryId}/comments`),
  pageOfOne(
    '/api/v1/comments/ID',
    'commentWord',
    ({ commentId }) => `/api/v1/comments/${commentId}`,
  ),
  pageOfOne(
    '…/ID/history',
    'commentWord',
    ({ commentId }) => `/api/v1/comments/${commentId}/history`,
  ),
  pageOfOne('…/links', 'linkWord', ({ entryId }) => `/api/v1/entries/${entryId}/links`),
  pageOfOne('/api/v1/links/ID', 'linkWord', ({ linkId }) => `/api/v1/links/${linkId}`),
  pageOfOne('…/corrections', 'noteWord', ({ entryId }) => `/api/v1/entries/${entryId}/corrections`),
  pageOfAll('/api/v1/flags', 'noteWord', '/api/v1/flags', some),
  pageOfAll('/api/v1/templates', 'briefWord', '/api/v1/templates?limit=200'),
  pageOfOne('/api/v1/search', 'entryId', ({ entryWord }) => `/api/v1/search?q=${entryWord}`),
];

const live: Row[] = [
  answerAbout('/live?entry=', 'slug', ({ entryId }) => `/live?entry=${entryId}`),
];

/** Pages of which some are for some viewers only, such as the author. */
const lineage: Row[] = [
  pageOfOne(
    'links on /entries/ID/SLUG',
    'linkWord',
    ({ entryId, slug }) => `/entries/${entryId}/${slug}`,
  ),
  pageOfOne(
    'flags on /entries/ID/SLUG',
    'noteWord',
    ({ entryId, slug }) => `/entries/${entryId}/${slug}`,
  ),
  pageOfOne(
    '/entries/ID/withdrawal',
    'entryWord',
    ({ entryId }) => `/entries/${entryId}/withdrawal`,
    some,
  ),
  pageOfOne(
    '/entries/ID/sources',
    'linkWord',
    ({ entryId }) => `/entries/${entryId}/sources`,
    some,
  ),
  pageOfOne(
    '/entries/ID/corrections',
    'noteWord',
    ({ entryId }) => `/entries/${entryId}/corrections`,
    some,
  ),
  pageOfOne(
    '/comments/ID/corrections',
    'slug',
    ({ commentId }) => `/comments/${commentId}/corrections`,
    some,
  ),
  pageOfOne('/works.json?q=', 'slug', ({ entryWord }) => `/works.json?q=${entryWord}`, some),
  pageOfOne('/works.json?at=', 'slug', ({ entryId }) => `/works.json?at=/entries/${entryId}`, some),
];

const filling = (id: string) =>
  `/briefs/new?${new URLSearchParams({ template: id, title: 'New' })}`;

const pages: Row[] = [
  pageOfAll('/', 'entryWord', '/', some),
  pageOfAll('/spaces', 'title', '/spaces', some),
  pageOfAll('/people/HANDLE', 'entryWord', '/people/mara', some),
  pageOfAll('/briefs/new', 'briefWord', '/briefs/new', some),
  pageOfOne('/briefs/new?template=', 'briefWord', ({ briefId }) => filling(briefId), some),
  pageOfOne('/spaces/NAME', 'entryWord', ({ name }) => `/spaces/${name}`),
  pageOfOne(
    '/subscriptions to a space',
    'title',
    ({ name }) => `/subscriptions?to=/spaces/${name}/entries`,
  ),
  pageOfOne(
    '/subscriptions to a conversation',
    'slug',
    ({ entryId }) => `/subscriptions?to=/entries/${entryId}/comments`,
  ),
  pageOfOne(
    '/entries/ID/SLUG',
    'commentWord',
    ({ entryId, slug }) => `/entries/${entryId}/${slug}`,
  ),
  pageOfOne('/entries/ID/history', 'revisionWord', ({ entryId }) => `/entries/${entryId}/history`),
  pageOfOne(
    '/comments/ID/history',
    'commentWord',
    ({ commentId }) => `/comments/${commentId}/history`,
  ),
  pageOfOne('/comments/ID', 'entryId', ({ commentId }) => `/comments/${commentId}`),
  pageOfOne('/attachments/ID', 'fileWord', ({ fileId }) => `/attachments/${fileId}`),
  pageOfOne('/tags/TAG', 'entryWord', ({ tag }) => `/tags/${tag}`),
  pageOfOne('/search', 'entryId', ({ entryWord }) => `/search?q=${entryWord}`),
];

const feeds: Row[] = ['atom', 'json'].flatMap((format) => [
  pageOfOne(
    `/spaces/NAME/entries.${format}`,
    'entryWord',
    ({ name }) => `/spaces/${name}/entries.${format}`,
  ),
  pageOfOne(
    `/spaces/NAME/comments.${format}`,
    'commentWord',
    ({ name }) => `/spaces/${name}/comments.${format}`,
  ),
  pageOfOne(
    `/entries/ID/comments.${format}`,
    'commentWord',
    ({ entryId }) => `/entries/${entryId}/comments.${format}`,
  ),
  pageOfAll(
    `/people/HANDLE/entries.${format}`,
    'entryWord',
    `/people/mara/entries.${format}`,
    some,
  ),
  pageOfAll(`/entries.${format}`, 'entryWord', `/entries.${format}`, some),
]);

const outline: Row[] = [pageOfAll('/feeds.opml', 'title', '/feeds.opml', some)];

/** The addresses that programs ask. */
export const apiRows: Row[] = [...api, ...live, ...feeds, ...outline];

/** The pages on which something of a space, or of what is in it, is shown to people. */
export const pageRows: Row[] = [...pages, ...lineage];
