import { createElement } from './dom.ts';

/** Where the browser can: what is read stays readable without a network. After the page itself. */
export function registerServiceWorker(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !document.body.dataset.person) return;
  const register = () => serviceWorker.register('/service-worker.js').catch(() => undefined);
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register());
}

/** After signing out nothing of anybody stays behind, pushes to this browser included. */
export async function deleteOfflineCopies(): Promise<void> {
  if (!document.querySelector('[data-signed-out]') || !('caches' in window)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith('copies:'));
  await Promise.all(names.map((name) => caches.delete(name)));
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  await subscription?.unsubscribe();
}

/** Without a network a form is not sent, which would lead away from its words. */
export function blockFormsOffline(): void {
  const says = document.body.dataset.unsent ?? '';
  const problem = createElement('p', { class: 'problem', role: 'alert', tabindex: '-1' }, says);
  const hold = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (navigator.onLine || form.getAttribute('method') !== 'post') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.prepend(problem);
    problem.focus();
  };
  addEventListener('submit', hold, { capture: true });
  addEventListener('online', () => problem.remove());
}
