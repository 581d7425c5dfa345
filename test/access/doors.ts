import { get, type Row } from './asking.ts';
import type { Thing } from './world.ts';

type Path = (thing: Thing) => string;
const door = (name: string, shows: Row['shows'], path: Path, about: Row['about'] = 'one'): Row => ({
  ...{ name: `GET ${name}`, shows, about, overHttp: true },
  ask: (asking, thing) => get(asking, path(thing)),
});

const api: Row[] = [
  door('/api/v1/spaces', 'title', () => '/api/v1/spaces?archived=true', 'all'),
  door('/api/v1/spaces/NAME', 'title', ({ name }) => `/api/v1/spaces/${name}`),
  door('/api/v1/entries', 'entryWord', () => '/api/v1/entries?limit=200', 'all'),
  door('/api/v1/entries?space=', 'entryWord', ({ name }) => `/api/v1/entries?space=${name}`),
  door('/api/v1/entries/ID', 'entryWord', ({ entryId }) => `/api/v1/entries/${entryId}`),
  door('…/history', 'wordingWord', ({ entryId }) => `/api/v1/entries/${entryId}/history`),
  door('…/comments', 'commentWord', ({ entryId }) => `/api/v1/entries/${entryId}/comments`),
  door('/api/v1/comments/ID', 'commentWord', ({ commentId }) => `/api/v1/comments/${commentId}`),
  door('…/ID/history', 'commentWord', ({ commentId }) => `/api/v1/comments/${commentId}/history`),
  door('…/links', 'linkWord', ({ entryId }) => `/api/v1/entries/${entryId}/links`),
  door('/api/v1/links/ID', 'linkWord', ({ linkId }) => `/api/v1/links/${linkId}`),
  door('…/corrections', 'noteWord', ({ entryId }) => `/api/v1/entries/${entryId}/corrections`),
  { ...door('/api/v1/flags', 'noteWord', () => '/api/v1/flags', 'all'), partial: true },
  door('/api/v1/templates', 'briefWord', () => '/api/v1/templates?limit=200', 'all'),
  door('/api/v1/search', 'entryId', ({ entryWord }) => `/api/v1/search?q=${entryWord}`),
];

const live: Row[] = [
  {
    ...door('/live?entry=', 'slug', () => ''),
    ask: async (asking, { entryId, slug }) => {
      const answer = (await get(asking, `/live?entry=${entryId}`)) as { status: number };
      return answer.status === 200 ? { slug } : answer;
    },
  },
];

const some = (name: string, shows: Row['shows'], path: string): Row => ({
  ...door(name, shows, () => path, 'all'),
  partial: true,
});

/** Pages for some of those who see the thing, such as its author. */
const forSome = (name: string, shows: Row['shows'], path: Path): Row => ({
  ...door(name, shows, path),
  partial: true,
});

const lineage: Row[] = [
  door(
    'links on /entries/ID/SLUG',
    'linkWord',
    ({ entryId, slug }) => `/entries/${entryId}/${slug}`,
  ),
  door(
    'flags on /entries/ID/SLUG',
    'noteWord',
    ({ entryId, slug }) => `/entries/${entryId}/${slug}`,
  ),
  forSome('/entries/ID/withdrawal', 'entryWord', ({ entryId }) => `/entries/${entryId}/withdrawal`),
  forSome('/entries/ID/sources', 'linkWord', ({ entryId }) => `/entries/${entryId}/sources`),
  forSome(
    '/entries/ID/corrections',
    'noteWord',
    ({ entryId }) => `/entries/${entryId}/corrections`,
  ),
  forSome(
    '/comments/ID/corrections',
    'slug',
    ({ commentId }) => `/comments/${commentId}/corrections`,
  ),
  forSome('/works.json?q=', 'slug', ({ entryWord }) => `/works.json?q=${entryWord}`),
  forSome('/works.json?at=', 'slug', ({ entryId }) => `/works.json?at=/entries/${entryId}`),
];

const filling = (id: string) =>
  `/briefs/new?${new URLSearchParams({ template: id, title: 'New' })}`;

const pages: Row[] = [
  some('/', 'entryWord', '/'),
  some('/spaces', 'title', '/spaces'),
  some('/people/HANDLE', 'entryWord', '/people/mara'),
  some('/briefs/new', 'briefWord', '/briefs/new'),
  {
    ...door('/briefs/new?template=', 'briefWord', ({ briefId }) => filling(briefId)),
    partial: true,
  },
  door('/spaces/NAME', 'entryWord', ({ name }) => `/spaces/${name}`),
  door(
    '/subscriptions to a space',
    'title',
    ({ name }) => `/subscriptions?to=/spaces/${name}/entries`,
  ),
  door(
    '/subscriptions to a conversation',
    'slug',
    ({ entryId }) => `/subscriptions?to=/entries/${entryId}/comments`,
  ),
  door('/entries/ID/SLUG', 'commentWord', ({ entryId, slug }) => `/entries/${entryId}/${slug}`),
  door('/entries/ID/history', 'wordingWord', ({ entryId }) => `/entries/${entryId}/history`),
  door('/comments/ID/history', 'commentWord', ({ commentId }) => `/comments/${commentId}/history`),
  door('/comments/ID', 'entryId', ({ commentId }) => `/comments/${commentId}`),
  door('/attachments/ID', 'fileWord', ({ fileId }) => `/attachments/${fileId}`),
  door('/tags/TAG', 'entryWord', ({ tag }) => `/tags/${tag}`),
  door('/search', 'entryId', ({ entryWord }) => `/search?q=${entryWord}`),
];

const feeds: Row[] = ['atom', 'json'].flatMap((format) => [
  door(
    `/spaces/NAME/entries.${format}`,
    'entryWord',
    ({ name }) => `/spaces/${name}/entries.${format}`,
  ),
  door(
    `/spaces/NAME/comments.${format}`,
    'commentWord',
    ({ name }) => `/spaces/${name}/comments.${format}`,
  ),
  door(
    `/entries/ID/comments.${format}`,
    'commentWord',
    ({ entryId }) => `/entries/${entryId}/comments.${format}`,
  ),
  some(`/people/HANDLE/entries.${format}`, 'entryWord', `/people/mara/entries.${format}`),
  some(`/entries.${format}`, 'entryWord', `/entries.${format}`),
]);

const outline: Row[] = [some('/feeds.opml', 'title', '/feeds.opml')];

/** Every address that shows something of a space, or of what is in it. */
export const doorRows: Row[] = [...api, ...live, ...pages, ...lineage, ...feeds, ...outline];
