interface Tools {
  words: { uploading: string; uploadFailed: string };
  say: (text: string) => void;
}

/** Files that are pasted, dropped or chosen go up at once, and stand in the words where one was. */
export function enhanceUploads(editor: HTMLElement, body: HTMLTextAreaElement, tools: Tools): void {
  const take = (files: Iterable<File>) => {
    for (const file of files) void upload(body, file, tools);
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

let number = 0;

async function upload(body: HTMLTextAreaElement, file: File, { words, say }: Tools): Promise<void> {
  number += 1;
  const name = file.name.replace(/[[\]\n]/g, '') || '…';
  const placeholder = `[${words.uploading.replace('{name}', name)} ${number}]`;
  insert(body, placeholder);
  const { markdown, says } = await send(file).catch((): Answer => ({}));
  replace(body, placeholder, markdown ?? '');
  if (!markdown) say(`${name}: ${says ?? words.uploadFailed}`);
}

/** What to put into the words; or, where the file is refused, what to say of it. */
interface Answer {
  markdown?: string;
  says?: string;
}

async function send(file: File): Promise<Answer> {
  const body = new FormData();
  body.set('file', file, file.name || 'file');
  const headers = { Accept: 'application/json' };
  const answer = await fetch('/attachments', { method: 'POST', body, headers });
  return (await answer.json()) as Answer;
}

/** On a line of its own, at the cursor. */
function insert(body: HTMLTextAreaElement, text: string): void {
  const { selectionStart: start, selectionEnd: end, value } = body;
  const before = start > 0 && value[start - 1] !== '\n' ? '\n' : '';
  body.setRangeText(`${before}${text}\n`, start, end, 'end');
  changed(body);
}

/** The cursor stays where the writer has it meanwhile. */
function replace(body: HTMLTextAreaElement, placeholder: string, text: string): void {
  const at = body.value.indexOf(placeholder);
  if (at >= 0) body.setRangeText(text, at, at + placeholder.length, 'preserve');
  else if (text) body.setRangeText(`\n${text}\n`, body.value.length, body.value.length, 'preserve');
  changed(body);
}

function changed(body: HTMLTextAreaElement): void {
  body.dispatchEvent(new Event('input', { bubbles: true }));
}
