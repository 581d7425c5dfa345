import { createElement } from './dom.ts';

/** Something that can be put in for what was begun: how it reads in the list, and as words. */
export interface AutocompleteOption {
  label: string;
  detail: string;
  text: string;
}

interface AutocompleteSettings {
  /** The end of what stands before the cursor; its first group is what is asked for. */
  pattern: RegExp;
  /** What was typed to begin it, before that group. */
  trigger: string;
  label: string;
  /** Says how many there are to choose from, or (0) nothing. */
  announceCount(count: number): void;
  find(q: string, signal: AbortSignal): Promise<AutocompleteOption[]>;
}

let listCount = 0;

/** Completes what somebody begins to type; the list below the field is worked by keys or by hand. */
export class Autocomplete {
  readonly #body: HTMLTextAreaElement;
  readonly #settings: AutocompleteSettings;
  readonly #list: HTMLUListElement;
  #options: AutocompleteOption[] = [];
  #selectedIndex = 0;
  #request: AbortController | null = null;
  #timer = 0;

  constructor(body: HTMLTextAreaElement, of: AutocompleteSettings) {
    this.#body = body;
    this.#settings = of;
    listCount += 1;
    const about = { id: `completions-${listCount}`, 'aria-label': of.label };
    this.#list = createElement('ul', {
      role: 'listbox',
      class: 'completions',
      hidden: '',
      ...about,
    });
  }

  watch(): void {
    const [body, list] = [this.#body, this.#list];
    body.after(list);
    body.setAttribute('aria-autocomplete', 'list');
    body.addEventListener('input', () => this.#handleInput());
    body.addEventListener('keydown', (event) => this.#handleKey(event));
    body.addEventListener('blur', () => this.#close());
    body.addEventListener('click', () => this.#close());
    // The field keeps the focus while somebody chooses with the mouse.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => {
      this.#choose([...list.children].findIndex((option) => option.contains(target as Node)));
    });
  }

  #getQuery(): string | null {
    const { value, selectionStart, selectionEnd } = this.#body;
    if (selectionStart !== selectionEnd) return null;
    const before = value.slice(Math.max(0, selectionStart - 80), selectionStart);
    return this.#settings.pattern.exec(before)?.[1] ?? null;
  }

  #handleInput(): void {
    clearTimeout(this.#timer);
    const q = this.#getQuery();
    if (q) this.#timer = window.setTimeout(() => void this.#loadOptions(q), 120);
    else this.#close();
  }

  async #loadOptions(q: string): Promise<void> {
    this.#request?.abort();
    this.#request = new AbortController();
    try {
      const choices = await this.#settings.find(q, this.#request.signal);
      if (q !== this.#getQuery() || document.activeElement !== this.#body) return;
      if (choices.length > 0) this.#open(choices);
      else this.#close();
    } catch {
      // Without completion it is typed out as ever.
    }
  }

  #open(choices: AutocompleteOption[]): void {
    this.#options = choices;
    this.#list.replaceChildren(...choices.map((choice, i) => this.#createOption(choice, i)));
    this.#list.hidden = false;
    this.#body.setAttribute('aria-controls', this.#list.id);
    this.#select(0);
    this.#settings.announceCount(choices.length);
  }

  #createOption({ label, detail }: AutocompleteOption, i: number): HTMLLIElement {
    const quiet = createElement('span', { class: 'quiet' }, ` ${detail}`);
    return createElement('li', { role: 'option', id: `${this.#list.id}-${i}` }, label, quiet);
  }

  #select(to: number): void {
    const options = [...this.#list.children];
    this.#selectedIndex = (to + options.length) % options.length;
    for (const [i, option] of options.entries()) {
      option.setAttribute('aria-selected', String(i === this.#selectedIndex));
    }
    const current = options[this.#selectedIndex]!;
    this.#body.setAttribute('aria-activedescendant', current.id);
    current.scrollIntoView({ block: 'nearest' });
  }

  #handleKey(event: KeyboardEvent): void {
    if (this.#list.hidden || event.isComposing || event.ctrlKey || event.metaKey) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => this.#select(this.#selectedIndex + 1),
      ArrowUp: () => this.#select(this.#selectedIndex - 1),
      Enter: () => this.#choose(this.#selectedIndex),
      Tab: () => this.#choose(this.#selectedIndex),
      Escape: () => this.#close(),
    };
    const act = event.shiftKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #choose(i: number): void {
    const choice = this.#options[i];
    const q = this.#getQuery();
    this.#close();
    if (!choice || q === null) return;
    const end = this.#body.selectionStart;
    const start = end - q.length - this.#settings.trigger.length;
    this.#body.setRangeText(choice.text, start, end, 'end');
    this.#body.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    if (this.#list.hidden) return;
    this.#list.hidden = true;
    this.#body.removeAttribute('aria-activedescendant');
    this.#body.removeAttribute('aria-controls');
    this.#settings.announceCount(0);
  }
}
