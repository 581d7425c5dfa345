import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { getLineage, type LineageGraph } from '../../../workplace/lineage/graph.ts';
import {
  getProvenance,
  type Provenance,
  provDocument,
  zipSources,
} from '../../../workplace/provenance/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { disposition } from '../attachments.ts';
import type { Ctx, House } from '../house.ts';
import { show } from '../layout/show.tsx';
import { param } from '../viewer.ts';
import { draw } from './drawing.ts';
import { LineagePage } from './lineage-page.tsx';
import { readOpened } from './near.ts';
import { Picture } from './picture.tsx';
import { standaloneStyle } from './standalone.ts';
import { titled } from './titled.ts';

/** Where a work came from and what came of it: to see, to read, and to take along. */
export function lineageRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id/lineage', async (c) => {
    const graph = await shownLineage(c, house);
    const title = say('lineage.title', { title: graph.nodes[0]!.title });
    const opened = readOpened(c.req.queries('open') ?? []);
    const body = <LineagePage graph={graph} zone={zoneOf(c.get('viewer'))} opened={opened} />;
    return show(c, house, { title, body, islands: true });
  });
  door.get('/entries/:id/lineage.svg', (c) => sendPicture(c, house));
  door.get('/entries/:id/provenance.json', async (c) => {
    const provenance = await shownProvenance(c, house);
    const document = provDocument(provenance, c.get('origin'));
    own(c);
    return c.body(`${JSON.stringify(document, null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
    });
  });
  door.get('/entries/:id/sources.zip', async (c) => {
    const provenance = await shownProvenance(c, house);
    const name = `${provenance.root.slug}-sources.zip`;
    own(c);
    return c.body(zipSources(provenance, c.get('origin')), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': disposition('attachment', name),
    });
  });
  return door;
}

async function shownLineage(c: Ctx, { doorway }: House): Promise<LineageGraph> {
  const graph = await getLineage(doorway.workplace, c.get('viewer'), param(c, 'id'));
  return { ...graph, nodes: titled(graph.nodes) };
}

async function shownProvenance(c: Ctx, { doorway }: House): Promise<Provenance> {
  const found = await getProvenance(doorway.workplace, c.get('viewer'), param(c, 'id'));
  const sources = titled(found.sources);
  return { ...found, root: sources[0]!, sources };
}

const styleHash = createHash('sha256').update(standaloneStyle).digest('base64');
const svgPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`;

async function sendPicture(c: Ctx, house: House): Promise<Response> {
  const graph = await shownLineage(c, house);
  const label = say('lineage.pictureOf', { title: graph.nodes[0]!.title });
  const drawing = draw({ graph, gatherings: [] }, 'UTC');
  const alone = { style: standaloneStyle, origin: c.get('origin') };
  const picture = <Picture drawing={drawing} label={label} alone={alone} />;
  own(c);
  return c.body(`<?xml version="1.0" encoding="utf-8"?>\n${picture}\n`, 200, {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Security-Policy': svgPolicy,
  });
}

/** What one person sees is nobody else's to keep. */
function own(c: Ctx): void {
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie, Authorization');
}
