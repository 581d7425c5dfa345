import { forget, keep, markSent } from './kept-words.ts';

/** Where the server keeps unfinished words: with an entry, by an id, or (null) not at all. */
export type DraftPlace = { entry: string } | { id: string } | null;

export type DraftState = 'kept' | 'keptHere' | 'notKept';

const pause = 1500;
const longPause = 20_000;

/** Keeps the words of a form while they are written: in the browser at once, then on the server. */
export class Draft {
  readonly key: string;
  readonly place: DraftPlace;
  readonly #form: HTMLFormElement;
  readonly #say: (state: DraftState) => void;
  #timer = 0;
  #asking: AbortController | null = null;
  #unkept = false;
  #sent = false;

  constructor(
    form: HTMLFormElement,
    where: { key: string; place: DraftPlace },
    say: (state: DraftState) => void,
  ) {
    this.#form = form;
    this.key = where.key;
    this.place = where.place;
    this.#say = say;
  }

  watch(): void {
    this.#form.addEventListener('input', () => this.changed());
    this.#form.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) this.#leave();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden && this.#timer) void this.#send(true);
    });
    addEventListener('beforeunload', (event) => {
      if (this.#unkept && !this.#sent) event.preventDefault();
    });
  }

  changed(): void {
    this.#sent = false;
    this.#unkept = !keep(this.key, valuesOf(this.#form));
    this.#wait(pause);
  }

  /** Throws away what is kept, here and on the server. */
  async discard(): Promise<void> {
    this.#stop();
    this.#unkept = false;
    forget(this.key);
    if (!this.place) return;
    const body = new URLSearchParams({ body: '' });
    const path = 'id' in this.place ? `/drafts/${this.place.id}/deletion` : '/drafts';
    if ('entry' in this.place) body.set('entry', this.place.entry);
    await fetch(path, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
  }

  /** They stay kept until the next page has come: sending may fail. */
  #leave(): void {
    this.#stop();
    this.#sent = true;
    this.#unkept = !keep(this.key, valuesOf(this.#form));
    markSent(this.key);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#asking?.abort();
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.place) this.#timer = window.setTimeout(() => void this.#send(false), milliseconds);
    else this.#say(this.#unkept ? 'notKept' : 'keptHere');
  }

  async #send(leaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const values = valuesOf(this.#form);
    try {
      const body = new URLSearchParams({ ...values, ...this.place });
      // Browsers take at most 64 kB along from a page that is going away.
      const keepalive = leaving && String(body).length < 60_000;
      const answer = await fetch('/drafts', { method: 'POST', body, signal, keepalive });
      if (!answer.ok || answer.redirected) throw new Error(`draft: ${answer.status}`);
      this.#arrived(values);
    } catch {
      if (!signal.aborted) this.#failed();
    }
  }

  #arrived(values: Record<string, string>): void {
    const same = JSON.stringify(values) === JSON.stringify(valuesOf(this.#form));
    if (!same || this.#sent) return;
    this.#unkept = false;
    forget(this.key);
    this.#say('kept');
  }

  #failed(): void {
    this.#say(this.#unkept ? 'notKept' : 'keptHere');
    if (!this.#timer && !this.#sent) this.#wait(longPause);
  }
}

/** What was written and chosen in a form; not what only this page needs. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'once') values[name] = value;
  }
  return values;
}
