import { createElement, parseDocument } from './dom.ts';

/** Where copied words are from. */
export interface PassageSource {
  path: string;
  title: string;
}

/**
 * Words copied from a work take along where they are from: in the HTML on the clipboard, which
 * other programs paste as ever. Pasted in an editor here they become a quotation with its source.
 */
export function enhanceCopying(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    const source = selection && findSource(selection);
    if (!source || !event.clipboardData || event.defaultPrevented) return;
    const quote = createElement('blockquote', { cite: new URL(source.path, location.href).href });
    quote.dataset.commonplace = source.path;
    quote.dataset.title = source.title;
    quote.append(selection.getRangeAt(0).cloneContents());
    event.clipboardData.setData('text/html', quote.outerHTML);
    event.clipboardData.setData('text/plain', selection.toString());
    event.preventDefault();
  });
}

/** The entry or comment in which all of the selected words stand. */
function findSource(selection: Selection): PassageSource | null {
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer: node } = selection.getRangeAt(0);
  const element = node instanceof Element ? node : node.parentElement;
  const work = element?.closest('.prose')?.closest('.comment, article.h-entry');
  const title = document.querySelector('article.h-entry h1')?.textContent?.trim();
  if (!work || !title) return null;
  const mark = work.classList.contains('comment') ? `#${work.id}` : '';
  return { path: location.pathname + mark, title };
}

/** The source in HTML from the clipboard; only ever a path within this workplace. */
export function parseSource(html: string): PassageSource | null {
  if (!html.includes('data-commonplace')) return null;
  const quote = parseDocument(html).querySelector<HTMLElement>('[data-commonplace]');
  const { commonplace: path = '', title = '' } = quote?.dataset ?? {};
  return /^\/entries\/[0-9a-f-]{36}\/[^\s()<>]*$/.test(path) ? { path, title } : null;
}
