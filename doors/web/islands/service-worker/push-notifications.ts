import { scope } from './scope.ts';

/** A push as `workplace/push/compose-push.ts` makes it. */
interface PushPayload {
  title: string;
  body: string;
  path: string;
  tag: string;
}

/** Shows what was pushed; a newer one of the same conversation takes the place of the older. */
export function showPush(data: unknown): Promise<void> {
  const { title, body, path, tag } = data as PushPayload;
  const looks = { icon: '/icon-192.png', lang: 'en' };
  return scope.registration.showNotification(title, { ...looks, body, tag, data: path });
}

/** Opens the conversation, in the page that shows it already if there is one. */
export async function openPushTarget(path: unknown): Promise<void> {
  const url = new URL(typeof path === 'string' ? path : '/', location.origin);
  if (url.origin !== location.origin) return;
  const pages = await scope.clients.matchAll({ type: 'window' });
  const open = pages.find((page) => page.url === url.href);
  await (open ? open.focus() : scope.clients.openWindow(url.href));
}
