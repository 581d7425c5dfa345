import { findComment, focusAgain, keyOf } from './comment-places.ts';
import { actionOf, documentIn, isPlain } from './fragments.ts';
import { keepingPlace } from './place-keeping.ts';

const entryDoings = '.h-entry > .doings';

/** Reactions are given where one is; should that fail, their forms are sent as ever. */
export function enhanceReactions(): void {
  document.addEventListener('submit', (event) => {
    const { submitter } = event;
    if (submitter instanceof HTMLButtonElement && submitter.name === 'give') {
      event.preventDefault();
      void give(event.target as HTMLFormElement, submitter);
    }
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-react]');
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    void toggleChoice(link);
  });
}

async function give(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  try {
    const body = new URLSearchParams({ give: button.value });
    const answer = await fetch(actionOf(form), { method: 'POST', body });
    if (new URL(answer.url).pathname === '/sign-in') location.assign(answer.url);
    else if (answer.ok) showGiven(documentIn(await answer.text()), button.value);
    else sendPlainly(form, button);
  } catch {
    sendPlainly(form, button);
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** `submit()` asks no listener, so this cannot come back here; it sends no button either. */
function sendPlainly(form: HTMLFormElement, button: HTMLButtonElement): void {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'give', value: button.value });
  form.append(field);
  form.submit();
}

/** The answer is the page as it is now: what can be done with the comment is taken from it. */
function showGiven(page: Document, value: string): void {
  const id = value.split(' ')[0] ?? '';
  const comment = findComment(id);
  const fresh = page.querySelector<HTMLElement>(comment ? `#comment-${id} > .doings` : entryDoings);
  const old = comment?.querySelector(':scope > .doings') ?? document.querySelector(entryDoings);
  if (!old || !fresh) return;
  keepingPlace(() => old.replaceWith(fresh));
  const given = [...fresh.querySelectorAll('button')].some((button) => button.value === value);
  const link = fresh.querySelector('a[data-react]')?.getAttribute('href') ?? '';
  focusAgain(fresh, given ? value : link);
}

/** Takes the entry's own reactions from the page as it is now; answers whether that is done. */
export function refreshEntryDoings(page: Document): boolean {
  const old = document.querySelector(entryDoings);
  const fresh = page.querySelector<HTMLElement>(entryDoings);
  if (!old || !fresh || old.isEqualNode(fresh)) return true;
  if (old.querySelector('.choosing')) return false;
  const focused = old.contains(document.activeElement) ? keyOf(document.activeElement!) : null;
  keepingPlace(() => old.replaceWith(fresh));
  if (focused) focusAgain(fresh, focused);
  return true;
}

/** Shows the reactions to choose from beside the link, or puts them away again. */
async function toggleChoice(link: HTMLAnchorElement): Promise<void> {
  const open = link.parentElement?.querySelector('.choosing');
  if (open) return close(open, link);
  try {
    const answer = await fetch(link.href);
    const page = documentIn(await answer.text());
    const choice = page.querySelector<HTMLElement>('.choosing');
    if (!answer.ok || !choice || !link.isConnected) throw new Error('nothing to choose from');
    for (const other of document.querySelectorAll('.choosing')) other.remove();
    showChoice(choice, link, page.querySelector('h1')?.textContent ?? '');
  } catch {
    location.assign(link.href);
  }
}

function showChoice(choice: HTMLElement, link: HTMLAnchorElement, label: string): void {
  choice.setAttribute('role', 'group');
  choice.setAttribute('aria-label', label);
  choice.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(choice, link);
  });
  link.setAttribute('aria-expanded', 'true');
  keepingPlace(() => link.parentElement?.append(choice));
  choice.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
}

function close(choice: Element, link: HTMLElement): void {
  choice.remove();
  link.removeAttribute('aria-expanded');
  link.focus({ preventScroll: true });
}
