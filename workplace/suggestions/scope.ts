import {
  canAdminister,
  getPersonId,
  type PersonViewer,
  type Viewer,
  visibleTo,
} from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notAllowed } from '../kernel/index.ts';
import { getPerson } from '../people/index.ts';

/** Somebody for whom suggestions are asked, and the spaces that they and whoever asks both see. */
export interface SuggestionScope {
  person: PersonViewer;
  spaces: string[];
}

/**
 * For themselves, or for whoever runs the workplace, and then of what both see. Null for those to
 * whom nobody is suggested: guests, and whoever has left.
 */
export async function getSuggestionScope(
  context: QueryContext,
  viewer: Viewer,
  handle: string,
): Promise<SuggestionScope | null> {
  const found = await getPerson(context, viewer, handle);
  if (getPersonId(viewer) !== found.id && !canAdminister(viewer)) throw notAllowed();
  if (found.membership !== 'member' || found.leftAt) return null;
  const person: PersonViewer = { ...found, kind: 'person', scope: 'read' };
  const rows = await context.db
    .selectFrom('spaces')
    .where(visibleTo(viewer))
    .where(visibleTo(person))
    .select('id')
    .execute();
  return { person, spaces: rows.map(({ id }) => id) };
}
