import { Hono } from 'hono';
import { type AttachmentView, getAttachment } from '../../workplace/attachments/index.ts';
import type { DoorEnv } from '../shared/door-context.ts';
import { param } from './viewer.ts';
import type { Ctx, WebContext } from './web-context.ts';

/** Files that works use, and people's pictures, for whoever sees where they stand. */
export function attachmentRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/attachments/:id', async (c) => {
    const { context } = web.door;
    return sendFile(c, await getAttachment(context, c.get('viewer'), param(c, 'id')));
  });
  return routes;
}

/**
 * Pictures, which were made again from their pixels, stand in pages; everything else is saved,
 * never opened here. Should a browser open either by itself, the sandbox lets it do nothing.
 */
function sendFile(c: Ctx, file: AttachmentView): Response {
  c.header('ETag', `"${file.sha256}"`);
  c.header('Cache-Control', `${file.isPublic ? 'public' : 'private'}, max-age=3600`);
  c.header('Vary', 'Cookie, Authorization');
  if (c.req.header('if-none-match')?.includes(file.sha256)) return c.body(null, 304);
  c.header('Content-Security-Policy', "default-src 'none'; sandbox");
  c.header('X-Content-Type-Options', 'nosniff');
  const image = file.mediaType.startsWith('image/');
  c.header(
    'Content-Disposition',
    formatContentDisposition(image ? 'inline' : 'attachment', file.name),
  );
  const text = file.mediaType.startsWith('text/');
  c.header('Content-Type', text ? `${file.mediaType}; charset=utf-8` : file.mediaType);
  return c.body(new Uint8Array(file.bytes));
}

/** The name in full (RFC 8187), and in plain letters for whoever does not read that (RFC 6266). */
export function formatContentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percentEncode);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
