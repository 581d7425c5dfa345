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
  door('/api/v1/search', 'entryId', ({ entryWord }) => `/api/v1/search?q=${entryWord}`),
];

const live: Row[] = [
  {
    ...door('/entries/ID/live', 'slug', () => ''),
    ask: async (asking, { entryId, slug }) => {
      const answer = (await get(asking, `/entries/${entryId}/live`)) as { status: number };
      return answer.status === 200 ? { slug } : answer;
    },
  },
];

const some = (name: string, shows: Row['shows'], path: string): Row => ({
  ...door(name, shows, () => path, 'all'),
  partial: true,
});

const pages: Row[] = [
  some('/', 'entryWord', '/'),
  some('/spaces', 'title', '/spaces'),
  some('/people/HANDLE', 'entryWord', '/people/mara'),
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
export const doorRows: Row[] = [...api, ...live, ...pages, ...feeds, ...outline];
