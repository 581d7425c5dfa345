import type { Happening } from '../happenings/index.ts';

/** A happening as it travels to open pages: ids only; whoever fetches them passes the access rule. */
export type LiveHappening = Pick<
  Happening,
  'id' | 'name' | 'spaceId' | 'entryId' | 'commentId' | 'personId'
>;

/** The stream of happenings of all processes of this workplace. */
export interface Live {
  /** Calls `hear` for each happening of an entry until the returned function is called. */
  listen(entryId: string, hear: (happening: LiveHappening) => void): () => void;
}
