import { createElement, getActionPath } from './dom.ts';
import { type DraftLocation, type DraftSaver, getFormValues } from './draft-saver.ts';
import { findNewestKey, loadLocalDraft } from './local-drafts.ts';
import { setReplyTarget } from './reply-form.ts';

interface RestoreMessages {
  restored: string;
  discard: string;
}

/** Where the words of a form are kept, going on with what a closed tab left behind. */
export function findDraftLocation(
  form: HTMLFormElement,
  place: DraftLocation,
): { key: string; place: DraftLocation } {
  const path = getActionPath(form);
  if (!place) return { key: path, place };
  if ('entry' in place) return { key: `comment ${place.entry}`, place };
  const own = `${path} ${place.id}`;
  if (loadLocalDraft(own) || !isNewForm()) return { key: own, place };
  const key = findNewestKey(`${path} `);
  const id = key?.split(' ')[1];
  return key && id ? { key, place: { id } } : { key: own, place };
}

/** A page that begins something new, as against one that a draft or a refused posting fills in. */
function isNewForm(): boolean {
  const { pathname, search } = location;
  return pathname.endsWith('/new') && !new URLSearchParams(search).has('draft');
}

/** Puts kept words back and says so; what the page itself brought of a draft is said as well. */
export function restoreDraft(
  form: HTMLFormElement,
  draft: DraftSaver,
  words: RestoreMessages,
): void {
  const kept = loadLocalDraft(draft.key)?.values;
  const changed = kept ? fillForm(form, kept) : false;
  if (kept && changed) restoreHiddenFields(form, draft, kept);
  if (kept) draft.handleChange();
  if (!changed && !isServerDraft(form, draft.location)) return;
  const notice = createElement('p', { class: 'restored quiet' }, `${words.restored} · `);
  const discard = createElement('button', { type: 'button', class: 'link-button' }, words.discard);
  discard.addEventListener('click', () => {
    clearForm(form, draft.location);
    notice.remove();
    void draft.discard();
  });
  notice.append(discard);
  form.querySelector('markdown-editor')?.prepend(notice);
}

/** It goes on as the draft it was, from the wording it was written upon; what is seen is the page's. */
function restoreHiddenFields(
  form: HTMLFormElement,
  draft: DraftSaver,
  kept: Record<string, string>,
): void {
  const begun = {
    edits: kept.edits,
    draft: draft.location && 'id' in draft.location && draft.location.id,
  };
  for (const [name, value] of Object.entries(begun)) {
    const field = form.elements.namedItem(name);
    if (value && field instanceof HTMLInputElement) field.value = value;
  }
}

function fillForm(form: HTMLFormElement, values: Record<string, string>): boolean {
  const now = getFormValues(form);
  const written = Object.entries(values).filter(([name]) => isTextField(form, name));
  const changed = written.some(([name, value]) => value !== '' && value !== (now[name] ?? ''));
  if (!changed) return false;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (isVisibleField(field)) field.value = value;
  }
  if (values.replyTo) setReplyTarget(form, values.replyTo);
  return true;
}

/** Of hidden fields the page knows best, such as of what kind this is to be. */
function isVisibleField(field: Element | RadioNodeList | null): field is HTMLInputElement {
  return field !== null && 'value' in field && !('type' in field && field.type === 'hidden');
}

function isTextField(form: HTMLFormElement, name: string): boolean {
  const field = form.elements.namedItem(name);
  return (
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && field.type === 'text')
  );
}

/** An unfinished comment comes with its entry; a quotation or a refused posting is no such thing. */
function isServerDraft(form: HTMLFormElement, place: DraftLocation): boolean {
  if (!place || !('entry' in place)) return false;
  const posted = getActionPath(form) === location.pathname;
  const quoting = new URLSearchParams(location.search).has('quote');
  return !posted && !quoting && getFormValues(form).body?.trim() !== '';
}

function clearForm(form: HTMLFormElement, place: DraftLocation): void {
  form.reset();
  const body = form.elements.namedItem('body');
  if (place && 'entry' in place && body instanceof HTMLTextAreaElement) body.value = '';
  setReplyTarget(form, '');
}
