/** What a service worker has around it, as far as ours uses it: the DOM's own types know of none. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window' }): Promise<readonly WindowPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<N extends keyof WorkerEventMap>(
    name: N,
    hear: (event: WorkerEventMap[N]) => void,
  ): void;
}

export interface WindowPage {
  readonly url: string;
  focus(): Promise<unknown>;
}

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerPushEvent extends WorkerEvent {
  readonly data: { json(): unknown } | null;
}

interface NotificationClickEvent extends WorkerEvent {
  readonly notification: Notification;
}

interface WorkerEventMap {
  install: WorkerEvent;
  activate: WorkerEvent;
  fetch: WorkerFetchEvent;
  push: WorkerPushEvent;
  notificationclick: NotificationClickEvent;
}

export const scope = globalThis as unknown as WorkerScope;
