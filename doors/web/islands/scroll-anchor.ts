/** Changes the page while what the reader looks at stays where it is on the screen. */
export function withScrollAnchor(change: () => void): void {
  const anchor = findAnchor();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  // The browser's own anchoring would correct a second time.
  const root = document.documentElement;
  root.style.setProperty('overflow-anchor', 'none');
  change();
  if (anchor?.isConnected) {
    const moved = anchor.getBoundingClientRect().top - before;
    if (moved) scrollBy({ top: moved, behavior: 'instant' });
  }
  requestAnimationFrame(() => root.style.removeProperty('overflow-anchor'));
}

/** Pieces that stand one below the other, none of them within another. */
const anchorSelector = '.comments > *, .respond > *, .h-entry > :not(live-conversation)';

/** What is being typed in, or else the first part of the page that is in view. */
function findAnchor(): Element | null {
  const active = document.activeElement;
  if (active?.matches('textarea, input, select') && isInView(active)) return active;
  const all = document.querySelectorAll(anchorSelector);
  const seen = [...all].filter((part) => isInView(part));
  return seen.find((part) => part.getBoundingClientRect().top >= 0) ?? seen[0] ?? null;
}

export function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
