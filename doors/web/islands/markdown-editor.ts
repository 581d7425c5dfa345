import { type DraftLocation, DraftSaver } from './draft-saver.ts';
import { type PluralForms, readMessages } from './i18n.ts';
import { enhanceMentions } from './mentions.ts';
import { enhancePreview } from './preview.ts';
import { findDraftLocation, restoreDraft } from './restore-draft.ts';
import { enhanceUploads } from './uploads.ts';
import { enhanceWorkLinks } from './work-links.ts';

interface EditorMessages {
  kept: string;
  keptHere: string;
  notKept: string;
  restored: string;
  discard: string;
  preview: string;
  previewFailed: string;
  write: string;
  people: PluralForms;
  peopleLabel: string;
  works: PluralForms;
  worksLabel: string;
  uploading: string;
  uploadFailed: string;
}

/** A field for Markdown that keeps its words, completes names, takes files and shows itself. */
export class MarkdownEditor extends HTMLElement {
  #isReady = false;

  connectedCallback(): void {
    const body = this.querySelector('textarea');
    const form = this.closest('form');
    if (!body || !form || this.#isReady) return;
    this.#isReady = true;
    // A browser would give the words back to whoever comes next in this tab; ours go by person.
    form.autocomplete = 'off';
    const words = readMessages<EditorMessages>(this);
    const say = (text: string) => this.#announce(text);
    enhancePreview(this, body, { words, say });
    enhanceUploads(this, body, { words, say });
    enhanceMentions(body, { words, say });
    enhanceWorkLinks(body, { words, say });
    const draft = new DraftSaver(form, findDraftLocation(form, this.#location), (state) =>
      say(words[state]),
    );
    restoreDraft(form, draft, words);
    draft.watch();
    growWithText(body);
    body.addEventListener('keydown', (event) => submitOnShortcut(event, form));
  }

  get #location(): DraftLocation {
    const entry = this.getAttribute('draft-entry');
    const id = this.getAttribute('draft-id');
    return entry ? { entry } : id ? { id } : null;
  }

  /** The same words are not said again, so that a reader of screens hears of keeping once. */
  #announce(text: string): void {
    const status = this.querySelector('.status');
    if (status && status.textContent !== text) status.textContent = text;
  }
}

function submitOnShortcut(event: KeyboardEvent, form: HTMLFormElement): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"]:not([name])'));
}

/** The field is as tall as its words; most browsers do this by themselves. */
function growWithText(body: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  const fit = () => {
    if (body.scrollHeight > body.clientHeight) body.style.height = `${body.scrollHeight + 2}px`;
  };
  body.addEventListener('input', fit);
  fit();
}
