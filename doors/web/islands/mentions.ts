import { Completions } from './completions.ts';
import { counted, type Forms } from './words.ts';

interface Person {
  handle: string;
  name: string;
  title: string | null;
}

interface Tools {
  words: { people: Forms; peopleLabel: string };
  say: (text: string) => void;
}

/** Completes `@na` to a person's handle. */
export function enhanceMentions(body: HTMLTextAreaElement, { words, say }: Tools): void {
  new Completions(body, {
    begun: /(?:^|[\s([{"'>])@([\p{L}\p{N}-]{1,40})$/u,
    mark: '@',
    label: words.peopleLabel,
    say: (count) => say(count ? counted(words.people, count) : ''),
    find: async (q, signal) => (await find(q, signal)).map(choiceOf),
  }).watch();
}

async function find(q: string, signal: AbortSignal): Promise<Person[]> {
  const answer = await fetch(`/people.json?q=${encodeURIComponent(q)}`, { signal });
  return answer.ok && !answer.redirected ? ((await answer.json()) as Person[]) : [];
}

function choiceOf({ handle, name, title }: Person) {
  return { label: name, more: `@${handle}${title ? `, ${title}` : ''}`, text: `@${handle} ` };
}
