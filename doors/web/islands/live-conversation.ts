import { findComment, fitted, insertComment, isInUse, refreshComment } from './comment-places.ts';
import { documentIn, elementIn, make } from './fragments.ts';
import { LiveSource, type Told } from './live-source.ts';
import { Newcomers } from './newcomers.ts';
import { keepingPlace } from './place-keeping.ts';
import { refreshEntryDoings } from './reactions.ts';
import { counted, type Forms, wordsOf } from './words.ts';

interface Words {
  fresh: Forms;
  count: Forms;
  closed: string;
  reopened: string;
  withdrawn: string;
  behind: string;
  reload: string;
}

/** What is seen of the entry itself. A page may be told again of what it shows already. */
const ofEntry = new Set([
  'conversationClosed',
  'conversationReopened',
  'reactionChanged',
  'entryWithdrawn',
]);

/** What can be caught up with one by one; beyond that the page had better be read anew. */
const mostWaiting = 60;

/** Lets comments arrive in an open conversation without moving what its reader looks at. */
export class LiveConversation extends HTMLElement {
  /** Ids of comments that changed, in order; the empty id is the entry itself. */
  readonly #waiting = new Set<string>();
  #working = false;
  #source: LiveSource | null = null;
  #newcomers: Newcomers | null = null;
  #retry = 0;

  connectedCallback(): void {
    this.#source ??= this.#begin();
    this.#source.start();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#retry);
    this.#source?.stop();
  }

  #begin(): LiveSource {
    const since = this.getAttribute('since') ?? '';
    this.#newcomers = new Newcomers(this, this.#words.fresh);
    this.addEventListener('submit', ({ target }) => {
      if ((target as Element).closest('#respond')) this.#source?.rest(10_000);
    });
    return new LiveSource(this.#entry, since, {
      happening: (told) => this.#hear(told),
      behind: () => this.#notice(this.#words.behind),
      presence: (html) => this.#showPresent(html),
    });
  }

  get #entry(): string {
    return this.getAttribute('entry') ?? '';
  }

  get #words(): Words {
    return wordsOf<Words>(this);
  }

  #hear({ name, commentId }: Told): void {
    if (commentId) this.#waiting.add(commentId);
    else if (ofEntry.has(name)) this.#waiting.add('');
    if (this.#waiting.size > mostWaiting) this.#notice(this.#words.behind);
    else void this.#work();
  }

  /** One after the other, so that comments come in their order. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const later: string[] = [];
    for (const id of this.#waiting) {
      this.#waiting.delete(id);
      if (!(await this.#bring(id))) later.push(id);
    }
    this.#working = false;
    for (const id of later) this.#waiting.add(id);
    clearTimeout(this.#retry);
    if (later.length > 0) this.#retry = window.setTimeout(() => void this.#work(), 4000);
  }

  /** Answers whether it is done with; what cannot be shown now is tried again. */
  async #bring(id: string): Promise<boolean> {
    try {
      if (id === '') return await this.#look();
      const answer = await fetch(`/entries/${this.#entry}/comments/${id}`);
      if (answer.status === 404) return true;
      if (!answer.ok) return false;
      const fresh = elementIn(await answer.text());
      return fresh?.id !== `comment-${id}` || this.#place(id, fitted(fresh));
    } catch {
      return false;
    }
  }

  /** Looks at the page as it is now: what was told may have been undone since. */
  async #look(): Promise<boolean> {
    const answer = await fetch(location.pathname + location.search);
    if (!answer.ok) return false;
    const page = documentIn(await answer.text());
    const now = page.querySelector('live-conversation');
    if (!now) return true;
    const word = this.#changeTo(now);
    if (word) this.#notice(word);
    else this.querySelector('.live-notice')?.remove();
    return refreshEntryDoings(page);
  }

  /** What to say of the way in which the page is not as it was when it was opened. */
  #changeTo(now: Element): string | null {
    const { closed, reopened, withdrawn } = this.#words;
    const differs = (name: string) => now.hasAttribute(name) !== this.hasAttribute(name);
    if (differs('withdrawn')) return withdrawn;
    if (!differs('closed')) return null;
    return now.hasAttribute('closed') ? closed : reopened;
  }

  #place(id: string, fresh: HTMLElement): boolean {
    const old = findComment(id);
    const gone = fresh.classList.contains('gone');
    if (old) {
      if (isInUse(old)) return false;
      if (gone) this.#leave(id, old);
      keepingPlace(() => refreshComment(old, fresh));
    } else if (!gone) {
      this.#arrive(id, fresh);
    }
    return true;
  }

  /** Only the last part of a long conversation has room for it; others lead there. */
  #arrive(id: string, fresh: HTMLElement): void {
    const list = this.querySelector('.comments');
    if (list && this.getAttribute('page') === 'last') {
      fresh.classList.add('arrived');
      keepingPlace(() => insertComment(list, fresh));
    }
    if (this.#newcomers?.add(id)) this.#count(1);
  }

  #leave(id: string, old: HTMLElement): void {
    if (old.classList.contains('gone')) return;
    this.#newcomers?.remove(id);
    this.#count(-1);
  }

  #count(change: number): void {
    const n = Number(this.getAttribute('count') ?? Number.NaN) + change;
    const heading = this.querySelector('#conversation');
    if (!heading || Number.isNaN(n)) return;
    this.setAttribute('count', String(n));
    heading.textContent = counted(this.#words.count, n);
  }

  /** Nothing that anybody waits for: it is not read out, and moves nothing that is being read. */
  #showPresent(html: string): void {
    const old = this.querySelector('.present');
    if (!old && !html) return;
    const line = old ?? make('p', { class: 'present', 'aria-live': 'off' });
    keepingPlace(() => {
      if (!old) this.querySelector('#conversation')?.after(line);
      line.innerHTML = html;
    });
  }

  /** The form stays as it is: what was typed in it is kept. */
  #notice(text: string): void {
    this.querySelector('.live-notice')?.remove();
    const notice = make('p', { class: 'live-notice why', role: 'status' });
    const again = make('a', { href: location.pathname + location.search }, this.#words.reload);
    again.addEventListener('click', (event) => {
      event.preventDefault();
      location.reload();
    });
    const respond = this.querySelector('#respond');
    keepingPlace(() => {
      if (respond) respond.before(notice);
      else this.append(notice);
      notice.append(`${text} `, again);
    });
  }
}
