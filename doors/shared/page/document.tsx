import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { say } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import type { Shell } from './shell.ts';
import { TopBar } from './top-bar.tsx';

/** As `--paper` in `tokens.css`. */
export const pageColours = { light: '#fdfcf9', dark: '#181715' } as const;

interface DocumentProps {
  shell: Shell;
  title: string;
  head?: Child;
  islands: boolean;
}

/** The same on every page, so it is rendered once. */
const keyboardHelp = raw(String(<KeyboardHelp />));

/** One page: landmarks in order, a way past the top bar, and no word from other hosts. */
export function Document({
  shell,
  title,
  head,
  islands,
  children,
}: PropsWithChildren<DocumentProps>) {
  return (
    <html lang="en" data-theme={shell.theme ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === shell.name ? title : `${title} · ${shell.name}`}</title>
        <meta name="color-scheme" content={shell.theme ?? 'light dark'} />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <ThemeColour theme={shell.theme} />
        <link rel="stylesheet" href={shell.asset('site.css')} />
        {head}
        {islands ? <script type="module" src={shell.asset('islands.js')} /> : null}
      </head>
      <body {...getReaderAttributes(shell.viewer)}>
        <a class="skip" href="#main">
          {say('layout.skip')}
        </a>
        <TopBar shell={shell} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>{shell.name}</p>
          {islands ? (
            <button type="button" class="link-button" data-keys hidden>
              {say('keys.show')}
            </button>
          ) : null}
        </footer>
        {islands ? keyboardHelp : null}
      </body>
    </html>
  );
}

/** The colour of what surrounds an installed page: that of the page itself. */
function ThemeColour({ theme }: { theme: Shell['theme'] }) {
  if (theme) return <meta name="theme-color" content={pageColours[theme]} />;
  return (
    <>
      <meta name="theme-color" content={pageColours.light} media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content={pageColours.dark} media="(prefers-color-scheme: dark)" />
    </>
  );
}

/** For islands: whose page it is, so that what a browser keeps is shown to nobody else. */
function getReaderAttributes(viewer: Viewer) {
  if (viewer.kind !== 'person') return { 'data-visitor': '' };
  return { 'data-person': viewer.id, 'data-unsent': say('offline.unsent') };
}
