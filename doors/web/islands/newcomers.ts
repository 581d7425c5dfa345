import { findComment, focusQuietly } from './comment-places.ts';
import { make, motion } from './fragments.ts';
import { counted, type Forms } from './words.ts';

/** Counts the comments that came and were not seen yet, and leads to the first of them. */
export class Newcomers {
  readonly #forms: Forms;
  readonly #button = make('button', { type: 'button', class: 'button arrival', hidden: '' });
  readonly #said = make('p', { class: 'unseen', role: 'status' });
  readonly #known = new Set<string>();
  readonly #unseen: string[] = [];
  readonly #observer = new IntersectionObserver((seen) => this.#see(seen), { threshold: 0.2 });

  constructor(parent: HTMLElement, forms: Forms) {
    this.#forms = forms;
    this.#button.addEventListener('click', () => this.#goToFirst());
    parent.append(this.#said, this.#button);
  }

  /** Answers whether it is news. */
  add(id: string): boolean {
    if (this.#known.has(id)) return false;
    this.#known.add(id);
    this.#unseen.push(id);
    const article = findComment(id);
    if (article) this.#observer.observe(article);
    this.#said.textContent = counted(this.#forms, this.#unseen.length);
    this.#show();
    return true;
  }

  /** A comment that was deleted before it was seen is no news. */
  remove(id: string): void {
    const place = this.#unseen.indexOf(id);
    if (place >= 0) this.#unseen.splice(place, 1);
    this.#show();
  }

  #see(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || document.hidden) continue;
      this.#observer.unobserve(target);
      this.remove(target.id.replace(/^comment-/, ''));
    }
    this.#show();
  }

  #show(): void {
    const first = this.#unseen[0];
    this.#button.hidden = first === undefined;
    if (first === undefined) return;
    const top = findComment(first)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    const arrow = make('span', { 'aria-hidden': 'true' }, top < 0 ? ' ↑' : ' ↓');
    this.#button.replaceChildren(counted(this.#forms, this.#unseen.length), arrow);
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
    article.scrollIntoView({ block: 'start', behavior: motion() });
  }
}
