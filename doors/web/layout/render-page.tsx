import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Document } from '../../shared/page/document.tsx';
import { createShell, type Shell } from '../../shared/page/shell.ts';
import type { Ctx, WebContext } from '../web-context.ts';

export interface PageFrame {
  title: string;
  body: Child;
  /** Links and data for the head of the page. */
  head?: Child;
  /** Left out where a page has nothing to enhance. */
  hasIslands?: boolean;
  status?: ContentfulStatusCode;
  /** A secret stands in it, which no cache is to keep. */
  isSecret?: boolean;
}

/** Answers with a whole page. */
export async function renderPage(c: Ctx, web: WebContext, frame: PageFrame): Promise<Response> {
  const page = renderDocument(await loadShell(c, web), frame);
  const own = c.get('viewer').kind === 'person' ? 'private, no-cache' : 'no-cache';
  c.header('Cache-Control', frame.isSecret ? 'no-store' : own);
  c.header('Vary', 'Cookie, Authorization');
  setReaderHeader(c);
  return c.html(page, frame.status ?? 200);
}

export function renderDocument(shell: Shell, frame: PageFrame): string {
  const page = (
    <Document
      shell={shell}
      title={frame.title}
      head={frame.head}
      islands={frame.hasIslands ?? false}
    >
      {frame.body}
    </Document>
  );
  return `<!doctype html>${page}`;
}

/** What surrounds every page, for this viewer. */
export async function loadShell(c: Ctx, web: WebContext): Promise<Shell> {
  const [name, waiting] = await Promise.all([
    web.name(),
    web.entryHeads.countUnseen(c.get('viewer')),
  ]);
  return createShell(c, web.door, { name, waiting });
}

/** Whose page it is: what a browser keeps to be read offline is shown to nobody else. */
export function setReaderHeader(c: Ctx): void {
  const viewer = c.get('viewer');
  c.header('Reader', viewer.kind === 'person' ? viewer.id : 'anonymous');
}
