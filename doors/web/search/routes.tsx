import { Hono } from 'hono';
import { raw } from 'hono/html';
import { say, sayTitle } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { listFollows } from '../../../workplace/notifications/index.ts';
import { type SearchPage, type SearchResult, search } from '../../../workplace/search/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { getKindPage } from '../entries/kind-pages.ts';
import { FollowButton } from '../following/follow-button.tsx';
import { Author } from '../layout/author.tsx';
import { ErrorSummary, noProblems, type Problems, TextField } from '../layout/fields.tsx';
import { buildNextPagePath, EmptyState, ListEnd } from '../layout/lists.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { Time } from '../layout/time.tsx';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { FilterFields, parseFilters, readChosenFilters } from './filter-fields.tsx';

export function searchRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/search', async (c) => {
    const q = (c.req.query('q') ?? '').trim();
    const after = c.req.query('after') ?? null;
    const chosen = readChosenFilters(c);
    const request = { q, chosen, isFirstPage: !after };
    return withFormErrors(
      async () => {
        const filter = { q, after, ...parseFilters(chosen) };
        const page = await search(web.door.context, c.get('viewer'), filter);
        return showSearchPage(c, web, { ...request, page, problems: noProblems });
      },
      (problems, status) => showSearchPage(c, web, { ...request, page: null, problems, status }),
    );
  });
  return routes;
}

interface SearchPageState {
  q: string;
  chosen: Record<string, string>;
  isFirstPage: boolean;
  /** Null where the question was refused. */
  page: SearchPage | null;
  problems: Problems;
  status?: PageFrame['status'];
}

async function showSearchPage(c: Ctx, web: WebContext, state: SearchPageState): Promise<Response> {
  const { q, chosen, page, problems, status } = state;
  const viewer = c.get('viewer');
  const { context } = web.door;
  const [spaces, follows] = await Promise.all([
    listSpaces(context, viewer, { limit: 200, archived: true }),
    viewer.kind === 'person' && q
      ? listFollows(context, viewer, { type: 'search', target: q })
      : [],
  ]);
  const body = (
    <>
      <h1>{say('search.title')}</h1>
      <ErrorSummary problems={problems} />
      <search>
        <form method="get" action="/search" class="searching">
          <div class="inline">
            <TextField
              name="q"
              type="search"
              label={say('search.label')}
              hint={say('search.hint')}
              value={q}
              problems={problems}
            />
            <button type="submit" class="button">
              {say('search.do')}
            </button>
          </div>
          <FilterFields chosen={chosen} spaces={spaces.items} problems={problems} />
        </form>
      </search>
      {page && q && viewer.kind === 'person' && q.length <= 200 ? (
        <div class="actions">
          <FollowButton
            type="search"
            target={q}
            following={follows[0]?.id ?? null}
            back={`/search?${new URLSearchParams({ q })}`}
          />
        </div>
      ) : null}
      {page ? <SearchResults state={state} page={page} zone={getTimeZone(viewer)} /> : null}
    </>
  );
  const title = q ? say('search.titleOf', { q }) : say('search.title');
  return renderPage(c, web, { title, body, status });
}

function SearchResults({
  state,
  page,
  zone,
}: {
  state: SearchPageState;
  page: SearchPage;
  zone: string;
}) {
  const { q, chosen, isFirstPage } = state;
  const { items, next, isPartial, isRespelled } = page;
  const asking = q !== '' || Object.keys(chosen).length > 0;
  return (
    <>
      {asking && items.length === 0 && isFirstPage ? (
        <EmptyState>{renderNoResults(q)}</EmptyState>
      ) : null}
      {items.length > 0 && (isPartial || isRespelled) ? (
        <p class="note">{say(isRespelled ? 'search.respelt' : 'search.partial')}</p>
      ) : null}
      <ol class="entries found">
        {items.map((item) => (
          <ResultItem item={item} zone={zone} />
        ))}
      </ol>
      <ListEnd
        next={buildNextPagePath('/search', next, { q, ...chosen })}
        more={say('search.more')}
        end={say('search.end')}
        hidden={items.length === 0}
      />
    </>
  );
}

const renderNoResults = (q: string): string =>
  q === '' ? say('search.nothingNarrowed') : say('search.nothing', { q });

function ResultItem({ item, zone }: { item: SearchResult; zone: string }) {
  const comment = item.type === 'comment';
  return (
    <li>
      <h2>
        <a href={comment ? `/comments/${item.id}` : item.path}>{sayTitle(item.title)}</a>
        {item.status ? <span class="mark">{say(`status.${item.status}`)}</span> : null}
        {item.closed ? <span class="mark">{say('closing.closed')}</span> : null}
      </h2>
      <p>{raw(item.passage)}</p>
      <p class="byline">
        {comment ? `${say('search.commentBy')} ` : null}
        <Author by={{ ...item.author, url: null }} />
        {` ${say('entry.in')} `}
        <a href={`/spaces/${item.space.name}`}>{item.space.title}</a>
        {' · '}
        <Time at={item.createdAt} zone={zone} day />
        {comment || item.kind === 'post' ? null : ` · ${say(getKindPage(item.kind).label)}`}
      </p>
    </li>
  );
}
