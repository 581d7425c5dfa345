import { focusQuietly } from './comment-places.ts';
import { findForm } from './replying.ts';

const setting = 'single-keys';
/** What one goes along: comments of a conversation, notices of an inbox. */
const stops = '.comments > .comment, .notices > .notice';

const acts: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  n: () => follow('next'),
  p: () => follow('prev'),
  r: replyHere,
  m: () => press('m'),
  e: () => press('e'),
  '/': search,
  '?': showKeys,
};

/** Single keys for reading; never while somebody types, and off for whoever switches them off. */
export function enhanceKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isForSomethingElse(event)) return;
    const act = isOn() ? acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Somebody who switched the keys off finds the switch here.
  const button = document.querySelector<HTMLButtonElement>('button[data-keys]');
  button?.addEventListener('click', showKeys);
  if (button) button.hidden = false;
}

function isForSomethingElse({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  const at = target as HTMLElement;
  return at.isContentEditable || at.closest('input, textarea, select, dialog, .choosing') !== null;
}

function isOn(): boolean {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
}

function step(by: 1 | -1): void {
  const comments = [...document.querySelectorAll<HTMLElement>(stops)];
  const here = comments.findIndex((comment) => comment.contains(document.activeElement));
  const next = here >= 0 ? comments[here + by] : beside(comments, by);
  if (!next) return;
  focusQuietly(next);
  next.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** With no comment in hand, the next is the first whose beginning is below the top of the screen. */
function beside(comments: HTMLElement[], by: 1 | -1): HTMLElement | undefined {
  const topOf = (comment: HTMLElement) => comment.getBoundingClientRect().top;
  return by === 1
    ? comments.find((comment) => topOf(comment) >= 0)
    : comments.findLast((comment) => topOf(comment) < 0);
}

function follow(rel: 'next' | 'prev'): void {
  document.querySelector<HTMLAnchorElement>(`nav.beside a[rel="${rel}"]`)?.click();
}

function replyHere(): void {
  const comment = document.activeElement?.closest('.comment');
  const link = comment?.querySelector<HTMLElement>('a[data-reply]');
  if (link) link.click();
  else findForm()?.querySelector('textarea')?.focus();
}

/** Presses the button that a key stands for, of what is in hand or else of the page. */
function press(key: string): void {
  const here = document.activeElement?.closest('.notice') ?? document.querySelector('.notice');
  (here ?? document).querySelector<HTMLElement>(`button[data-press="${key}"]`)?.click();
}

function search(): void {
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
    toggle.checked = isOn();
    toggle.addEventListener('change', () => remember(toggle.checked));
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(setting, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing keeps this until the page is left.
  }
}
