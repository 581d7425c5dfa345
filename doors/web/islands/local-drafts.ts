/** Words kept in this browser until the server has them. */
export interface LocalDraft {
  /** When, in milliseconds since 1970. */
  at: number;
  values: Record<string, string>;
}

/** Whoever comes next in this browser is somebody else, so what is kept goes by person. */
const keyPrefix = `unsent:${document.body.dataset.person ?? ''}:`;
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** Answers whether they are kept: a browser may refuse, or be full. */
export function saveLocalDraft(key: string, values: LocalDraft['values']): boolean {
  try {
    localStorage.setItem(keyPrefix + key, JSON.stringify({ at: Date.now(), values }));
    return true;
  } catch {
    return false;
  }
}

export function loadLocalDraft(key: string): LocalDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyPrefix + key) ?? 'null') as LocalDraft | null;
    return kept && kept.at > Date.now() - MAX_AGE_MS ? kept : null;
  } catch {
    return null;
  }
}

export function deleteLocalDraft(key: string): void {
  try {
    localStorage.removeItem(keyPrefix + key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

/** The key below which something was kept last. */
export function findNewestKey(start: string): string | null {
  try {
    const keys = Object.keys(localStorage)
      .filter((key) => key.startsWith(keyPrefix + start))
      .map((key) => key.slice(keyPrefix.length));
    const at = (key: string) => loadLocalDraft(key)?.at ?? 0;
    return keys.filter(at).sort((a, b) => at(b) - at(a))[0] ?? null;
  } catch {
    return null;
  }
}

/** Words below `words:` are nobody's in particular; after signing out nobody's words stay behind. */
export function deleteOthersDrafts(): void {
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
export function confirmSent(): void {
  try {
    const key = sessionStorage.getItem(sentKey);
    if (!key) return;
    sessionStorage.removeItem(sentKey);
    const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (arrival?.redirectCount && location.pathname !== '/sign-in') deleteLocalDraft(key);
  } catch {
    // Then they stay kept, and are offered once more.
  }
}
