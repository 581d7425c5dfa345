import { showLocalTimes } from './local-times.ts';

const idPrefix = 'comment-';

export function findComment(id: string): HTMLElement | null {
  return document.getElementById(idPrefix + id);
}

export function getCommentId(article: Element): string {
  return article.id.slice(idPrefix.length);
}

/** Makes a comment that came by itself fit the page that it came to. */
export function adaptToPage(article: HTMLElement): HTMLElement {
  showLocalTimes(article);
  const replied = article.querySelector<HTMLAnchorElement>('a.replied[href^="#comment-"]');
  const to = replied?.getAttribute('href')?.slice(1);
  if (to && !document.getElementById(to)) {
    replied!.setAttribute('href', `/comments/${to.slice(idPrefix.length)}`);
  }
  return article;
}

/** Puts a comment where its time says; nearly always that is the end. */
export function insertComment(list: Element, article: HTMLElement): void {
  const others = [...list.querySelectorAll<HTMLElement>(':scope > .comment')];
  const earlier = others.findLast((other) => !isLater(other, article));
  if (earlier) earlier.after(article);
  else list.prepend(article);
}

function isLater(one: Element, other: Element): boolean {
  const [a, b] = [getTime(one), getTime(other)];
  return a !== null && b !== null && (a === b ? one.id > other.id : a > b);
}

/** Null where a comment has no known time: it stays where the page put it. */
function getTime(article: Element): string | null {
  return article.querySelector('.by time')?.getAttribute('datetime') ?? null;
}

/** Whether somebody is selecting, choosing or typing in a comment, which must then wait. */
export function isInUse(article: Element): boolean {
  if (article.querySelector('form:focus-within, .choosing')) return true;
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.containsNode(article, true));
}

/** Changes only those parts of a comment that differ, so that focus and place are kept. */
export function refreshComment(old: HTMLElement, fresh: HTMLElement): void {
  const focused = old.contains(document.activeElement)
    ? getControlKey(document.activeElement!)
    : null;
  old.className = fresh.className;
  const [before, after] = [[...old.children], [...fresh.children]];
  if (before.length !== after.length) old.replaceChildren(...after);
  else
    before.forEach((part, i) => {
      if (!part.isEqualNode(after[i]!)) part.replaceWith(after[i]!);
    });
  if (focused && !old.contains(document.activeElement)) restoreFocus(old, focused);
}

/** What names a link or button among those of a comment. */
export function getControlKey(element: Element): string {
  return element.getAttribute('href') ?? element.getAttribute('value') ?? '';
}

export function restoreFocus(within: HTMLElement, key: string): void {
  const all = [...within.querySelectorAll<HTMLElement>('a[href], button')];
  const same = all.find((element) => getControlKey(element) === key);
  focusQuietly(same ?? within);
}

/** Focuses what may not be focusable by itself, without scrolling. */
export function focusQuietly(element: HTMLElement): void {
  if (!element.matches('a[href], button, input, textarea, select')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
