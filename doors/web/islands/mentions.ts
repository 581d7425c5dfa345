import { make } from './fragments.ts';
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

/** The beginning of a mention, right before the cursor. */
const begun = /(?:^|[\s([{"'>])@([\p{L}\p{N}-]{1,40})$/u;

/** Completes `@na` to a person's handle; the list below the field is worked by keys or by hand. */
export class Mentions {
  readonly #body: HTMLTextAreaElement;
  readonly #tools: Tools;
  readonly #list: HTMLUListElement;
  #people: Person[] = [];
  #at = 0;
  #asking: AbortController | null = null;
  #timer = 0;

  constructor(body: HTMLTextAreaElement, tools: Tools) {
    this.#body = body;
    this.#tools = tools;
    const about = { id: `${body.id}-mentions`, 'aria-label': tools.words.peopleLabel };
    this.#list = make('ul', { role: 'listbox', class: 'completions', hidden: '', ...about });
  }

  watch(): void {
    const [body, list] = [this.#body, this.#list];
    body.after(list);
    body.setAttribute('aria-autocomplete', 'list');
    body.addEventListener('input', () => this.#typed());
    body.addEventListener('keydown', (event) => this.#key(event));
    body.addEventListener('blur', () => this.#close());
    body.addEventListener('click', () => this.#close());
    // The field keeps the focus while somebody chooses with the mouse.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => {
      this.#choose([...list.children].findIndex((option) => option.contains(target as Node)));
    });
  }

  #begun(): string | null {
    const { value, selectionStart, selectionEnd } = this.#body;
    if (selectionStart !== selectionEnd) return null;
    return begun.exec(value.slice(Math.max(0, selectionStart - 50), selectionStart))?.[1] ?? null;
  }

  #typed(): void {
    clearTimeout(this.#timer);
    const q = this.#begun();
    if (q) this.#timer = window.setTimeout(() => void this.#ask(q), 120);
    else this.#close();
  }

  async #ask(q: string): Promise<void> {
    this.#asking?.abort();
    this.#asking = new AbortController();
    try {
      const { signal } = this.#asking;
      const answer = await fetch(`/people.json?q=${encodeURIComponent(q)}`, { signal });
      const people = answer.ok && !answer.redirected ? ((await answer.json()) as Person[]) : [];
      if (q !== this.#begun() || document.activeElement !== this.#body) return;
      if (people.length > 0) this.#open(people);
      else this.#close();
    } catch {
      // Without completion a handle is typed out as ever.
    }
  }

  #open(people: Person[]): void {
    this.#people = people;
    this.#list.replaceChildren(...people.map((person, i) => this.#option(person, i)));
    this.#list.hidden = false;
    this.#body.setAttribute('aria-controls', this.#list.id);
    this.#move(0);
    this.#tools.say(counted(this.#tools.words.people, people.length));
  }

  #option({ name, handle, title }: Person, i: number): HTMLLIElement {
    const quiet = make('span', { class: 'quiet' }, ` @${handle}${title ? `, ${title}` : ''}`);
    return make('li', { role: 'option', id: `${this.#list.id}-${i}` }, name, quiet);
  }

  #move(to: number): void {
    const options = [...this.#list.children];
    this.#at = (to + options.length) % options.length;
    for (const [i, option] of options.entries()) {
      option.setAttribute('aria-selected', String(i === this.#at));
    }
    const current = options[this.#at]!;
    this.#body.setAttribute('aria-activedescendant', current.id);
    current.scrollIntoView({ block: 'nearest' });
  }

  #key(event: KeyboardEvent): void {
    if (this.#list.hidden || event.isComposing || event.ctrlKey || event.metaKey) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => this.#move(this.#at + 1),
      ArrowUp: () => this.#move(this.#at - 1),
      Enter: () => this.#choose(this.#at),
      Tab: () => this.#choose(this.#at),
      Escape: () => this.#close(),
    };
    const act = event.shiftKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #choose(i: number): void {
    const person = this.#people[i];
    const q = this.#begun();
    this.#close();
    if (!person || q === null) return;
    const end = this.#body.selectionStart;
    this.#body.setRangeText(`@${person.handle} `, end - q.length - 1, end, 'end');
    this.#body.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.#list.hidden) return;
    this.#list.hidden = true;
    this.#body.removeAttribute('aria-activedescendant');
    this.#body.removeAttribute('aria-controls');
    this.#tools.say('');
  }
}
