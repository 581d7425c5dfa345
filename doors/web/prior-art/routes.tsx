import { Hono } from 'hono';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { findPriorArt, type PriorArtView } from '../../../workplace/discovery/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { readForm } from '../form.ts';
import type { House } from '../house.ts';
import { requirePerson } from '../viewer.ts';
import { PriorArtCards } from './cards.tsx';

/** What is there already, for the composer to ask while somebody writes. */
export function priorArtRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.post('/prior-art', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const written = { title: form.text('title'), body: form.text('body') };
    const works = await closeWorks(house, viewer, written);
    return c.html(String(<PriorArtCards works={works} />));
  });
  return door;
}

const fewestWords = 5;
const mostCards = 4;

/** Works close enough to interrupt for; none before there are enough words to go by. */
export async function closeWorks(
  house: House,
  viewer: PersonViewer,
  { title, body }: { title: string; body: string },
): Promise<PriorArtView[]> {
  const words = `${title} ${body}`.split(/\s+/).filter(Boolean);
  if (words.length < fewestWords) return [];
  const written = { title: title.slice(0, 1000), body: body.slice(0, 20_000), limit: 8 };
  const found = await findPriorArt(house.doorway.workplace, viewer, written);
  return found.filter(({ close }) => close).slice(0, mostCards);
}
