/** A fact as the stream tells it: what, and about which comment. */
export interface LiveEvent {
  name: string;
  commentId: string | null;
}

/** What a page does with what it is told. */
export interface LiveListener {
  event(event: LiveEvent): void;
  /** More was missed than can be told one by one. */
  behind(): void;
  /** Who else is here, as a piece of our own HTML; nothing where nobody is, or it is not known. */
  presence(html: string): void;
}

/** Browsers keep six connections to a server for all tabs, so a page nobody sees gives its own back. */
const CLOSE_DELAY_MS = 20_000;
const MAX_FAILURES = 8;

/**
 * The page's one stream: follows what happens in a conversation for as long as somebody sees the
 * page. That something changed in the reader's inbox goes to whoever listens for `notice` on the
 * document; it says no more, so they fetch what they show.
 */
export class LiveSource {
  readonly #entry: string;
  readonly #listener: LiveListener;
  #since: string;
  #source: EventSource | null = null;
  #timer = 0;
  #failures = 0;
  readonly #handleVisibility = () => this.#openOrClose();

  constructor(entry: string, since: string, hearer: LiveListener) {
    this.#entry = entry;
    this.#since = since;
    this.#listener = hearer;
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#handleVisibility);
    addEventListener('pageshow', this.#handleVisibility);
    addEventListener('pagehide', this.#close);
    this.#openOrClose();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#handleVisibility);
    removeEventListener('pageshow', this.#handleVisibility);
    removeEventListener('pagehide', this.#close);
    this.#close();
  }

  /** Hears nothing for a while: one's own words are on their way, and come back with the page. */
  pause(milliseconds: number): void {
    this.#close();
    this.#timer = window.setTimeout(this.#handleVisibility, milliseconds);
  }

  #openOrClose(): void {
    clearTimeout(this.#timer);
    if (document.hidden) this.#timer = window.setTimeout(this.#close, CLOSE_DELAY_MS);
    else this.#open();
  }

  #open(): void {
    if (this.#source) return;
    const said = { entry: this.#entry, since: this.#since };
    const asked = new URLSearchParams(Object.entries(said).filter(([, text]) => text !== ''));
    const source = new EventSource(`/live?${asked}`);
    this.#source = source;
    source.addEventListener('open', () => {
      this.#failures = 0;
    });
    this.#listen(source);
    source.addEventListener('error', () => this.#handleError(source));
  }

  #listen(source: EventSource): void {
    const hear = (name: string, act: (data: never) => void) =>
      source.addEventListener(name, (event) => {
        this.#since = event.lastEventId || this.#since;
        act(JSON.parse(event.data) as never);
      });
    hear('change', (event: LiveEvent) => this.#listener.event(event));
    hear('behind', () => this.#listener.behind());
    hear('presence', ({ html }: { html: string }) => this.#listener.presence(html));
    hear('notification', () => document.dispatchEvent(new Event('notification')));
  }

  /** A cut is mended by the browser; after a refusal, which it takes as final, we try again later. */
  #handleError(source: EventSource): void {
    if (source.readyState !== EventSource.CLOSED || source !== this.#source) return;
    this.#close();
    this.#failures += 1;
    if (this.#failures > MAX_FAILURES) return;
    this.#timer = window.setTimeout(this.#handleVisibility, 2000 * 2 ** this.#failures);
  }

  readonly #close = () => {
    clearTimeout(this.#timer);
    if (this.#source) this.#listener.presence('');
    this.#source?.close();
    this.#source = null;
  };
}
