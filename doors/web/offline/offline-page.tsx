import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';

interface Props {
  /** The workplace's. */
  name: string;
  stylesheet: string;
}

/**
 * For whoever is offline: the service worker puts into it what is kept, and takes the line out of
 * it that stands over each copy. It is the same for everybody, so nothing here is anybody's own.
 */
export function OfflinePage({ name, stylesheet }: Props) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${say('offline.title')} · ${name}`}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <header class="top">
          <a class="home" href="/">
            {name}
          </a>
        </header>
        <main id="main">
          <h1>{say('offline.title')}</h1>
          <p>{say('offline.text')}</p>
          <p class="buttons">
            <a class="button plain" href="/">
              {say('offline.again')}
            </a>
          </p>
          <h2>{say('offline.kept')}</h2>
          {raw('<!--kept-->')}
          <p class="quiet">{say('offline.none')}</p>
          {raw('<!--/kept-->')}
          <template id="line">
            <p class="offline" role="status">
              {say('offline.line', { time: '{time}' })}
            </p>
          </template>
        </main>
      </body>
    </html>
  );
}
