import { createElement } from './dom.ts';
import { signInConditionally, usePasskey } from './passkeys.ts';

/** Signs in with a passkey, or makes one; not there where the browser knows none. */
export class PasskeyButton extends HTMLElement {
  readonly #problem = createElement('span', { class: 'wrongness', role: 'alert' });
  #conditionalRequest: AbortController | null = null;
  /** Whether somebody was signed in by what the browser offers; settles once it is given up. */
  #conditionalSignIn: Promise<boolean> = Promise.resolve(false);

  connectedCallback(): void {
    if (!isSupported() || this.contains(this.#problem)) return;
    this.hidden = false;
    this.append(this.#problem);
    const button = this.querySelector('button');
    button?.addEventListener('click', () => void this.#handleClick(button));
    if (this.#signsIn) this.#conditionalSignIn = this.#startConditionalSignIn();
  }

  disconnectedCallback(): void {
    this.#conditionalRequest?.abort();
  }

  get #signsIn(): boolean {
    return this.getAttribute('action') === 'sign-in';
  }

  async #handleClick(button: HTMLButtonElement): Promise<void> {
    this.#conditionalRequest?.abort();
    this.#problem.textContent = '';
    button.disabled = true;
    try {
      // Two at a time would each make the other's challenge worthless.
      if (await this.#conditionalSignIn) return;
      await usePasskey(this.#signsIn ? 'sign-in' : 'register', this.#name);
      this.#continue();
    } catch (error) {
      this.#problem.textContent = this.#messageFor(error);
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
  async #startConditionalSignIn(): Promise<boolean> {
    this.#conditionalRequest = new AbortController();
    const signedIn = await signInConditionally(this.#conditionalRequest.signal);
    if (signedIn) this.#continue();
    return signedIn;
  }

  #continue(): void {
    if (this.#signsIn) location.assign(this.getAttribute('next') || '/');
    else location.reload();
  }

  /** Each element brings the words for what can go wrong with it; `failed` is the general one. */
  #messageFor(error: unknown): string {
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
