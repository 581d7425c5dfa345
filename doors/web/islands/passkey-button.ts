import { make } from './fragments.ts';
import { signInQuietly, usePasskey } from './passkeys.ts';

/** Signs in with a passkey, or makes one; not there where the browser knows none. */
export class PasskeyButton extends HTMLElement {
  readonly #problem = make('span', { class: 'wrongness', role: 'alert' });
  #quiet: AbortController | null = null;
  /** Whether somebody was signed in by what the browser offers; settles once it is given up. */
  #offered: Promise<boolean> = Promise.resolve(false);

  connectedCallback(): void {
    if (!isSupported() || this.contains(this.#problem)) return;
    this.hidden = false;
    this.append(this.#problem);
    const button = this.querySelector('button');
    button?.addEventListener('click', () => void this.#use(button));
    if (this.#signsIn) this.#offered = this.#offer();
  }

  disconnectedCallback(): void {
    this.#quiet?.abort();
  }

  get #signsIn(): boolean {
    return this.getAttribute('action') === 'sign-in';
  }

  async #use(button: HTMLButtonElement): Promise<void> {
    this.#quiet?.abort();
    this.#problem.textContent = '';
    button.disabled = true;
    try {
      // Two at a time would each make the other's challenge worthless.
      if (await this.#offered) return;
      await usePasskey(this.#signsIn ? 'sign-in' : 'register', this.#name);
      this.#goOn();
    } catch (error) {
      this.#problem.textContent = this.#wordsFor(error);
    } finally {
      button.disabled = false;
    }
  }

  /** A name typed beside the button tells one's passkeys apart. */
  get #name(): string {
    const field = this.querySelector<HTMLInputElement>('input[name="name"]');
    return field?.value.trim() ?? '';
  }

  /** Passkeys among what the browser fills in: nothing to press, and nothing said if it fails. */
  async #offer(): Promise<boolean> {
    this.#quiet = new AbortController();
    const signedIn = await signInQuietly(this.#quiet.signal);
    if (signedIn) this.#goOn();
    return signedIn;
  }

  #goOn(): void {
    if (this.#signsIn) location.assign(this.getAttribute('next') || '/');
    else location.reload();
  }

  /** Each element brings the words for what can go wrong with it; `failed` is the general one. */
  #wordsFor(error: unknown): string {
    const name = error instanceof Error ? error.name : '';
    const attribute = { InvalidStateError: 'known', NotAllowedError: 'given-up', Stale: 'stale' }[
      name
    ];
    return (attribute && this.getAttribute(attribute)) || this.getAttribute('failed') || '';
  }
}

function isSupported(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}
