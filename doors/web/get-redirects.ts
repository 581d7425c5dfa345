import { Hono } from 'hono';
import type { DoorEnv } from '../shared/door-context.ts';

/**
 * A form that was answered in place leaves its address in the browser, where nothing is to be
 * fetched. Whoever asks there again is led to the page that the form stands on.
 */
const redirects: readonly [path: string, page: string][] = [
  ['/entries', '/entries/new'],
  ['/entries/:id/muting', '/entries/:id'],
  ['/entries/:id/muting/deletion', '/entries/:id'],
  ['/spaces/:name/level', '/spaces/:name'],
  ['/inbox/seen', '/inbox'],
  ['/follows', '/following'],
  ['/follows/:id/deletion', '/following'],
  ['/settings/notifications', '/settings#notifications'],
  ['/settings/devices', '/settings#devices'],
  ['/settings/devices/:id/deletion', '/settings#devices'],
  ['/settings/tokens', '/settings#tokens'],
  ['/settings/picture', '/settings#picture'],
  ['/settings/email', '/settings#email'],
  ['/settings/password', '/settings#password'],
  ['/settings/passkeys/:id/deletion', '/settings#passkeys'],
  ['/settings/:part', '/settings'],
  ['/spaces/:name/membership/deletion', '/spaces/:name'],
  ['/spaces/:name/membership', '/spaces/:name'],
  ['/spaces/:name/archive/deletion', '/spaces/:name/settings'],
  ['/spaces/:name/archive', '/spaces/:name/settings'],
  ['/spaces/:name/members/:handle/deletion', '/spaces/:name/settings'],
  ['/spaces/:name/members', '/spaces/:name/settings'],
  ['/admin/people/:handle/invitation', '/admin/people/:handle'],
  ['/admin/people/:handle/return', '/admin/people/:handle'],
  ['/admin/units/:handle/deletion', '/admin/units/:handle'],
  ['/briefs/filling', '/briefs/new'],
  ['/wagers/:id/stage', '/wagers/:id'],
  ['/wagers/:id/ends/:end/forecast', '/wagers/:id'],
  ['/wagers/:id/ends/:end/forecast/deletion', '/wagers/:id'],
  ['/wagers/:id/model/signature', '/wagers/:id/model'],
  ['/wagers/:id/model/signature/deletion', '/wagers/:id/model'],
];

export function getRedirects(): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  for (const [path, page] of redirects) {
    routes.get(path, (c) => {
      const named = (_: string, name: string) => encodeURIComponent(c.req.param(name) ?? '');
      return c.redirect(page.replace(/:(\w+)/g, named), 302);
    });
  }
  return routes;
}
