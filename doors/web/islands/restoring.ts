import { type Draft, type DraftPlace, valuesOf } from './draft.ts';
import { actionOf, make } from './fragments.ts';
import { newestKey, recall } from './kept-words.ts';
import { setReply } from './replying.ts';

interface Words {
  restored: string;
  discard: string;
}

/** Where the words of a form are kept, going on with what a closed tab left behind. */
export function findPlace(
  form: HTMLFormElement,
  place: DraftPlace,
): { key: string; place: DraftPlace } {
  const path = actionOf(form);
  if (!place) return { key: path, place };
  if ('entry' in place) return { key: `comment ${place.entry}`, place };
  const own = `${path} ${place.id}`;
  if (recall(own) || !isFresh()) return { key: own, place };
  const key = newestKey(`${path} `);
  const id = key?.split(' ')[1];
  return key && id ? { key, place: { id } } : { key: own, place };
}

/** A page that begins something new, as against one that a draft or a refused posting fills in. */
function isFresh(): boolean {
  const { pathname, search } = location;
  return pathname.endsWith('/new') && !new URLSearchParams(search).has('draft');
}

/** Puts kept words back and says so; what the page itself brought of a draft is said as well. */
export function restore(form: HTMLFormElement, draft: Draft, words: Words): void {
  const kept = recall(draft.key)?.values;
  const changed = kept ? fill(form, kept) : false;
  if (kept && changed) beginWith(form, draft, kept);
  if (kept) draft.changed();
  if (!changed && !broughtByPage(form, draft.place)) return;
  const notice = make('p', { class: 'restored quiet' }, `${words.restored} · `);
  const discard = make('button', { type: 'button', class: 'quietly' }, words.discard);
  discard.addEventListener('click', () => {
    empty(form, draft.place);
    notice.remove();
    void draft.discard();
  });
  notice.append(discard);
  form.querySelector('markdown-editor')?.prepend(notice);
}

/** It goes on as the draft it was, from the wording it was written upon; what is seen is the page's. */
function beginWith(form: HTMLFormElement, draft: Draft, kept: Record<string, string>): void {
  const begun = { edits: kept.edits, draft: draft.place && 'id' in draft.place && draft.place.id };
  for (const [name, value] of Object.entries(begun)) {
    const field = form.elements.namedItem(name);
    if (value && field instanceof HTMLInputElement) field.value = value;
  }
}

function fill(form: HTMLFormElement, values: Record<string, string>): boolean {
  const now = valuesOf(form);
  const written = Object.entries(values).filter(([name]) => isText(form, name));
  const changed = written.some(([name, value]) => value !== '' && value !== (now[name] ?? ''));
  if (!changed) return false;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (isSeen(field)) field.value = value;
  }
  if (values.replyTo) setReply(form, values.replyTo);
  return true;
}

/** Of hidden fields the page knows best, such as of what kind this is to be. */
function isSeen(field: Element | RadioNodeList | null): field is HTMLInputElement {
  return field !== null && 'value' in field && !('type' in field && field.type === 'hidden');
}

function isText(form: HTMLFormElement, name: string): boolean {
  const field = form.elements.namedItem(name);
  return (
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && field.type === 'text')
  );
}

/** An unfinished comment comes with its entry; a quotation or a refused posting is no such thing. */
function broughtByPage(form: HTMLFormElement, place: DraftPlace): boolean {
  if (!place || !('entry' in place)) return false;
  const posted = actionOf(form) === location.pathname;
  const quoting = new URLSearchParams(location.search).has('quote');
  return !posted && !quoting && valuesOf(form).body?.trim() !== '';
}

function empty(form: HTMLFormElement, place: DraftPlace): void {
  form.reset();
  const body = form.elements.namedItem('body');
  if (place && 'entry' in place && body instanceof HTMLTextAreaElement) body.value = '';
  setReply(form, '');
}
