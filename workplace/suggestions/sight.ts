import {
  mayAdminister,
  type PersonViewer,
  personId,
  type Viewer,
  visibleTo,
} from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { getPerson } from '../people/index.ts';
import { notAllowed } from '../refusal.ts';

/** Somebody for whom suggestions are asked, and the spaces that they and whoever asks both see. */
export interface Sight {
  person: PersonViewer;
  spaces: string[];
}

/**
 * For themselves, or for whoever runs the workplace, and then of what both see. Null for those to
 * whom nobody is suggested: guests, and whoever has left.
 */
export async function sightOf(
  reading: Reading,
  viewer: Viewer,
  handle: string,
): Promise<Sight | null> {
  const found = await getPerson(reading, viewer, handle);
  if (personId(viewer) !== found.id && !mayAdminister(viewer)) throw notAllowed();
  if (found.standing !== 'member' || found.leftAt) return null;
  const person: PersonViewer = { ...found, is: 'person', scope: 'read' };
  const rows = await reading.db
    .selectFrom('spaces')
    .where(visibleTo(viewer))
    .where(visibleTo(person))
    .select('id')
    .execute();
  return { person, spaces: rows.map(({ id }) => id) };
}
