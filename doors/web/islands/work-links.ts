import { Completions } from './completions.ts';
import { sourceIn } from './passages.ts';
import { counted, type Forms } from './words.ts';

interface Work {
  path: string;
  title: string;
  space: string;
  /** That it was superseded or corrected. */
  mark: string | null;
}

interface Tools {
  words: { works: Forms; worksLabel: string };
  say: (text: string) => void;
}

/** Completes `[[ti` to a link to an entry, and makes links of what is pasted from the workplace. */
export function enhanceWorkLinks(body: HTMLTextAreaElement, { words, say }: Tools): void {
  new Completions(body, {
    begun: /\[\[([^[\]\n]{1,60})$/,
    mark: '[[',
    label: words.worksLabel,
    say: (count) => say(count ? counted(words.works, count) : ''),
    find: async (q, signal) => (await ask({ q }, signal)).map(choiceOf),
  }).watch();
  body.addEventListener('paste', (event) => paste(event, body));
}

async function ask(query: Record<string, string>, signal?: AbortSignal): Promise<Work[]> {
  const answer = await fetch(`/works.json?${new URLSearchParams(query)}`, signal ? { signal } : {});
  return answer.ok && !answer.redirected ? ((await answer.json()) as Work[]) : [];
}

function choiceOf({ path, title, space, mark }: Work) {
  return { label: title, more: mark ? `${space} · ${mark}` : space, text: `${link(title, path)} ` };
}

function link(title: string, path: string): string {
  return `[${title.replace(/[\\[\]]/g, '\\$&')}](${path})`;
}

function paste(event: ClipboardEvent, body: HTMLTextAreaElement): void {
  const data = event.clipboardData;
  if (!data || event.defaultPrevented) return;
  const passage = sourceIn(data.getData('text/html'));
  if (passage) {
    event.preventDefault();
    const quote = data.getData('text/plain').trim().replace(/^/gm, '> ');
    insertApart(body, `${quote}\n\n${link(passage.title, passage.path)}\n\n`);
    return;
  }
  const text = data.getData('text/plain').trim();
  // Over selected words an address is most likely meant for these.
  if (!isWork(text) || body.selectionStart !== body.selectionEnd) return;
  event.preventDefault();
  insert(body, text);
  void name(body, text);
}

const workPath = /^\/(entries|comments)\/[0-9a-f-]{36}(?:[/?#]\S*)?$/;

function isWork(text: string): boolean {
  const { origin } = location;
  return text.startsWith(origin) && workPath.test(text.slice(origin.length));
}

/** The address stands there at once; its title takes its place when, and if, it is known. */
async function name(body: HTMLTextAreaElement, address: string): Promise<void> {
  const [work] = await ask({ at: address }).catch(() => []);
  const at = body.value.lastIndexOf(address);
  if (!work || at < 0 || body.value[at - 1] === '(') return;
  body.setRangeText(link(work.title, work.path), at, at + address.length, 'preserve');
  body.dispatchEvent(new Event('input', { bubbles: true }));
}

/** As paragraphs of their own. */
function insertApart(body: HTMLTextAreaElement, text: string): void {
  const before = body.value.slice(0, body.selectionStart);
  const apart =
    before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  insert(body, apart + text);
}

function insert(body: HTMLTextAreaElement, text: string): void {
  body.setRangeText(text, body.selectionStart, body.selectionEnd, 'end');
  body.dispatchEvent(new Event('input', { bubbles: true }));
}
