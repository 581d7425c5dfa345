import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { getLineage, type LineageGraph } from '../../../workplace/lineage/index.ts';
import {
  getProvenance,
  type Provenance,
  toProvDocument,
  zipSources,
} from '../../../workplace/provenance/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { formatContentDisposition } from '../attachments.ts';
import { renderPage } from '../layout/render-page.tsx';
import { param } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withDisplayTitles } from './display-titles.ts';
import { drawLineage } from './lineage-drawing.ts';
import { LineagePage } from './lineage-page.tsx';
import { parseOpened } from './nearby-lineage.ts';
import { Picture } from './picture.tsx';
import { standaloneStyle } from './standalone-style.ts';

/** Where a work came from and what came of it: to see, to read, and to take along. */
export function lineageRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/:id/lineage', async (c) => {
    const graph = await loadLineage(c, web);
    const title = say('lineage.title', { title: graph.nodes[0]!.title });
    const opened = parseOpened(c.req.queries('open') ?? []);
    const body = <LineagePage graph={graph} zone={getTimeZone(c.get('viewer'))} opened={opened} />;
    return renderPage(c, web, { title, body, hasIslands: true });
  });
  routes.get('/entries/:id/lineage.svg', (c) => sendPicture(c, web));
  routes.get('/entries/:id/provenance.json', async (c) => {
    const provenance = await loadProvenance(c, web);
    const document = toProvDocument(provenance, c.get('origin'));
    setPrivateHeaders(c);
    return c.body(`${JSON.stringify(document, null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
    });
  });
  routes.get('/entries/:id/sources.zip', async (c) => {
    const provenance = await loadProvenance(c, web);
    const name = `${provenance.root.slug}-sources.zip`;
    setPrivateHeaders(c);
    return c.body(zipSources(provenance, c.get('origin')), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': formatContentDisposition('attachment', name),
    });
  });
  return routes;
}

async function loadLineage(c: Ctx, { door }: WebContext): Promise<LineageGraph> {
  const graph = await getLineage(door.context, c.get('viewer'), param(c, 'id'));
  return { ...graph, nodes: withDisplayTitles(graph.nodes) };
}

async function loadProvenance(c: Ctx, { door }: WebContext): Promise<Provenance> {
  const found = await getProvenance(door.context, c.get('viewer'), param(c, 'id'));
  const sources = withDisplayTitles(found.sources);
  return { ...found, root: sources[0]!, sources };
}

const styleHash = createHash('sha256').update(standaloneStyle).digest('base64');
const svgPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`;

async function sendPicture(c: Ctx, web: WebContext): Promise<Response> {
  const graph = await loadLineage(c, web);
  const label = say('lineage.pictureOf', { title: graph.nodes[0]!.title });
  const drawing = drawLineage({ graph, gatherings: [] }, 'UTC');
  const alone = { style: standaloneStyle, origin: c.get('origin') };
  const picture = <Picture drawing={drawing} label={label} standalone={alone} />;
  setPrivateHeaders(c);
  return c.body(`<?xml version="1.0" encoding="utf-8"?>\n${picture}\n`, 200, {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Security-Policy': svgPolicy,
  });
}

/** What one person sees is nobody else's to keep. */
function setPrivateHeaders(c: Ctx): void {
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie, Authorization');
}
