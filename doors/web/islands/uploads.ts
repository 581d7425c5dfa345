interface UploadTools {
  words: { uploading: string; uploadFailed: string };
  say: (text: string) => void;
}

/** Files that are pasted, dropped or chosen go up at once, and stand in the words where one was. */
export function enhanceUploads(
  editor: HTMLElement,
  body: HTMLTextAreaElement,
  tools: UploadTools,
): void {
  const take = (files: Iterable<File>) => {
    for (const file of files) void uploadFile(body, file, tools);
  };
  body.addEventListener('paste', (event) => {
    const data = event.clipboardData;
    // A copied table or passage comes with a picture of itself; the words are what is meant.
    if (!data?.files.length || data.types.includes('text/plain')) return;
    event.preventDefault();
    take([...data.files]);
  });
  body.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  body.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  const field = editor.querySelector<HTMLInputElement>('input[type="file"]');
  field?.addEventListener('change', () => {
    take([...(field.files ?? [])]);
    field.value = '';
  });
}

let uploadCount = 0;

async function uploadFile(
  body: HTMLTextAreaElement,
  file: File,
  { words, say }: UploadTools,
): Promise<void> {
  uploadCount += 1;
  const name = file.name.replace(/[[\]\n]/g, '') || '…';
  const placeholder = `[${words.uploading.replace('{name}', name)} ${uploadCount}]`;
  insertPlaceholder(body, placeholder);
  const { markdown, says } = await postFile(file).catch((): UploadAnswer => ({}));
  replacePlaceholder(body, placeholder, markdown ?? '');
  if (!markdown) say(`${name}: ${says ?? words.uploadFailed}`);
}

/** What to put into the words; or, where the file is refused, what to say of it. */
interface UploadAnswer {
  markdown?: string;
  says?: string;
}

async function postFile(file: File): Promise<UploadAnswer> {
  const body = new FormData();
  body.set('file', file, file.name || 'file');
  const headers = { Accept: 'application/json' };
  const answer = await fetch('/attachments', { method: 'POST', body, headers });
  return (await answer.json()) as UploadAnswer;
}

/** In a paragraph of its own, at the cursor. */
function insertPlaceholder(body: HTMLTextAreaElement, text: string): void {
  const { selectionStart: start, selectionEnd: end, value } = body;
  const after = /^(\n|$)/.test(value.slice(end)) ? '\n' : '\n\n';
  body.setRangeText(`${getSeparator(value.slice(0, start))}${text}${after}`, start, end, 'end');
  notifyInput(body);
}

/** The line breaks that set what follows these words apart from them. */
function getSeparator(before: string): string {
  if (before.trim() === '' || /\n[ \t]*\n$/.test(before)) return '';
  return before.endsWith('\n') ? '\n' : '\n\n';
}

/** The cursor stays where the writer has it meanwhile. */
function replacePlaceholder(body: HTMLTextAreaElement, placeholder: string, text: string): void {
  const at = body.value.indexOf(placeholder);
  if (at >= 0) body.setRangeText(text, at, at + placeholder.length, 'preserve');
  else if (text) appendText(body, text);
  notifyInput(body);
}

/** For whoever has taken the place of it away meanwhile. */
function appendText(body: HTMLTextAreaElement, text: string): void {
  const end = body.value.length;
  body.setRangeText(`${getSeparator(body.value)}${text}\n`, end, end, 'preserve');
}

function notifyInput(body: HTMLTextAreaElement): void {
  body.dispatchEvent(new Event('input', { bubbles: true }));
}
