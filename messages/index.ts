import { english } from './en.ts';

export type MessageName = keyof typeof english;
type Values = Record<string, string | number>;

/**
 * The words for people, in their language (English first). `{name}` is replaced by a value;
 * `{n, one: a comment | other: # comments}` chooses by plural rule, `#` being the number.
 */
export function say(name: MessageName, values: Values = {}): string {
  return english[name].replace(/\{(\w+)(?:, ([^}]*))?\}/g, (_, key: string, forms?: string) => {
    const value = values[key] ?? '';
    return forms ? chooseForm(forms, Number(value)) : String(value);
  });
}

const pluralRules = new Intl.PluralRules('en');
const numberFormat = new Intl.NumberFormat('en');

function chooseForm(forms: string, n: number): string {
  const choices = new Map(
    forms.split('|').map((form) => {
      const [, key = '', text = ''] = /^\s*(\S+?):\s*(.*?)\s*$/.exec(form) ?? [];
      return [key, text];
    }),
  );
  const text =
    choices.get(`=${n}`) ?? choices.get(pluralRules.select(n)) ?? choices.get('other') ?? '';
  return text.replace('#', numberFormat.format(n));
}

/** An entry's title, or what stands for it: only one that was withdrawn has none. */
export function sayTitle(title: string): string {
  return title || say('withdrawal.label');
}

/**
 * What to tell somebody of a refusal; an unknown reason gets the general sentence. `meant` is the
 * word that it is about, such as a unit, where there is one.
 */
export function sayErrorReason(reason: string, meant = ''): string {
  const named = `refusalOf.${reason}`;
  if (meant && named in english) return say(named as MessageName, { meant });
  const name = `refusal.${reason}`;
  return say(name in english ? (name as MessageName) : 'refusal.invalid');
}

const listFormat = new Intl.ListFormat('en', { type: 'conjunction' });

/** `Ben, Cleo, and Dora`: several of a kind in one sentence. */
export function sayList(items: readonly string[]): string {
  return listFormat.format(items);
}
