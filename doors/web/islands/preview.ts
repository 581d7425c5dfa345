import { createElement } from './dom.ts';

interface PreviewMessages {
  preview: string;
  previewFailed: string;
  write: string;
}

/** Turns the button that asks for a preview into a switch between writing and looking. */
export function enhancePreview(
  editor: HTMLElement,
  body: HTMLTextAreaElement,
  tools: { words: PreviewMessages; say: (text: string) => void },
): void {
  const button = editor.closest('form')?.querySelector<HTMLButtonElement>('[data-preview]');
  if (!button) return;
  const { words, say } = tools;
  const label = button.textContent ?? '';
  const section = getPreviewSection(editor, words.preview);
  const show = (look: boolean) => {
    section.hidden = !look;
    body.hidden = look;
    button.textContent = look ? words.write : label;
    (look ? section : body).focus({ preventScroll: true });
  };
  const look = (html: string) => {
    section.querySelector('.prose')!.innerHTML = html;
    show(true);
  };
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (body.hidden) show(false);
    else void fetchPreview(body.value).then(look, () => say(words.previewFailed));
  });
}

/** The answer is HTML that the server has made safe, as it will be when published. */
async function fetchPreview(body: string): Promise<string> {
  const answer = await fetch('/preview', { method: 'POST', body: new URLSearchParams({ body }) });
  if (!answer.ok || answer.redirected) throw new Error(`preview: ${answer.status}`);
  return answer.text();
}

/** A preview that came with the page is shown below the words until it is asked for again. */
function getPreviewSection(editor: HTMLElement, heading: string): HTMLElement {
  const known = editor.querySelector<HTMLElement>('section.preview');
  const section = known ?? createElement('section', { class: 'preview', hidden: '' });
  section.tabIndex = -1;
  if (known) return known;
  section.setAttribute('aria-label', heading);
  section.append(createElement('h2', {}, heading), createElement('div', { class: 'prose' }));
  editor.querySelector('.status')?.after(section);
  return section;
}
