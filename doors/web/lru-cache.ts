/** Keeps what was used last, up to a number of bytes. */
export interface LruCache<T> {
  get(key: string): T | undefined;
  put(key: string, value: T, bytes: number): void;
}

/** A Map remembers the order of insertion, so its first key is the one unused for longest. */
export function createLruCache<T>(mostBytes: number): LruCache<T> {
  const items = new Map<string, { value: T; bytes: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= items.get(key)?.bytes ?? 0;
    items.delete(key);
  };
  return {
    get(key) {
      const item = items.get(key);
      if (!item) return undefined;
      items.delete(key);
      items.set(key, item);
      return item.value;
    },
    put(key, value, bytes) {
      drop(key);
      if (bytes > mostBytes / 4) return;
      items.set(key, { value, bytes });
      total += bytes;
      for (const oldest of items.keys()) {
        if (total <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}
