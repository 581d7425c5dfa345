import { Draft, type DraftPlace } from './draft.ts';
import { enhanceMentions } from './mentions.ts';
import { enhancePreview } from './preview.ts';
import { findPlace, restore } from './restoring.ts';
import { enhanceUploads } from './uploads.ts';
import { type Forms, wordsOf } from './words.ts';
import { enhanceWorkLinks } from './work-links.ts';

interface Words {
  kept: string;
  keptHere: string;
  notKept: string;
  restored: string;
  discard: string;
  preview: string;
  previewFailed: string;
  write: string;
  people: Forms;
  peopleLabel: string;
  works: Forms;
  worksLabel: string;
  uploading: string;
  uploadFailed: string;
}

/** A field for Markdown that keeps its words, completes names, takes files and shows itself. */
export class MarkdownEditor extends HTMLElement {
  #ready = false;

  connectedCallback(): void {
    const body = this.querySelector('textarea');
    const form = this.closest('form');
    if (!body || !form || this.#ready) return;
    this.#ready = true;
    // A browser would give the words back to whoever comes next in this tab; ours go by person.
    form.autocomplete = 'off';
    const words = wordsOf<Words>(this);
    const say = (text: string) => this.#say(text);
    enhancePreview(this, body, { words, say });
    enhanceUploads(this, body, { words, say });
    enhanceMentions(body, { words, say });
    enhanceWorkLinks(body, { words, say });
    const draft = new Draft(form, findPlace(form, this.#place), (state) => say(words[state]));
    restore(form, draft, words);
    draft.watch();
    grow(body);
    body.addEventListener('keydown', (event) => sendOnKeys(event, form));
  }

  get #place(): DraftPlace {
    const entry = this.getAttribute('draft-entry');
    const id = this.getAttribute('draft-id');
    return entry ? { entry } : id ? { id } : null;
  }

  /** The same words are not said again, so that a reader of screens hears of keeping once. */
  #say(text: string): void {
    const status = this.querySelector('.status');
    if (status && status.textContent !== text) status.textContent = text;
  }
}

function sendOnKeys(event: KeyboardEvent, form: HTMLFormElement): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"]:not([name])'));
}

/** The field is as tall as its words; most browsers do this by themselves. */
function grow(body: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  const fit = () => {
    if (body.scrollHeight > body.clientHeight) body.style.height = `${body.scrollHeight + 2}px`;
  };
  body.addEventListener('input', fit);
  fit();
}
