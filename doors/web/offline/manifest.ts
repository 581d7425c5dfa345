import { say } from '../../../messages/index.ts';
import { pageColours } from '../../shared/page/document.tsx';

/** How a device shows the workplace among its programs: the Web Application Manifest (W3C). */
export function buildManifest(name: string) {
  return {
    id: '/',
    name,
    short_name: name.length > 12 ? 'Commonplace' : name,
    lang: 'en',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: pageColours.light,
    theme_color: pageColours.light,
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/mark.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
    shortcuts: [
      { name: say('layout.write'), url: '/entries/new' },
      { name: say('inbox.title'), url: '/inbox' },
    ],
  };
}
