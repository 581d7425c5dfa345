import { Autocomplete } from './autocomplete.ts';
import { parseSource } from './copied-passages.ts';
import { formatCount, type PluralForms } from './i18n.ts';

interface WorkOption {
  path: string;
  title: string;
  space: string;
  /** That it was superseded or corrected. */
  mark: string | null;
}

interface WorkLinkTools {
  words: { works: PluralForms; worksLabel: string };
  say: (text: string) => void;
}

/** Completes `[[ti` to a link to an entry, and makes links of what is pasted from the workplace. */
export function enhanceWorkLinks(body: HTMLTextAreaElement, { words, say }: WorkLinkTools): void {
  new Autocomplete(body, {
    pattern: /\[\[([^[\]\n]{1,60})$/,
    trigger: '[[',
    label: words.worksLabel,
    announceCount: (count) => say(count ? formatCount(words.works, count) : ''),
    find: async (q, signal) => (await fetchWorks({ q }, signal)).map(toOption),
  }).watch();
  body.addEventListener('paste', (event) => handlePaste(event, body));
}

async function fetchWorks(
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<WorkOption[]> {
  const answer = await fetch(`/works.json?${new URLSearchParams(query)}`, signal ? { signal } : {});
  return answer.ok && !answer.redirected ? ((await answer.json()) as WorkOption[]) : [];
}

function toOption({ path, title, space, mark }: WorkOption) {
  return {
    label: title,
    detail: mark ? `${space} · ${mark}` : space,
    text: `${toMarkdownLink(title, path)} `,
  };
}

function toMarkdownLink(title: string, path: string): string {
  return `[${title.replace(/[\\[\]]/g, '\\$&')}](${path})`;
}

function handlePaste(event: ClipboardEvent, body: HTMLTextAreaElement): void {
  const data = event.clipboardData;
  if (!data || event.defaultPrevented) return;
  const passage = parseSource(data.getData('text/html'));
  if (passage) {
    event.preventDefault();
    const quote = data.getData('text/plain').trim().replace(/^/gm, '> ');
    insertParagraph(body, `${quote}\n\n${toMarkdownLink(passage.title, passage.path)}\n\n`);
    return;
  }
  const text = data.getData('text/plain').trim();
  // Over selected words an address is most likely meant for these.
  if (!isWorkUrl(text) || body.selectionStart !== body.selectionEnd) return;
  event.preventDefault();
  insertText(body, text);
  void insertTitle(body, text);
}

const workPathPattern = /^\/(entries|comments)\/[0-9a-f-]{36}(?:[/?#]\S*)?$/;

function isWorkUrl(text: string): boolean {
  const { origin } = location;
  return text.startsWith(origin) && workPathPattern.test(text.slice(origin.length));
}

/** The address stands there at once; its title takes its place when, and if, it is known. */
async function insertTitle(body: HTMLTextAreaElement, address: string): Promise<void> {
  const [work] = await fetchWorks({ at: address }).catch(() => []);
  const at = body.value.lastIndexOf(address);
  if (!work || at < 0 || body.value[at - 1] === '(') return;
  body.setRangeText(toMarkdownLink(work.title, work.path), at, at + address.length, 'preserve');
  body.dispatchEvent(new Event('input', { bubbles: true }));
}

/** As paragraphs of their own. */
function insertParagraph(body: HTMLTextAreaElement, text: string): void {
  const before = body.value.slice(0, body.selectionStart);
  const apart =
    before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  insertText(body, apart + text);
}

function insertText(body: HTMLTextAreaElement, text: string): void {
  body.setRangeText(text, body.selectionStart, body.selectionEnd, 'end');
  body.dispatchEvent(new Event('input', { bubbles: true }));
}
