import { findComment, focusQuietly } from './comment-elements.ts';
import { createElement, getScrollBehavior } from './dom.ts';
import { formatCount, type PluralForms } from './i18n.ts';

/** Counts the comments that came and were not seen yet, and leads to the first of them. */
export class NewComments {
  readonly #forms: PluralForms;
  readonly #button = createElement('button', {
    type: 'button',
    class: 'button arrival',
    hidden: '',
  });
  readonly #status = createElement('p', { class: 'visually-hidden', role: 'status' });
  readonly #known = new Set<string>();
  readonly #unseen: string[] = [];
  readonly #observer = new IntersectionObserver((seen) => this.#handleIntersection(seen), {
    threshold: 0.2,
  });

  constructor(parent: HTMLElement, forms: PluralForms) {
    this.#forms = forms;
    this.#button.addEventListener('click', () => this.#goToFirst());
    parent.append(this.#status, this.#button);
  }

  /** Answers whether it is news. */
  add(id: string): boolean {
    if (this.#known.has(id)) return false;
    this.#known.add(id);
    this.#unseen.push(id);
    const article = findComment(id);
    if (article) this.#observer.observe(article);
    this.#status.textContent = formatCount(this.#forms, this.#unseen.length);
    this.#updateButton();
    return true;
  }

  /** A comment that was deleted before it was seen is no news. */
  remove(id: string): void {
    const place = this.#unseen.indexOf(id);
    if (place >= 0) this.#unseen.splice(place, 1);
    this.#updateButton();
  }

  #handleIntersection(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || document.hidden) continue;
      this.#observer.unobserve(target);
      this.remove(target.id.replace(/^comment-/, ''));
    }
    this.#updateButton();
  }

  #updateButton(): void {
    const first = this.#unseen[0];
    this.#button.hidden = first === undefined;
    if (first === undefined) return;
    const top = findComment(first)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    const arrow = createElement('span', { 'aria-hidden': 'true' }, top < 0 ? ' ↑' : ' ↓');
    this.#button.replaceChildren(formatCount(this.#forms, this.#unseen.length), arrow);
  }

  /** On an earlier part of a long conversation, the comment stands on another page. */
  #goToFirst(): void {
    const first = this.#unseen[0];
    if (first === undefined) return;
    const article = findComment(first);
    if (!article) {
      location.assign(`/comments/${first}`);
      return;
    }
    focusQuietly(article);
    article.scrollIntoView({ block: 'start', behavior: getScrollBehavior() });
  }
}
