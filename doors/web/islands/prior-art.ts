const ASK_DELAY_MS = 600;

/**
 * Shows what is there already while somebody writes, beside the words and never in their way. A
 * card takes one key when it has the focus: b builds on its work, d departs from it.
 */
export class PriorArt extends HTMLElement {
  #timer = 0;
  #request: AbortController | null = null;
  #lastQuery = '';

  connectedCallback(): void {
    const form = this.closest('form');
    if (!form) return;
    form.addEventListener('input', (event) => {
      const { name } = event.target as HTMLInputElement;
      if (this.#fields.includes(name)) this.#schedule(form);
    });
    this.addEventListener('click', (event) => this.#handleClick(event, form));
    this.addEventListener('keydown', (event) => this.#handleKey(event));
    this.#schedule(form);
  }

  /** The names of those fields that say what it is about. */
  get #fields(): string[] {
    return (this.getAttribute('fields') ?? 'title body').split(' ');
  }

  #schedule(form: HTMLFormElement): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#loadCards(form), ASK_DELAY_MS);
  }

  async #loadCards(form: HTMLFormElement): Promise<void> {
    const written = new FormData(form);
    const words = new URLSearchParams();
    for (const name of this.#fields) words.set(name, String(written.get(name) ?? ''));
    const asked = String(words);
    // Whoever looks at a card is not to have it taken away.
    if (asked === this.#lastQuery || this.contains(document.activeElement)) return;
    this.#lastQuery = asked;
    this.#request?.abort();
    this.#request = new AbortController();
    try {
      const { signal } = this.#request;
      const answer = await fetch(this.getAttribute('at') ?? '/prior-art', {
        method: 'POST',
        body: words,
        signal,
      });
      if (answer.ok && !answer.redirected) this.innerHTML = await answer.text();
    } catch {
      // Writing goes on without it.
    }
  }

  #handleKey(event: KeyboardEvent): void {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-source]');
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = card.querySelector<HTMLButtonElement>(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    button.click();
  }

  /** As the server would, without sending the form. */
  #handleClick(event: MouseEvent, form: HTMLFormElement): void {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>('[data-key]');
    const sources = form.querySelector<HTMLTextAreaElement>('[name="buildsOn"]');
    if (!button || !sources) return;
    event.preventDefault();
    const [how = '', source = ''] = button.value.split(/:(.*)/);
    if (!sources.value.includes(source)) {
      const line = how === 'buildOn' ? source : `${source} departs: `;
      sources.value = [sources.value.trimEnd(), line].filter(Boolean).join('\n');
      sources.dispatchEvent(new Event('input', { bubbles: true }));
    }
    button.closest('[data-source]')?.classList.add('chosen');
    if (how === 'departFrom') sources.focus();
  }
}
