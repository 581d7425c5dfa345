import { make } from './fragments.ts';

/** Something that can be put in for what was begun: how it reads in the list, and as words. */
export interface Choice {
  label: string;
  more: string;
  text: string;
}

interface Completing {
  /** The end of what stands before the cursor; its first group is what is asked for. */
  begun: RegExp;
  /** What was typed to begin it, before that group. */
  mark: string;
  label: string;
  /** Says how many there are to choose from, or (0) nothing. */
  say(count: number): void;
  find(q: string, signal: AbortSignal): Promise<Choice[]>;
}

let lists = 0;

/** Completes what somebody begins to type; the list below the field is worked by keys or by hand. */
export class Completions {
  readonly #body: HTMLTextAreaElement;
  readonly #of: Completing;
  readonly #list: HTMLUListElement;
  #choices: Choice[] = [];
  #at = 0;
  #asking: AbortController | null = null;
  #timer = 0;

  constructor(body: HTMLTextAreaElement, of: Completing) {
    this.#body = body;
    this.#of = of;
    lists += 1;
    const about = { id: `completions-${lists}`, 'aria-label': of.label };
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
    const before = value.slice(Math.max(0, selectionStart - 80), selectionStart);
    return this.#of.begun.exec(before)?.[1] ?? null;
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
      const choices = await this.#of.find(q, this.#asking.signal);
      if (q !== this.#begun() || document.activeElement !== this.#body) return;
      if (choices.length > 0) this.#open(choices);
      else this.#close();
    } catch {
      // Without completion it is typed out as ever.
    }
  }

  #open(choices: Choice[]): void {
    this.#choices = choices;
    this.#list.replaceChildren(...choices.map((choice, i) => this.#option(choice, i)));
    this.#list.hidden = false;
    this.#body.setAttribute('aria-controls', this.#list.id);
    this.#move(0);
    this.#of.say(choices.length);
  }

  #option({ label, more }: Choice, i: number): HTMLLIElement {
    const quiet = make('span', { class: 'quiet' }, ` ${more}`);
    return make('li', { role: 'option', id: `${this.#list.id}-${i}` }, label, quiet);
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
    const choice = this.#choices[i];
    const q = this.#begun();
    this.#close();
    if (!choice || q === null) return;
    const end = this.#body.selectionStart;
    const start = end - q.length - this.#of.mark.length;
    this.#body.setRangeText(choice.text, start, end, 'end');
    this.#body.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.#list.hidden) return;
    this.#list.hidden = true;
    this.#body.removeAttribute('aria-activedescendant');
    this.#body.removeAttribute('aria-controls');
    this.#of.say(0);
  }
}
