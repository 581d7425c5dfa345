import { splitIntoGroups } from './sender.ts';

/** Who came to a conversation in a process and who went, or that they are still there. */
export interface PresenceChange {
  process: string;
  entryId: string;
  present: string[];
  left: string[];
}

/** Who has a conversation open. Nothing of it is stored, and nothing is known of it afterwards. */
export interface Presence {
  /** Somebody opened it here, in whatever tab; call what is returned when they close that. */
  enter(entryId: string, personId: string): () => void;
  /** People who have it open in any process, each once, in the order in which they came. */
  listPresent(entryId: string): string[];
  /** Calls `changed` when they are others, until the returned function is called. */
  watch(entryId: string, changed: () => void): () => void;
}

interface PresenceOptions {
  /** The name of this process. */
  process: string;
  send(here: PresenceChange): void;
  now?(): number;
  /** When arrivals are told, if not as usual. */
  toldAfter?: number;
}

/** In ms: when arrivals are told, when they are told again, and when they are no longer believed. */
export const presenceTimings = { told: 2000, repeated: 20_000, forgotten: 60_000 };

/**
 * Each process tells who has something open with it, and again every now and then; whoever is not
 * told of again is gone, even if their process broke down. It hears itself as it hears the others.
 */
export class PresenceTracker implements Presence {
  readonly #options: PresenceOptions;
  /** By entry and person: the tabs of this process, a sign each. */
  readonly #own = new Map<string, Map<string, Set<symbol>>>();
  /** By entry, then by person and process: when they were last told of. */
  readonly #lastHeard = new Map<string, Map<string, number>>();
  readonly #changed = new Map<string, Set<string>>();
  readonly #watchers = new Map<string, Set<() => void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  enter(entryId: string, personId: string): () => void {
    const own = this.#own.get(entryId) ?? new Map<string, Set<symbol>>();
    const tabs = own.get(personId) ?? new Set();
    const tab = Symbol(personId);
    this.#own.set(entryId, own.set(personId, tabs.add(tab)));
    this.#scheduleAnnouncement(entryId, personId);
    return () => {
      if (tabs.delete(tab) && tabs.size === 0) this.#leave(entryId, personId);
    };
  }

  /** Whoever no longer wants to be seen has gone from everywhere, at once, with all their tabs. */
  hide(personId: string): void {
    for (const [entryId, own] of this.#own) {
      const tabs = own.get(personId);
      if (!tabs) continue;
      tabs.clear();
      this.#leave(entryId, personId);
    }
    if (this.#changed.size > 0) this.announceChanges();
  }

  listPresent(entryId: string): string[] {
    const heard = this.#lastHeard.get(entryId)?.keys() ?? [];
    return [...new Set([...heard].map((key) => key.split(' ')[0]!))];
  }

  watch(entryId: string, changed: () => void): () => void {
    const watching = this.#watchers.get(entryId) ?? new Set();
    this.#watchers.set(entryId, watching.add(changed));
    return () => {
      watching.delete(changed);
      if (watching.size === 0) this.#watchers.delete(entryId);
    };
  }

  receive({ process, entryId, present, left }: PresenceChange): void {
    const heard = this.#lastHeard.get(entryId) ?? new Map<string, number>();
    const before = heard.size;
    let others = false;
    for (const person of left) others = heard.delete(`${person} ${process}`) || others;
    for (const person of present) heard.set(`${person} ${process}`, this.#now());
    if (heard.size > 0) this.#lastHeard.set(entryId, heard);
    else this.#lastHeard.delete(entryId);
    if (others || heard.size !== before) this.#notifyWatchers(entryId);
  }

  /** Tells the others of everybody here once more, and forgets who was not told of for long. */
  announceAll(): void {
    for (const [entryId, people] of this.#own) this.#send(entryId, [...people.keys()], []);
    const since = this.#now() - presenceTimings.forgotten;
    for (const [entryId, heard] of this.#lastHeard) {
      const before = heard.size;
      for (const [key, at] of heard) if (at < since) heard.delete(key);
      if (heard.size === 0) this.#lastHeard.delete(entryId);
      if (heard.size < before) this.#notifyWatchers(entryId);
    }
  }

  /** Tells the others who came and who went since it was last told. */
  announceChanges(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [entryId, people] of this.#changed) {
      const own = this.#own.get(entryId);
      const all = [...people];
      this.#send(
        entryId,
        all.filter((person) => own?.has(person)),
        all.filter((person) => !own?.has(person)),
      );
    }
    this.#changed.clear();
  }

  #leave(entryId: string, personId: string): void {
    const own = this.#own.get(entryId);
    own?.delete(personId);
    if (own?.size === 0) this.#own.delete(entryId);
    this.#scheduleAnnouncement(entryId, personId);
  }

  #scheduleAnnouncement(entryId: string, personId: string): void {
    this.#changed.set(entryId, (this.#changed.get(entryId) ?? new Set()).add(personId));
    this.#timer ??= setTimeout(
      () => this.announceChanges(),
      this.#options.toldAfter ?? presenceTimings.told,
    ).unref();
  }

  #send(entryId: string, there: string[], gone: string[]): void {
    const { process, send } = this.#options;
    for (const some of splitIntoGroups(there)) send({ process, entryId, present: some, left: [] });
    for (const some of splitIntoGroups(gone)) send({ process, entryId, present: [], left: some });
  }

  #notifyWatchers(entryId: string): void {
    for (const changed of this.#watchers.get(entryId) ?? []) changed();
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
