import { createElement } from './dom.ts';

/** Has this browser told of notices; where it cannot, the words in the element say so. */
export class PushButton extends HTMLElement {
  readonly #problem = createElement('span', { class: 'wrongness', role: 'alert' });

  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button || !isSupported()) return;
    this.querySelector('[data-cannot]')?.remove();
    button.hidden = false;
    this.append(this.#problem);
    button.addEventListener('click', () => void this.#turnOn(button));
  }

  async #turnOn(button: HTMLButtonElement): Promise<void> {
    this.#problem.textContent = '';
    button.disabled = true;
    try {
      if ((await Notification.requestPermission()) !== 'granted') this.#showProblem('denied');
      else {
        await registerDevice(await subscribe(this.getAttribute('public-key') ?? ''));
        location.reload();
      }
    } catch (error) {
      this.#problem.textContent = error instanceof PushRefusedError ? error.message : '';
      if (!this.#problem.textContent) this.#showProblem('failed');
    } finally {
      button.disabled = false;
    }
  }

  #showProblem(name: string): void {
    this.#problem.textContent = this.getAttribute(name) ?? '';
  }
}

/** Browsers have all of it only over https, and on the machine itself. */
function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** The server's no, in its own words. */
class PushRefusedError extends Error {}

/** What was there before may be somebody else's, or go by another key. */
async function subscribe(key: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function registerDevice(subscription: PushSubscription): Promise<void> {
  const { endpoint = '', keys = {} } = subscription.toJSON();
  const body = new URLSearchParams({ endpoint, ...keys });
  const headers = { Accept: 'application/json' };
  const asked = { method: 'POST', body, headers, redirect: 'manual' } as const;
  const answer = await fetch('/settings/devices', asked);
  if (answer.type === 'opaqueredirect') return;
  await subscription.unsubscribe();
  const { says } = (await answer.json()) as { says?: string };
  throw new PushRefusedError(says);
}
