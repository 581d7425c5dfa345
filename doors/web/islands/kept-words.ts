/** Words kept in this browser until the server has them. */
export interface Kept {
  /** When, in milliseconds since 1970. */
  at: number;
  values: Record<string, string>;
}

/** Whoever comes next in this browser is somebody else, so what is kept goes by person. */
const prefix = `unsent:${document.body.dataset.person ?? ''}:`;
const month = 30 * 24 * 60 * 60 * 1000;

/** Answers whether they are kept: a browser may refuse, or be full. */
export function keep(key: string, values: Kept['values']): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ at: Date.now(), values }));
    return true;
  } catch {
    return false;
  }
}

export function recall(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + key) ?? 'null') as Kept | null;
    return kept && kept.at > Date.now() - month ? kept : null;
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

/** The key below which something was kept last. */
export function newestKey(start: string): string | null {
  try {
    const keys = Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length));
    const at = (key: string) => recall(key)?.at ?? 0;
    return keys.filter(at).sort((a, b) => at(b) - at(a))[0] ?? null;
  } catch {
    return null;
  }
}

/** Words below `words:` are nobody's in particular; after signing out nobody's words stay behind. */
export function forgetOthers(): void {
  const over = document.querySelector('[data-signed-out]') ? /^(unsent|words):/ : /^words:/;
  try {
    const keys = Object.keys(localStorage).filter((key) => over.test(key));
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

const sentKey = 'words-sent';

/** The words of this key are on their way; the next page tells whether they arrived. */
export function markSent(key: string): void {
  try {
    sessionStorage.setItem(sentKey, key);
  } catch {
    // Then they stay kept, and are offered once more.
  }
}

/** A posting that went well leads on to another page; a failed one shows an error, or nothing. */
export function settleSent(): void {
  try {
    const key = sessionStorage.getItem(sentKey);
    if (!key) return;
    sessionStorage.removeItem(sentKey);
    const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (arrival?.redirectCount && location.pathname !== '/sign-in') forget(key);
  } catch {
    // Then they stay kept, and are offered once more.
  }
}
