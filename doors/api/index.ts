import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono, MiddlewareHandler } from 'hono';
import { findWorkplace } from '../../workplace/sign-in/index.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { shellFor } from '../shared/page/shell.ts';
import { problemStatuses, problemType } from '../shared/problem.ts';
import { acts } from './acts.ts';
import type { Api } from './asking.ts';
import { asks } from './asks.ts';
import { attention } from './attention.ts';
import { readBody } from './body.ts';
import { comments } from './comments.ts';
import { addressBook, type Document, documentOf } from './document.ts';
import { editing } from './editing.ts';
import { entries } from './entries.ts';
import { forecasts } from './forecasts.ts';
import { healthDoor } from './health.ts';
import { known } from './known.ts';
import { library } from './library.ts';
import { lineage } from './lineage.ts';
import { links } from './links.ts';
import { mail, showsMailSecret } from './mail.ts';
import { members } from './members.ts';
import { models } from './models.ts';
import { notices } from './notices.ts';
import { ApiPage } from './page.tsx';
import { people } from './people.ts';
import { priorArt } from './prior-art.ts';
import { answerErrors, Problem, refuseInvalid } from './problems.ts';
import { readingHooks, showsHookSecret } from './reading-hooks.ts';
import { readings } from './readings.ts';
import { search } from './search.ts';
import { spaces } from './spaces.ts';
import { suggestions } from './suggestions.ts';
import { templates } from './templates.ts';
import { tokens } from './tokens.ts';
import { units } from './units.ts';
import { wagerEnds } from './wager-ends.ts';
import { wagers } from './wagers.ts';
import { workplaceItself } from './workplace.ts';

const resources = [
  entries,
  editing,
  acts,
  asks,
  lineage,
  links,
  comments,
  library,
  spaces,
  templates,
  members,
  // Before the wagers, of which calibration would be one by its address.
  forecasts,
  models,
  wagers,
  wagerEnds,
  readings,
  readingHooks,
  people,
  suggestions,
  notices,
  attention,
  units,
  search,
  priorArt,
  tokens,
  mail,
  workplaceItself,
];

/**
 * `/api/v1/…` for other programs, its OpenAPI document at `/api/openapi.json`, the same to read at
 * `/api`, and `/healthz` and `/readyz`. Every error below `/api` is `application/problem+json`.
 */
export function apiDoor(doorway: Doorway): Hono<DoorEnv> {
  const api: Api = new OpenAPIHono<DoorEnv>({ defaultHook: refuseInvalid });
  answerErrors(api, doorway);
  api.use(
    '/api/v1/*',
    unshared,
    known((path) => methodsAt(path)),
    signedInToWrite(doorway),
    readBody,
  );
  for (const resource of resources) resource(api, doorway);
  const document = documentOf(api);
  const methodsAt = addressBook(document);
  showDocument(api, document, doorway);
  refuseOthers(api);
  api.route('/', healthDoor(doorway));
  return api;
}

/** What one person is answered is nobody else's to keep. */
const unshared: MiddlewareHandler<DoorEnv> = async (c, next) => {
  c.header('Cache-Control', 'private, no-store');
  return next();
};

/** Refused before the body is read: a stranger's 50 MB are none of our concern. */
function signedInToWrite(doorway: Doorway): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS';
    const shows = showsMailSecret(c, doorway) || showsHookSecret(c);
    const known = c.var.viewer.is !== 'nobody' || shows;
    if (!reads && !known) throw new Problem('notSignedIn');
    return next();
  };
}

function showDocument(api: Api, document: Document, doorway: Doorway): void {
  const text = JSON.stringify(document);
  api.get('/api/openapi.json', (c) => c.body(text, 200, { 'Content-Type': 'application/json' }));
  api.get('/api', async (c) => {
    const name = (await findWorkplace(doorway.workplace))?.name ?? 'Commonplace';
    const shell = shellFor(c, doorway, { name });
    const page = ApiPage({ shell, document, origin: c.var.origin });
    c.header('Cache-Control', c.var.viewer.is === 'person' ? 'private, no-cache' : 'no-cache');
    c.header('Vary', 'Cookie, Authorization');
    return c.html(`<!doctype html>${page}`);
  });
  for (const code of Object.keys(problemStatuses) as (keyof typeof problemStatuses)[]) {
    api.get(problemType(code), (c) => c.redirect(`/api#${code}`, 302));
  }
}

/** Below `/api` whatever is left names nothing, or not with this method. Sign-in has its own door. */
function refuseOthers(api: Api): void {
  api.all('/api/*', (c, next) => {
    if (c.req.path.startsWith('/api/auth/')) return next();
    throw new Problem('notFound');
  });
}
