import {
  adaptToPage,
  findComment,
  insertComment,
  isInUse,
  refreshComment,
} from './comment-elements.ts';
import { createElement, parseDocument, parseElement } from './dom.ts';
import { formatCount, type PluralForms, readMessages } from './i18n.ts';
import { type LiveEvent, LiveSource } from './live-source.ts';
import { NewComments } from './new-comments.ts';
import { refreshEntryActions } from './reactions.ts';
import { withScrollAnchor } from './scroll-anchor.ts';

interface LiveMessages {
  fresh: PluralForms;
  count: PluralForms;
  closed: string;
  reopened: string;
  withdrawn: string;
  behind: string;
  reload: string;
}

/** What is seen of the entry itself. A page may be told again of what it shows already. */
const entryEventNames = new Set([
  'conversationClosed',
  'conversationReopened',
  'reactionChanged',
  'entryWithdrawn',
]);

/** What can be caught up with one by one; beyond that the page had better be read anew. */
const MAX_PENDING = 60;

/** Lets comments arrive in an open conversation without moving what its reader looks at. */
export class LiveConversation extends HTMLElement {
  /** Ids of comments that changed, in order; the empty id is the entry itself. */
  readonly #pending = new Set<string>();
  #isProcessing = false;
  #source: LiveSource | null = null;
  #newComments: NewComments | null = null;
  #retry = 0;

  connectedCallback(): void {
    this.#source ??= this.#createSource();
    this.#source.start();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#retry);
    this.#source?.stop();
  }

  #createSource(): LiveSource {
    const since = this.getAttribute('since') ?? '';
    this.#newComments = new NewComments(this, this.#messages.fresh);
    this.addEventListener('submit', ({ target }) => {
      if ((target as Element).closest('#respond')) this.#source?.pause(10_000);
    });
    return new LiveSource(this.#entry, since, {
      event: (event) => this.#handleEvent(event),
      behind: () => this.#showMessage(this.#messages.behind),
      presence: (html) => this.#showPresence(html),
    });
  }

  get #entry(): string {
    return this.getAttribute('entry') ?? '';
  }

  get #messages(): LiveMessages {
    return readMessages<LiveMessages>(this);
  }

  #handleEvent({ name, commentId }: LiveEvent): void {
    if (commentId) this.#pending.add(commentId);
    else if (entryEventNames.has(name)) this.#pending.add('');
    if (this.#pending.size > MAX_PENDING) this.#showMessage(this.#messages.behind);
    else void this.#processPending();
  }

  /** One after the other, so that comments come in their order. */
  async #processPending(): Promise<void> {
    if (this.#isProcessing) return;
    this.#isProcessing = true;
    const later: string[] = [];
    for (const id of this.#pending) {
      this.#pending.delete(id);
      if (!(await this.#update(id))) later.push(id);
    }
    this.#isProcessing = false;
    for (const id of later) this.#pending.add(id);
    clearTimeout(this.#retry);
    if (later.length > 0) this.#retry = window.setTimeout(() => void this.#processPending(), 4000);
  }

  /** Answers whether it is done with; what cannot be shown now is tried again. */
  async #update(id: string): Promise<boolean> {
    try {
      if (id === '') return await this.#refreshEntry();
      const answer = await fetch(`/entries/${this.#entry}/comments/${id}`);
      if (answer.status === 404) return true;
      if (!answer.ok) return false;
      const fresh = parseElement(await answer.text());
      return fresh?.id !== `comment-${id}` || this.#placeComment(id, adaptToPage(fresh));
    } catch {
      return false;
    }
  }

  /** Looks at the page as it is now: what was told may have been undone since. */
  async #refreshEntry(): Promise<boolean> {
    const answer = await fetch(location.pathname + location.search);
    if (!answer.ok) return false;
    const page = parseDocument(await answer.text());
    const now = page.querySelector('live-conversation');
    if (!now) return true;
    const word = this.#describeChange(now);
    if (word) this.#showMessage(word);
    else this.querySelector('.live-notice')?.remove();
    return refreshEntryActions(page);
  }

  /** What to say of the way in which the page is not as it was when it was opened. */
  #describeChange(now: Element): string | null {
    const { closed, reopened, withdrawn } = this.#messages;
    const differs = (name: string) => now.hasAttribute(name) !== this.hasAttribute(name);
    if (differs('withdrawn')) return withdrawn;
    if (!differs('closed')) return null;
    return now.hasAttribute('closed') ? closed : reopened;
  }

  #placeComment(id: string, fresh: HTMLElement): boolean {
    const old = findComment(id);
    const gone = fresh.classList.contains('gone');
    if (old) {
      if (isInUse(old)) return false;
      if (gone) this.#removeComment(id, old);
      withScrollAnchor(() => refreshComment(old, fresh));
    } else if (!gone) {
      this.#addComment(id, fresh);
    }
    return true;
  }

  /** Only the last part of a long conversation has room for it; others lead there. */
  #addComment(id: string, fresh: HTMLElement): void {
    const list = this.querySelector('.comments');
    if (list && this.getAttribute('page') === 'last') {
      fresh.classList.add('arrived');
      withScrollAnchor(() => insertComment(list, fresh));
    }
    if (this.#newComments?.add(id)) this.#changeCount(1);
  }

  #removeComment(id: string, old: HTMLElement): void {
    if (old.classList.contains('gone')) return;
    this.#newComments?.remove(id);
    this.#changeCount(-1);
  }

  #changeCount(change: number): void {
    const n = Number(this.getAttribute('count') ?? Number.NaN) + change;
    const heading = this.querySelector('#conversation');
    if (!heading || Number.isNaN(n)) return;
    this.setAttribute('count', String(n));
    heading.textContent = formatCount(this.#messages.count, n);
  }

  /** Nothing that anybody waits for: it is not read out, and moves nothing that is being read. */
  #showPresence(html: string): void {
    const old = this.querySelector('.present');
    if (!old && !html) return;
    const line = old ?? createElement('p', { class: 'present', 'aria-live': 'off' });
    withScrollAnchor(() => {
      if (!old) this.querySelector('#conversation')?.after(line);
      line.innerHTML = html;
    });
  }

  /** The form stays as it is: what was typed in it is kept. */
  #showMessage(text: string): void {
    this.querySelector('.live-notice')?.remove();
    const notice = createElement('p', { class: 'live-notice why', role: 'status' });
    const again = createElement(
      'a',
      { href: location.pathname + location.search },
      this.#messages.reload,
    );
    again.addEventListener('click', (event) => {
      event.preventDefault();
      location.reload();
    });
    const respond = this.querySelector('#respond');
    withScrollAnchor(() => {
      if (respond) respond.before(notice);
      else this.append(notice);
      notice.append(`${text} `, again);
    });
  }
}
