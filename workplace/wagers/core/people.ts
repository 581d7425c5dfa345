import { type Viewer, visibleToPeople } from '../../access/index.ts';
import type { QueryContext, Tx } from '../../kernel/index.ts';
import { invalid } from '../../kernel/index.ts';
import { personKnownTo } from '../../people/index.ts';

/** A person as a wager names them. */
export interface PersonLabel {
  handle: string;
  name: string;
}

/**
 * The ids of people who are to have a part in a wager, by the fields that name them by handle:
 * null stays null. Each has to be here, known to the viewer, and see the space.
 */
export async function findRoleIds(
  tx: Tx,
  viewer: Viewer,
  spaceId: string,
  named: Readonly<Record<string, string | null>>,
): Promise<Record<string, string | null>> {
  const handles = Object.values(named).filter((handle) => handle !== null);
  const found = await findIdsByHandle(tx, viewer, spaceId, handles);
  const parts: Record<string, string | null> = {};
  for (const [field, handle] of Object.entries(named)) {
    const id = handle === null ? null : found.get(handle);
    if (id === undefined) throw invalid({ [field]: 'personUnknown' });
    parts[field] = id;
  }
  return parts;
}

async function findIdsByHandle(tx: Tx, viewer: Viewer, spaceId: string, handles: string[]) {
  if (handles.length === 0) return new Map<string, string>();
  const rows = await tx.db
    .selectFrom('people')
    .innerJoin('spaces', (on) => on.on('spaces.id', '=', spaceId))
    .where('people.handle', 'in', handles)
    .where('people.left_at', 'is', null)
    .where(personKnownTo(viewer))
    .where(visibleToPeople())
    .select(['people.id', 'people.handle'])
    .execute();
  return new Map(rows.map(({ id, handle }) => [handle, id]));
}

/** Those of these people of whom the viewer may know, by their ids. */
export async function loadPersonLookup(
  context: QueryContext,
  viewer: Viewer,
  ids: Iterable<string | null>,
): Promise<(id: string | null) => PersonLabel | null> {
  const named = [...new Set(ids)].filter((id) => id !== null);
  if (named.length === 0) return () => null;
  const rows = await context.db
    .selectFrom('people')
    .where('people.id', 'in', named)
    .where(personKnownTo(viewer))
    .select(['people.id', 'people.handle', 'people.name'])
    .execute();
  const known = new Map(rows.map(({ id, ...someone }) => [id, someone]));
  return (id) => known.get(id ?? '') ?? null;
}
