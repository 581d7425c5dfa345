import { say, sayList, sayTitle } from '../../messages/index.ts';
import type { PriorArtView } from '../../workplace/search/index.ts';
import type { PersonReasonView, WorkReasonView } from '../../workplace/suggestions/index.ts';

/** Why a work is offered as prior art, in a sentence. */
export function explainPriorArt({ why, passageAuthor, status, closed }: PriorArtView): string {
  const words = sayList(why.words.map((word) => `“${word}”`));
  const reason = passageAuthor
    ? say('why.said', { why: explainMatch(words, why.hasSimilarMeaning), name: passageAuthor })
    : explainMatch(words, why.hasSimilarMeaning);
  return say(`why.${status ?? (closed ? 'closed' : 'plain')}`, { why: reason });
}

function explainMatch(words: string, meaning: boolean): string {
  if (words === '') return say(meaning ? 'why.meaning' : 'why.somewhat');
  return say(meaning ? 'why.both' : 'why.words', { words });
}

/** Why somebody is suggested, in a sentence to whom they are suggested. */
export function explainPersonSuggestion({
  person: { name },
  by,
  via,
  space,
}: PersonReasonView): string {
  const names = sayList(via.slice(0, 2).map((between) => between.name));
  return say(`suggestion.${by}`, { name, names, n: via.length, space: space?.title ?? '' });
}

/** Why a work is suggested, in a sentence to whom it is suggested. */
export function explainWorkSuggestion(reason: WorkReasonView): string {
  if (reason.by === 'sameSource') {
    const { own, source } = reason;
    return say('suggestion.sameSource', { own: own.title, source: sayTitle(source.title) });
  }
  if (reason.by === 'alike') {
    const words = sayList(reason.words.map((word) => `“${word}”`));
    return say(words ? 'suggestion.alike' : 'suggestion.alikeInMeaning', {
      words,
      own: reason.own.title,
    });
  }
  if (reason.by === 'builtUpon') return say('suggestion.builtUpon', { n: reason.uses });
  const names = sayList(reason.people.slice(0, 2).map(({ name }) => name));
  return say('suggestion.tookPart', { names });
}
