import { raw } from 'hono/html';
import { say, sayTitle } from '../../../messages/index.ts';
import type { EntryView } from '../../../workplace/entries/index.ts';
import type { RenderSettings } from './entry-rendering.tsx';
import type { Neighbours } from './neighbour-nav.tsx';

interface Props {
  entry: EntryView;
  neighbours: Neighbours;
  settings: RenderSettings;
  isLastPage: boolean;
}

/** What machines are told of an entry: its address, its neighbours, its feeds, its data. */
export function HeadLinks({ entry, neighbours, settings, isLastPage }: Props) {
  const { origin, page } = settings;
  const feed = `/entries/${entry.id}/comments`;
  const title = say('feed.comments', { title: sayTitle(entry.title) });
  return (
    <>
      <link rel="canonical" href={`${origin}${pagePath(entry.path, page)}`} />
      {page > 1 ? <link rel="prev" href={pagePath(entry.path, page - 1)} /> : null}
      {page === 1 && neighbours.previous ? (
        <link rel="prev" href={neighbours.previous.path} />
      ) : null}
      {isLastPage && neighbours.next ? <link rel="next" href={neighbours.next.path} /> : null}
      {isLastPage ? null : <link rel="next" href={pagePath(entry.path, page + 1)} />}
      <link rel="alternate" type="application/atom+xml" title={title} href={`${feed}.atom`} />
      <link rel="alternate" type="application/feed+json" title={title} href={`${feed}.json`} />
      <EntryMetadata entry={entry} origin={origin} />
    </>
  );
}

/** What was withdrawn is found by those who have its address, and by nobody else. */
function EntryMetadata({ entry, origin }: { entry: EntryView; origin: string }) {
  if (entry.withdrawn) return <meta name="robots" content="noindex" />;
  return (
    <>
      <meta name="description" content={entry.excerpt} />
      {entry.space.audience === 'public' ? raw(renderJsonLd(entry, origin)) : null}
    </>
  );
}

export function pagePath(path: string, page: number): string {
  return page > 1 ? `${path}?page=${page}` : path;
}

/** schema.org, for the world and so for public spaces only. `<` is escaped: this is within HTML. */
function renderJsonLd(entry: EntryView, origin: string): string {
  const { author } = entry;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    url: origin + entry.path,
    headline: entry.title,
    text: entry.excerpt,
    datePublished: entry.createdAt,
    dateModified: entry.editedAt ?? undefined,
    author: {
      '@type': 'Person',
      name: author.name,
      url: author.handle ? `${origin}/people/${author.handle}` : (author.url ?? undefined),
    },
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/CommentAction',
      userInteractionCount: entry.comments,
    },
  };
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/ld+json">${json}</script>`;
}
