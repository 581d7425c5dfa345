import type { LiveEvent } from '../../workplace/live/index.ts';
import { listMissedEvents } from '../../workplace/live/index.ts';
import { listPeopleById } from '../../workplace/people/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { isNoticeableChange, MAX_PRESENT_PEOPLE, renderPresence } from './presence-line.tsx';
import type { Reader } from './reader.ts';
import * as events from './server-sent-events.ts';
import { type Pace, throttle } from './throttle.ts';

/** All readers of one conversation in this process. Each thing that happens is put in words once. */
export class Channel {
  readonly readers = new Set<Reader>();
  readonly #doorContext: DoorContext;
  readonly #entryId: string;
  #pendingTexts: string[] = [];
  readonly #unsubscribers: (() => void)[];
  readonly #scheduleFlush: () => void;
  readonly schedulePresence: () => void;

  constructor(doorContext: DoorContext, entryId: string, pace: Pace) {
    this.#doorContext = doorContext;
    this.#entryId = entryId;
    this.#scheduleFlush = throttle(() => this.#flush(), pace.comments);
    this.schedulePresence = throttle(() => void this.#sendPresence(), pace.presence);
    const { live } = doorContext;
    this.#unsubscribers = [
      live.subscribe(entryId, (event) => this.#onEvent(event)),
      live.presence.watch(entryId, this.schedulePresence),
    ];
  }

  close(): void {
    for (const quit of this.#unsubscribers) quit();
  }

  /** Tells everybody what this process did not hear of. */
  async catchUp(since: string): Promise<void> {
    try {
      this.#enqueue(
        events.formatMissedEvents(
          await listMissedEvents(this.#doorContext.context, this.#entryId, since),
        ),
      );
    } catch (err) {
      // They come back, and say themselves from where they are to be told.
      for (const reader of this.readers) reader.end();
      this.#doorContext.log.error({ err }, 'live catch-up failed');
    }
  }

  #onEvent(event: LiveEvent): void {
    this.#enqueue(events.formatEvent(event));
  }

  #enqueue(text: string): void {
    if (!text) return;
    this.#pendingTexts.push(text);
    this.#scheduleFlush();
  }

  #flush(): void {
    const bytes = events.encodeText(this.#pendingTexts.splice(0).join(''));
    for (const reader of this.readers) void reader.send(bytes);
  }

  async #sendPresence(): Promise<void> {
    const present = this.#doorContext.live.presence.listPresent(this.#entryId);
    const known = await this.#listPresentPeople(present.slice(0, MAX_PRESENT_PEOPLE)).catch(
      () => null,
    );
    if (!known) return;
    const bytes = new Map<string, Uint8Array>();
    for (const reader of this.readers) {
      const now = renderPresence(reader.viewer, present, known);
      if (!isNoticeableChange(now, reader.shownPresence)) continue;
      reader.shownPresence = now;
      if (!bytes.has(now.html))
        bytes.set(now.html, events.encodeText(events.formatPresence(now.html)));
      void reader.send(bytes.get(now.html)!);
    }
  }

  /** Members know everybody, so what one of them is told holds for all of them. */
  async #listPresentPeople(ids: string[]) {
    const members = [...this.readers].map(({ viewer }) => viewer);
    const one = members.find(
      (viewer) => viewer.kind === 'person' && viewer.membership === 'member',
    );
    if (!one || ids.length === 0) return [];
    const people = await listPeopleById(this.#doorContext.context, one, ids);
    return ids.flatMap((id) => people.find((person) => person.id === id) ?? []);
  }
}
