import { say } from '../../../../messages/index.ts';
import type { PersonLabel } from '../../../../workplace/wagers/index.ts';

/** A person by name, with the way to their page; of whom the viewer may not know: somebody. */
export function PersonLink({ is }: { is: PersonLabel | null }) {
  if (!is) return <>{say('names.somebody')}</>;
  return <a href={`/people/${is.handle}`}>{is.name}</a>;
}

export const getPersonName = (is: PersonLabel | null): string => is?.name ?? say('names.somebody');
