import { findComment, getCommentId } from './comment-elements.ts';
import { getScrollBehavior, isPlainClick } from './dom.ts';

/** Replying and quoting on the same page: the words and whom they answer go into its form. */
export function enhanceReplies(): void {
  let passage = '';
  // Pressing a link takes the selection away before the click is heard.
  document.addEventListener('pointerdown', ({ target }) => {
    const link = findReplyLink(target);
    passage = link ? getSelectedText(link.closest('.comment')) : '';
  });
  document.addEventListener('click', (event) => {
    if (!isPlainClick(event)) return;
    const form = findReplyForm();
    const link = findReplyLink(event.target);
    const comment = link?.closest<HTMLElement>('.comment');
    if (form && link && comment) {
      event.preventDefault();
      const selected = passage || getSelectedText(comment);
      const quote = selected || ('quote' in link.dataset ? getCommentText(comment) : '');
      startReply(form, comment, quote);
      passage = '';
    } else if (form && (event.target as Element).closest('a[data-no-reply]')) {
      event.preventDefault();
      setReplyTarget(form, '');
      getBodyField(form)?.focus();
    }
  });
}

export function findReplyForm(): HTMLFormElement | null {
  return document.querySelector('#respond form');
}

function getBodyField(form: HTMLFormElement): HTMLTextAreaElement | null {
  return form.querySelector('textarea[name="body"]');
}

/** Says in the form whom it answers; a comment that is not on this page cannot be answered here. */
export function setReplyTarget(form: HTMLFormElement, id: string): void {
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

function startReply(form: HTMLFormElement, comment: HTMLElement, quote: string): void {
  setReplyTarget(form, getCommentId(comment));
  const body = getBodyField(form);
  if (!body) return;
  if (quote) {
    const before = body.value.trimEnd();
    body.value = `${before ? `${before}\n\n` : ''}${quote.trim().replace(/^/gm, '> ')}\n\n`;
    body.dispatchEvent(new Event('input', { bubbles: true }));
  }
  body.focus({ preventScroll: true });
  body.setSelectionRange(body.value.length, body.value.length);
  form.scrollIntoView({ block: 'nearest', behavior: getScrollBehavior() });
}

function findReplyLink(target: EventTarget | null): HTMLElement | null {
  return (target as Element | null)?.closest<HTMLElement>('a[data-reply], a[data-quote]') ?? null;
}

/** The selected words, if they are all in this comment. */
function getSelectedText(comment: Element | null): string {
  const selection = getSelection();
  const prose = comment?.querySelector('.prose');
  if (!prose || !selection || selection.isCollapsed) return '';
  const whole = prose.contains(selection.anchorNode) && prose.contains(selection.focusNode);
  return whole ? tidyText(selection.toString()) : '';
}

function getCommentText(comment: HTMLElement): string {
  // Not textContent: its paragraphs are wanted apart.
  return tidyText(comment.querySelector<HTMLElement>('.prose')?.innerText ?? '');
}

function tidyText(text: string): string {
  return text.replace(/\n{3,}/g, '\n\n').trim();
}
