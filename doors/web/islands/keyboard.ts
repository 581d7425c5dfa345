import { focusQuietly } from './comment-elements.ts';
import { findReplyForm } from './reply-form.ts';

const settingKey = 'single-keys';
/** What one goes along: comments of a conversation, notices of an inbox. */
const stopSelector = '.comments > .comment, .notifications > .notification';

const keyHandlers: Record<string, () => void> = {
  j: () => moveFocus(1),
  k: () => moveFocus(-1),
  n: () => followNeighbour('next'),
  p: () => followNeighbour('prev'),
  r: replyToFocused,
  m: () => pressButton('m'),
  e: () => pressButton('e'),
  '/': focusSearch,
  '?': showKeys,
};

/** Single keys for reading; never while somebody types, and off for whoever switches them off. */
export function enhanceKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isTypingOrShortcut(event)) return;
    const act = isEnabled() ? keyHandlers[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Somebody who switched the keys off finds the switch here.
  const button = document.querySelector<HTMLButtonElement>('button[data-keys]');
  button?.addEventListener('click', showKeys);
  if (button) button.hidden = false;
}

function isTypingOrShortcut({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  const at = target as HTMLElement;
  return at.isContentEditable || at.closest('input, textarea, select, dialog, .choosing') !== null;
}

function isEnabled(): boolean {
  try {
    return localStorage.getItem(settingKey) !== 'off';
  } catch {
    return true;
  }
}

function moveFocus(by: 1 | -1): void {
  const comments = [...document.querySelectorAll<HTMLElement>(stopSelector)];
  const here = comments.findIndex((comment) => comment.contains(document.activeElement));
  const next = here >= 0 ? comments[here + by] : findNearest(comments, by);
  if (!next) return;
  focusQuietly(next);
  next.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** With no comment in hand, the next is the first whose beginning is below the top of the screen. */
function findNearest(comments: HTMLElement[], by: 1 | -1): HTMLElement | undefined {
  const topOf = (comment: HTMLElement) => comment.getBoundingClientRect().top;
  return by === 1
    ? comments.find((comment) => topOf(comment) >= 0)
    : comments.findLast((comment) => topOf(comment) < 0);
}

function followNeighbour(rel: 'next' | 'prev'): void {
  document.querySelector<HTMLAnchorElement>(`nav.neighbours a[rel="${rel}"]`)?.click();
}

function replyToFocused(): void {
  const comment = document.activeElement?.closest('.comment');
  const link = comment?.querySelector<HTMLElement>('a[data-reply]');
  if (link) link.click();
  else findReplyForm()?.querySelector('textarea')?.focus();
}

/** Presses the button that a key stands for, of what is in hand or else of the page. */
function pressButton(key: string): void {
  const here =
    document.activeElement?.closest('.notification') ?? document.querySelector('.notification');
  (here ?? document).querySelector<HTMLElement>(`button[data-press="${key}"]`)?.click();
}

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[name="q"]');
  if (field) field.focus();
  else location.assign('/search');
}

/** The list of keys, which the page brings along, and the switch for them. */
function showKeys(): void {
  const template = document.querySelector<HTMLTemplateElement>('template#keys');
  const dialog = template?.content.firstElementChild?.cloneNode(true);
  if (!(dialog instanceof HTMLDialogElement)) return;
  const toggle = dialog.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (toggle) {
    toggle.checked = isEnabled();
    toggle.addEventListener('change', () => saveSetting(toggle.checked));
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function saveSetting(on: boolean): void {
  try {
    localStorage.setItem(settingKey, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing keeps this until the page is left.
  }
}
