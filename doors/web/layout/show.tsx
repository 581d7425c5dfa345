import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Document } from '../../shared/page/document.tsx';
import { type Shell, shellFor } from '../../shared/page/shell.ts';
import type { Ctx, House } from '../house.ts';

export interface Frame {
  title: string;
  body: Child;
  /** Links and data for the head of the page. */
  head?: Child;
  /** Left out where a page has nothing to enhance. */
  islands?: boolean;
  status?: ContentfulStatusCode;
  /** A secret stands in it, which no cache is to keep. */
  secret?: boolean;
}

/** Answers with a whole page. */
export async function show(c: Ctx, house: House, frame: Frame): Promise<Response> {
  const page = documentOf(await shellOf(c, house), frame);
  const own = c.get('viewer').is === 'person' ? 'private, no-cache' : 'no-cache';
  c.header('Cache-Control', frame.secret ? 'no-store' : own);
  c.header('Vary', 'Cookie, Authorization');
  sayReader(c);
  return c.html(page, frame.status ?? 200);
}

export function documentOf(shell: Shell, frame: Frame): string {
  const page = (
    <Document shell={shell} title={frame.title} head={frame.head} islands={frame.islands ?? false}>
      {frame.body}
    </Document>
  );
  return `<!doctype html>${page}`;
}

/** What surrounds every page, for this viewer. */
export async function shellOf(c: Ctx, house: House): Promise<Shell> {
  const [name, waiting] = await Promise.all([house.name(), house.heads.waiting(c.get('viewer'))]);
  return shellFor(c, house.doorway, { name, waiting });
}

/** Whose page it is: what a browser keeps to be read offline is shown to nobody else. */
export function sayReader(c: Ctx): void {
  const viewer = c.get('viewer');
  c.header('Reader', viewer.is === 'person' ? viewer.id : 'nobody');
}
