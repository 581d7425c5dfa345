/** One key keeps a piece, one drops it, and either goes on to the next. */
const keepByKey: Record<string, boolean> = { a: true, d: false };

/** Only with a piece in hand, so that single keys do nothing anywhere else on the page. */
export class TemplateFilling extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => this.#press(event));
    const hint = this.querySelector<HTMLElement>('[data-keys-hint]');
    if (hint) hint.hidden = false;
  }

  #press(event: KeyboardEvent): void {
    const piece = event.target;
    if (!(piece instanceof HTMLInputElement) || piece.type !== 'checkbox') return;
    const keep = keepByKey[event.key];
    if (keep === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    piece.checked = keep;
    const pieces = [...this.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    const next = pieces[pieces.indexOf(piece) + 1] ?? this.querySelector('button');
    next?.focus();
  }
}
