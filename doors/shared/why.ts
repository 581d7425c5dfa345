import { say } from '../../messages/index.ts';
import type { PriorArtView } from '../../workplace/discovery/index.ts';
import type { PersonSuggestion } from '../../workplace/suggestions/index.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Why a work is offered as prior art, in a sentence. */
export function sayWhy({ why, saidBy, standing, closed }: PriorArtView): string {
  const words = list.format(why.words.map((word) => `“${word}”`));
  const said = saidBy
    ? say('why.said', { why: reason(words, why.meaning), name: saidBy })
    : reason(words, why.meaning);
  return say(`why.${standing ?? (closed ? 'closed' : 'plain')}`, { why: said });
}

function reason(words: string, meaning: boolean): string {
  if (words === '') return say(meaning ? 'why.meaning' : 'why.somewhat');
  return say(meaning ? 'why.both' : 'why.words', { words });
}

/** Why somebody is suggested, in a sentence to whom they are suggested. */
export function sayWhyMeet({ person: { name }, via }: PersonSuggestion): string {
  const names = list.format(via.slice(0, 2).map((between) => between.name));
  return say(names ? 'suggestion.via' : 'suggestion.newHere', { name, names });
}
