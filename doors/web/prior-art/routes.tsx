import { Hono } from 'hono';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { findPriorArt, type PriorArtView } from '../../../workplace/search/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { requirePerson } from '../viewer.ts';
import type { WebContext } from '../web-context.ts';
import { PriorArtCards } from './cards.tsx';

/** What is there already, for the composer to ask while somebody writes. */
export function priorArtRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.post('/prior-art', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const written = { title: form.text('title'), body: form.text('body') };
    const works = await findCloseWorks(web, viewer, written);
    return c.html(String(<PriorArtCards works={works} />));
  });
  return routes;
}

const MIN_WORDS = 5;
const MAX_CARDS = 4;

/** Works close enough to interrupt for; none before there are enough words to go by. */
export async function findCloseWorks(
  web: WebContext,
  viewer: PersonViewer,
  { title, body }: { title: string; body: string },
): Promise<PriorArtView[]> {
  const words = `${title} ${body}`.split(/\s+/).filter(Boolean);
  if (words.length < MIN_WORDS) return [];
  const written = { title: title.slice(0, 1000), body: body.slice(0, 20_000), limit: 8 };
  const found = await findPriorArt(web.door.context, viewer, written);
  return found.filter(({ isCloseMatch }) => isCloseMatch).slice(0, MAX_CARDS);
}
