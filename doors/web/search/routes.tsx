import { Hono } from 'hono';
import { raw } from 'hono/html';
import { say, sayTitle } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { listFollows } from '../../../workplace/attention/index.ts';
import { type FoundView, type SearchPage, search } from '../../../workplace/discovery/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { kindPage } from '../entries/kind-pages.ts';
import { FollowButton } from '../following/follow-button.tsx';
import type { Ctx, House } from '../house.ts';
import { Author } from '../layout/author.tsx';
import { ErrorSummary, noProblems, type Problems, TextField } from '../layout/fields.tsx';
import { Empty, ListEnd, nextPart } from '../layout/lists.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { Time } from '../layout/time.tsx';
import { chosenIn, Narrow, narrowingOf } from './narrow.tsx';

export function searchRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/search', async (c) => {
    const q = (c.req.query('q') ?? '').trim();
    const after = c.req.query('after') ?? null;
    const chosen = chosenIn(c);
    const asked = { q, chosen, first: !after };
    return attempt(
      async () => {
        const filter = { q, after, ...narrowingOf(chosen) };
        const found = await search(house.doorway.workplace, c.get('viewer'), filter);
        return showFound(c, house, { ...asked, found, problems: noProblems });
      },
      (problems, status) => showFound(c, house, { ...asked, found: null, problems, status }),
    );
  });
  return door;
}

interface Found {
  q: string;
  chosen: Record<string, string>;
  first: boolean;
  /** Null where the question was refused. */
  found: SearchPage | null;
  problems: Problems;
  status?: Frame['status'];
}

async function showFound(c: Ctx, house: House, asked: Found): Promise<Response> {
  const { q, chosen, found, problems, status } = asked;
  const viewer = c.get('viewer');
  const { workplace } = house.doorway;
  const [spaces, follows] = await Promise.all([
    listSpaces(workplace, viewer, { limit: 200, archived: true }),
    viewer.is === 'person' && q ? listFollows(workplace, viewer, { what: 'search', of: q }) : [],
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
          <Narrow chosen={chosen} spaces={spaces.items} problems={problems} />
        </form>
      </search>
      {found && q && viewer.is === 'person' && q.length <= 200 ? (
        <div class="doings">
          <FollowButton
            what="search"
            of={q}
            following={follows[0]?.id ?? null}
            back={`/search?${new URLSearchParams({ q })}`}
          />
        </div>
      ) : null}
      {found ? <Results asked={asked} found={found} zone={zoneOf(viewer)} /> : null}
    </>
  );
  const title = q ? say('search.titleOf', { q }) : say('search.title');
  return show(c, house, { title, body, status });
}

function Results({ asked, found, zone }: { asked: Found; found: SearchPage; zone: string }) {
  const { q, chosen, first } = asked;
  const { items, next, partial, respelt } = found;
  const asking = q !== '' || Object.keys(chosen).length > 0;
  return (
    <>
      {asking && items.length === 0 && first ? <Empty>{nothing(q)}</Empty> : null}
      {items.length > 0 && (partial || respelt) ? (
        <p class="note">{say(respelt ? 'search.respelt' : 'search.partial')}</p>
      ) : null}
      <ol class="entries found">
        {items.map((item) => (
          <Item item={item} zone={zone} />
        ))}
      </ol>
      <ListEnd
        next={nextPart('/search', next, { q, ...chosen })}
        more={say('search.more')}
        end={say('search.end')}
        hidden={items.length === 0}
      />
    </>
  );
}

const nothing = (q: string): string =>
  q === '' ? say('search.nothingNarrowed') : say('search.nothing', { q });

function Item({ item, zone }: { item: FoundView; zone: string }) {
  const comment = item.type === 'comment';
  return (
    <li>
      <h2>
        <a href={comment ? `/comments/${item.id}` : item.path}>{sayTitle(item.title)}</a>
        {item.standing ? <span class="mark">{say(`status.${item.standing}`)}</span> : null}
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
        {comment || item.kind === 'post' ? null : ` · ${say(kindPage(item.kind).label)}`}
      </p>
    </li>
  );
}
