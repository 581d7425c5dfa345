import { deleteLocalDraft, markSent, saveLocalDraft } from './local-drafts.ts';

/** Where the server keeps unfinished words: with an entry, by an id, or (null) not at all. */
export type DraftLocation = { entry: string } | { id: string } | null;

export type SaveState = 'kept' | 'keptHere' | 'notKept';

const SAVE_DELAY_MS = 1500;
const RETRY_DELAY_MS = 20_000;

/** Keeps the words of a form while they are written: in the browser at once, then on the server. */
export class DraftSaver {
  readonly key: string;
  readonly location: DraftLocation;
  readonly #form: HTMLFormElement;
  readonly #report: (state: SaveState) => void;
  #timer = 0;
  #request: AbortController | null = null;
  #isUnsaved = false;
  #isSent = false;

  constructor(
    form: HTMLFormElement,
    where: { key: string; place: DraftLocation },
    say: (state: SaveState) => void,
  ) {
    this.#form = form;
    this.key = where.key;
    this.location = where.place;
    this.#report = say;
  }

  watch(): void {
    this.#form.addEventListener('input', () => this.handleChange());
    this.#form.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) this.#handleSubmit();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden && this.#timer) void this.#send(true);
    });
    addEventListener('beforeunload', (event) => {
      if (this.#isUnsaved && !this.#isSent) event.preventDefault();
    });
  }

  handleChange(): void {
    this.#isSent = false;
    this.#isUnsaved = !saveLocalDraft(this.key, getFormValues(this.#form));
    this.#schedule(SAVE_DELAY_MS);
  }

  /** Throws away what is kept, here and on the server. */
  async discard(): Promise<void> {
    this.#cancel();
    this.#isUnsaved = false;
    deleteLocalDraft(this.key);
    if (!this.location) return;
    const body = new URLSearchParams({ body: '' });
    const path = 'id' in this.location ? `/drafts/${this.location.id}/deletion` : '/drafts';
    if ('entry' in this.location) body.set('entry', this.location.entry);
    await fetch(path, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
  }

  /** They stay kept until the next page has come: sending may fail. */
  #handleSubmit(): void {
    this.#cancel();
    this.#isSent = true;
    this.#isUnsaved = !saveLocalDraft(this.key, getFormValues(this.#form));
    markSent(this.key);
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#request?.abort();
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.location) this.#timer = window.setTimeout(() => void this.#send(false), milliseconds);
    else this.#report(this.#isUnsaved ? 'notKept' : 'keptHere');
  }

  async #send(leaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#request?.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    const values = getFormValues(this.#form);
    try {
      const body = new URLSearchParams({ ...values, ...this.location });
      // Browsers take at most 64 kB along from a page that is going away.
      const keepalive = leaving && String(body).length < 60_000;
      const answer = await fetch('/drafts', { method: 'POST', body, signal, keepalive });
      if (!answer.ok || answer.redirected) throw new Error(`draft: ${answer.status}`);
      this.#handleSaved(values);
    } catch {
      if (!signal.aborted) this.#handleFailure();
    }
  }

  #handleSaved(values: Record<string, string>): void {
    const same = JSON.stringify(values) === JSON.stringify(getFormValues(this.#form));
    if (!same || this.#isSent) return;
    this.#isUnsaved = false;
    deleteLocalDraft(this.key);
    this.#report('kept');
  }

  #handleFailure(): void {
    this.#report(this.#isUnsaved ? 'notKept' : 'keptHere');
    if (!this.#timer && !this.#isSent) this.#schedule(RETRY_DELAY_MS);
  }
}

/** What was written and chosen in a form; not what only this page needs. */
export function getFormValues(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'once') values[name] = value;
  }
  return values;
}
