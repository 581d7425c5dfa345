import { say, sayList, sayTitle } from '../../messages/index.ts';
import type { PriorArtView } from '../../workplace/discovery/index.ts';
import type { MeetingReason, WorkReason } from '../../workplace/suggestions/index.ts';

/** Why a work is offered as prior art, in a sentence. */
export function sayWhy({ why, saidBy, standing, closed }: PriorArtView): string {
  const words = sayList(why.words.map((word) => `“${word}”`));
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
export function sayWhyMeet({ person: { name }, by, via, space }: MeetingReason): string {
  const names = sayList(via.slice(0, 2).map((between) => between.name));
  return say(`suggestion.${by}`, { name, names, n: via.length, space: space?.title ?? '' });
}

/** Why a work is suggested, in a sentence to whom it is suggested. */
export function sayWhyRead(reason: WorkReason): string {
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
