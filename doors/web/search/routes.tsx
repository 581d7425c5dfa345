import { Hono } from 'hono';
import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import { type FoundView, search } from '../../../workplace/discovery/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { kindPage } from '../entries/kind-pages.ts';
import { type Ctx, type House, zoneOf } from '../house.ts';
import { Author } from '../layout/author.tsx';
import { ErrorSummary, noProblems, type Problems, TextField } from '../layout/fields.tsx';
import { Empty, ListEnd, nextPart } from '../layout/lists.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { Time } from '../layout/time.tsx';

export function searchRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/search', async (c) => {
    const q = (c.req.query('q') ?? '').trim();
    const after = c.req.query('after') ?? null;
    return attempt(
      async () => {
        const found = await search(house.doorway.workplace, c.get('viewer'), { q, after });
        return showFound(c, house, { q, ...found, first: !after, problems: noProblems });
      },
      (problems, status) =>
        showFound(c, house, { q, items: [], next: null, first: true, problems, status }),
    );
  });
  return door;
}

interface Found {
  q: string;
  items: readonly FoundView[];
  next: string | null;
  first: boolean;
  problems: Problems;
  status?: Frame['status'];
}

function showFound(c: Ctx, house: House, found: Found): Promise<Response> {
  const { q, items, next, problems, status } = found;
  const zone = zoneOf(c.get('viewer'));
  const nothing = q !== '' && items.length === 0 && found.first && problems === noProblems;
  const body = (
    <>
      <h1>{say('search.title')}</h1>
      <ErrorSummary problems={problems} />
      <search>
        <form method="get" action="/search" class="inline">
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
        </form>
      </search>
      {nothing ? <Empty>{say('search.nothing', { q })}</Empty> : null}
      <ol class="entries found">
        {items.map((item) => (
          <Item item={item} zone={zone} />
        ))}
      </ol>
      <ListEnd
        next={nextPart('/search', next, { q })}
        more={say('search.more')}
        end={say('search.end')}
        hidden={items.length === 0}
      />
    </>
  );
  const title = q ? say('search.titleOf', { q }) : say('search.title');
  return show(c, house, { title, body, status });
}

function Item({ item, zone }: { item: FoundView; zone: string }) {
  const comment = item.type === 'comment';
  return (
    <li>
      <h2>
        <a href={comment ? `/comments/${item.id}` : item.path}>{item.title}</a>
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
