import type { LiveHappening } from '../../workplace/live/index.ts';
import { listMissed } from '../../workplace/live/missed.ts';
import { listPeopleById } from '../../workplace/people/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import * as events from './events.ts';
import { type Pace, paced } from './paced.ts';
import { isNews, mostAsked, shownTo } from './present.tsx';
import type { Reader } from './reader.ts';

/** All readers of one conversation in this process. Each thing that happens is put in words once. */
export class Channel {
  readonly readers = new Set<Reader>();
  readonly #doorway: Doorway;
  readonly #entryId: string;
  #texts: string[] = [];
  readonly #quit: (() => void)[];
  readonly #flush: () => void;
  readonly showPresent: () => void;

  constructor(doorway: Doorway, entryId: string, pace: Pace) {
    this.#doorway = doorway;
    this.#entryId = entryId;
    this.#flush = paced(() => this.#tellAll(), pace.comments);
    this.showPresent = paced(() => void this.#tellPresent(), pace.presence);
    const { live } = doorway;
    this.#quit = [
      live.listen(entryId, (happening) => this.#hear(happening)),
      live.presence.watch(entryId, this.showPresent),
    ];
  }

  close(): void {
    for (const quit of this.#quit) quit();
  }

  /** Tells everybody what this process did not hear of. */
  async catchUp(since: string): Promise<void> {
    try {
      this.#say(events.missed(await listMissed(this.#doorway.workplace, this.#entryId, since)));
    } catch (err) {
      // They come back, and say themselves from where they are to be told.
      for (const reader of this.readers) reader.end();
      this.#doorway.log.error({ err }, 'open pages could not be told what they missed');
    }
  }

  #hear(happening: LiveHappening): void {
    this.#say(events.happened(happening));
  }

  #say(text: string): void {
    if (!text) return;
    this.#texts.push(text);
    this.#flush();
  }

  #tellAll(): void {
    const bytes = events.bytesOf(this.#texts.splice(0).join(''));
    for (const reader of this.readers) void reader.tell(bytes);
  }

  async #tellPresent(): Promise<void> {
    const present = this.#doorway.live.presence.present(this.#entryId);
    const known = await this.#known(present.slice(0, mostAsked)).catch(() => null);
    if (!known) return;
    const bytes = new Map<string, Uint8Array>();
    for (const reader of this.readers) {
      const now = shownTo(reader.viewer, present, known);
      if (!isNews(now, reader.shown)) continue;
      reader.shown = now;
      if (!bytes.has(now.html)) bytes.set(now.html, events.bytesOf(events.present(now.html)));
      void reader.tell(bytes.get(now.html)!);
    }
  }

  /** Members know everybody, so what one of them is told holds for all of them. */
  async #known(ids: string[]) {
    const members = [...this.readers].map(({ viewer }) => viewer);
    const one = members.find((viewer) => viewer.is === 'person' && viewer.standing === 'member');
    if (!one || ids.length === 0) return [];
    const people = await listPeopleById(this.#doorway.workplace, one, ids);
    return ids.flatMap((id) => people.find((person) => person.id === id) ?? []);
  }
}
