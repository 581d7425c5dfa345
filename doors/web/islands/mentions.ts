import { Autocomplete } from './autocomplete.ts';
import { formatCount, type PluralForms } from './i18n.ts';

interface MentionPerson {
  handle: string;
  name: string;
  title: string | null;
}

interface MentionTools {
  words: { people: PluralForms; peopleLabel: string };
  say: (text: string) => void;
}

/** Completes `@na` to a person's handle. */
export function enhanceMentions(body: HTMLTextAreaElement, { words, say }: MentionTools): void {
  new Autocomplete(body, {
    pattern: /(?:^|[\s([{"'>])@([\p{L}\p{N}-]{1,40})$/u,
    trigger: '@',
    label: words.peopleLabel,
    announceCount: (count) => say(count ? formatCount(words.people, count) : ''),
    find: async (q, signal) => (await findPeople(q, signal)).map(toOption),
  }).watch();
}

async function findPeople(q: string, signal: AbortSignal): Promise<MentionPerson[]> {
  const answer = await fetch(`/people.json?q=${encodeURIComponent(q)}`, { signal });
  return answer.ok && !answer.redirected ? ((await answer.json()) as MentionPerson[]) : [];
}

function toOption({ handle, name, title }: MentionPerson) {
  return { label: name, detail: `@${handle}${title ? `, ${title}` : ''}`, text: `@${handle} ` };
}
