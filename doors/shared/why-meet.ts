import { say } from '../../messages/index.ts';
import type { PersonSuggestion } from '../../workplace/suggestions/index.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Why somebody is suggested, in a sentence to whom they are suggested. */
export function sayWhyMeet({ person: { name }, via }: PersonSuggestion): string {
  const names = list.format(via.slice(0, 2).map((between) => between.name));
  return say(names ? 'suggestion.via' : 'suggestion.newHere', { name, names });
}
