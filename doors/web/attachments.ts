import { Hono } from 'hono';
import { type FileView, getFile } from '../../workplace/files/index.ts';
import type { DoorEnv } from '../shared/doorway.ts';
import type { Ctx, House } from './house.ts';
import { param } from './viewer.ts';

/** Files that works use, and people's pictures, for whoever sees where they stand. */
export function attachmentRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/attachments/:id', async (c) => {
    const { workplace } = house.doorway;
    return send(c, await getFile(workplace, c.get('viewer'), param(c, 'id')));
  });
  return door;
}

/**
 * Pictures, which were made again from their pixels, stand in pages; everything else is saved,
 * never opened here. Should a browser open either by itself, the sandbox lets it do nothing.
 */
function send(c: Ctx, file: FileView): Response {
  c.header('ETag', `"${file.sha256}"`);
  c.header('Cache-Control', `${file.world ? 'public' : 'private'}, max-age=3600`);
  c.header('Vary', 'Cookie, Authorization');
  if (c.req.header('if-none-match')?.includes(file.sha256)) return c.body(null, 304);
  c.header('Content-Security-Policy', "default-src 'none'; sandbox");
  c.header('X-Content-Type-Options', 'nosniff');
  const image = file.mediaType.startsWith('image/');
  c.header('Content-Disposition', disposition(image ? 'inline' : 'attachment', file.name));
  const text = file.mediaType.startsWith('text/');
  c.header('Content-Type', text ? `${file.mediaType}; charset=utf-8` : file.mediaType);
  return c.body(new Uint8Array(file.bytes));
}

/** The name in full (RFC 8187), and in plain letters for whoever does not read that (RFC 6266). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, hex);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
