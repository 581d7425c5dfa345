import { raw } from 'hono/html';
import { say, sayTitle } from '../../../messages/index.ts';
import type { EntryView } from '../../../workplace/entries/index.ts';
import type { Setting } from '../conversation/rendering.tsx';
import type { Neighbours } from './beside.tsx';

interface Props {
  entry: EntryView;
  beside: Neighbours;
  setting: Setting;
  last: boolean;
}

/** What machines are told of an entry: its address, its neighbours, its feeds, its data. */
export function HeadLinks({ entry, beside, setting, last }: Props) {
  const { origin, page } = setting;
  const feed = `/entries/${entry.id}/comments`;
  const title = say('feed.comments', { title: sayTitle(entry.title) });
  return (
    <>
      <link rel="canonical" href={`${origin}${pagePath(entry.path, page)}`} />
      {page > 1 ? <link rel="prev" href={pagePath(entry.path, page - 1)} /> : null}
      {page === 1 && beside.previous ? <link rel="prev" href={beside.previous.path} /> : null}
      {last && beside.next ? <link rel="next" href={beside.next.path} /> : null}
      {last ? null : <link rel="next" href={pagePath(entry.path, page + 1)} />}
      <link rel="alternate" type="application/atom+xml" title={title} href={`${feed}.atom`} />
      <link rel="alternate" type="application/feed+json" title={title} href={`${feed}.json`} />
      <About entry={entry} origin={origin} />
    </>
  );
}

/** What was withdrawn is found by those who have its address, and by nobody else. */
function About({ entry, origin }: { entry: EntryView; origin: string }) {
  if (entry.withdrawn) return <meta name="robots" content="noindex" />;
  return (
    <>
      <meta name="description" content={entry.excerpt} />
      {entry.space.audience === 'public' ? raw(posting(entry, origin)) : null}
    </>
  );
}

export function pagePath(path: string, page: number): string {
  return page > 1 ? `${path}?page=${page}` : path;
}

/** schema.org, for the world and so for public spaces only. `<` is escaped: this is within HTML. */
function posting(entry: EntryView, origin: string): string {
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
