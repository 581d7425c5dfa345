import { findComment, getControlKey, restoreFocus } from './comment-elements.ts';
import { getActionPath, isPlainClick, parseDocument } from './dom.ts';
import { withScrollAnchor } from './scroll-anchor.ts';

const entryActionsSelector = '.h-entry > .actions';

/** Reactions are given where one is; should that fail, their forms are sent as ever. */
export function enhanceReactions(): void {
  document.addEventListener('submit', (event) => {
    const { submitter } = event;
    if (submitter instanceof HTMLButtonElement && submitter.name === 'give') {
      event.preventDefault();
      void sendReaction(event.target as HTMLFormElement, submitter);
    }
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-react]');
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    void toggleMenu(link);
  });
}

async function sendReaction(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  try {
    const body = new URLSearchParams({ give: button.value });
    const answer = await fetch(getActionPath(form), { method: 'POST', body });
    if (new URL(answer.url).pathname === '/sign-in') location.assign(answer.url);
    else if (answer.ok) showReactions(parseDocument(await answer.text()), button.value);
    else submitForm(form, button);
  } catch {
    submitForm(form, button);
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** `submit()` asks no listener, so this cannot come back here; it sends no button either. */
function submitForm(form: HTMLFormElement, button: HTMLButtonElement): void {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'give', value: button.value });
  form.append(field);
  form.submit();
}

/** The answer is the page as it is now: what can be done with the comment is taken from it. */
function showReactions(page: Document, value: string): void {
  const id = value.split(' ')[0] ?? '';
  const comment = findComment(id);
  const fresh = page.querySelector<HTMLElement>(
    comment ? `#comment-${id} > .actions` : entryActionsSelector,
  );
  const old =
    comment?.querySelector(':scope > .actions') ?? document.querySelector(entryActionsSelector);
  if (!old || !fresh) return;
  withScrollAnchor(() => old.replaceWith(fresh));
  const given = [...fresh.querySelectorAll('button')].some((button) => button.value === value);
  const link = fresh.querySelector('a[data-react]')?.getAttribute('href') ?? '';
  restoreFocus(fresh, given ? value : link);
}

/** Takes the entry's own reactions from the page as it is now; answers whether that is done. */
export function refreshEntryActions(page: Document): boolean {
  const old = document.querySelector(entryActionsSelector);
  const fresh = page.querySelector<HTMLElement>(entryActionsSelector);
  if (!old || !fresh || old.isEqualNode(fresh)) return true;
  if (old.querySelector('.choosing')) return false;
  const focused = old.contains(document.activeElement)
    ? getControlKey(document.activeElement!)
    : null;
  withScrollAnchor(() => old.replaceWith(fresh));
  if (focused) restoreFocus(fresh, focused);
  return true;
}

/** Shows the reactions to choose from beside the link, or puts them away again. */
async function toggleMenu(link: HTMLAnchorElement): Promise<void> {
  const open = link.parentElement?.querySelector('.choosing');
  if (open) return closeMenu(open, link);
  try {
    const answer = await fetch(link.href);
    const page = parseDocument(await answer.text());
    const choice = page.querySelector<HTMLElement>('.choosing');
    if (!answer.ok || !choice || !link.isConnected) throw new Error('nothing to choose from');
    for (const other of document.querySelectorAll('.choosing')) other.remove();
    openMenu(choice, link, page.querySelector('h1')?.textContent ?? '');
  } catch {
    location.assign(link.href);
  }
}

function openMenu(choice: HTMLElement, link: HTMLAnchorElement, label: string): void {
  choice.setAttribute('role', 'group');
  choice.setAttribute('aria-label', label);
  choice.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeMenu(choice, link);
  });
  link.setAttribute('aria-expanded', 'true');
  withScrollAnchor(() => link.parentElement?.append(choice));
  choice.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
}

function closeMenu(choice: Element, link: HTMLElement): void {
  choice.remove();
  link.removeAttribute('aria-expanded');
  link.focus({ preventScroll: true });
}
