import { commentIdOf, findComment } from './comment-places.ts';
import { isPlain, motion } from './fragments.ts';

/** Replying and quoting on the same page: the words and whom they answer go into its form. */
export function enhanceReplying(): void {
  let passage = '';
  // Pressing a link takes the selection away before the click is heard.
  document.addEventListener('pointerdown', ({ target }) => {
    const link = linkAt(target);
    passage = link ? selectedIn(link.closest('.comment')) : '';
  });
  document.addEventListener('click', (event) => {
    if (!isPlain(event)) return;
    const form = findForm();
    const link = linkAt(event.target);
    const comment = link?.closest<HTMLElement>('.comment');
    if (form && link && comment) {
      event.preventDefault();
      const selected = passage || selectedIn(comment);
      const quote = selected || ('quote' in link.dataset ? textOf(comment) : '');
      reply(form, comment, quote);
      passage = '';
    } else if (form && (event.target as Element).closest('a[data-no-reply]')) {
      event.preventDefault();
      setReply(form, '');
      bodyOf(form)?.focus();
    }
  });
}

export function findForm(): HTMLFormElement | null {
  return document.querySelector('#respond form');
}

function bodyOf(form: HTMLFormElement): HTMLTextAreaElement | null {
  return form.querySelector('textarea[name="body"]');
}

/** Says in the form whom it answers; a comment that is not on this page cannot be answered here. */
export function setReply(form: HTMLFormElement, id: string): void {
  const comment = id ? findComment(id) : null;
  const name = comment?.querySelector('.by .p-name')?.textContent?.trim() ?? '';
  const field = form.querySelector<HTMLInputElement>('input[name="replyTo"]');
  const line = form.querySelector<HTMLElement>('.replying');
  const said = line?.querySelector<HTMLElement>('[data-replying]');
  if (!field || !line || !said) return;
  field.value = comment ? id : '';
  line.hidden = !comment;
  said.textContent = comment ? (said.dataset.replying ?? '').replace('{name}', name) : '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function reply(form: HTMLFormElement, comment: HTMLElement, quote: string): void {
  setReply(form, commentIdOf(comment));
  const body = bodyOf(form);
  if (!body) return;
  if (quote) {
    const before = body.value.trimEnd();
    body.value = `${before ? `${before}\n\n` : ''}${quote.trim().replace(/^/gm, '> ')}\n\n`;
    body.dispatchEvent(new Event('input', { bubbles: true }));
  }
  body.focus({ preventScroll: true });
  body.setSelectionRange(body.value.length, body.value.length);
  form.scrollIntoView({ block: 'nearest', behavior: motion() });
}

function linkAt(target: EventTarget | null): HTMLElement | null {
  return (target as Element | null)?.closest<HTMLElement>('a[data-reply], a[data-quote]') ?? null;
}

/** The selected words, if they are all in this comment. */
function selectedIn(comment: Element | null): string {
  const selection = getSelection();
  const prose = comment?.querySelector('.prose');
  if (!prose || !selection || selection.isCollapsed) return '';
  const whole = prose.contains(selection.anchorNode) && prose.contains(selection.focusNode);
  return whole ? tidy(selection.toString()) : '';
}

function textOf(comment: HTMLElement): string {
  // Not textContent: its paragraphs are wanted apart.
  return tidy(comment.querySelector<HTMLElement>('.prose')?.innerText ?? '');
}

function tidy(text: string): string {
  return text.replace(/\n{3,}/g, '\n\n').trim();
}
