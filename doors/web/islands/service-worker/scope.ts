/** What a service worker has around it, as far as ours uses it: the DOM's own types know of none. */
export interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window' }): Promise<readonly OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<N extends keyof Events>(name: N, hear: (event: Events[N]) => void): void;
}

export interface OpenPage {
  readonly url: string;
  focus(): Promise<unknown>;
}

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Asking extends Extendable {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface Pushed extends Extendable {
  readonly data: { json(): unknown } | null;
}

interface Clicked extends Extendable {
  readonly notification: Notification;
}

interface Events {
  install: Extendable;
  activate: Extendable;
  fetch: Asking;
  push: Pushed;
  notificationclick: Clicked;
}

export const scope = globalThis as unknown as Scope;
