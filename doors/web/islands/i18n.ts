/** Words in several forms, by plural category; `#` stands for the number. */
export type PluralForms = { other: string; [category: string]: string | undefined };

/** What an island says comes with its element, from the page's own messages. */
export function readMessages<T>(element: HTMLElement): T {
  return JSON.parse(element.dataset.messages ?? '{}') as T;
}

/** `3 new comments`, by the plural rules of the page's language. */
export function formatCount(forms: PluralForms, n: number): string {
  const category = n === 0 ? 'zero' : new Intl.PluralRules(document.documentElement.lang).select(n);
  return (forms[category] ?? forms.other).replace('#', String(n));
}
