import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono, MiddlewareHandler } from 'hono';
import { findWorkplace } from '../../workplace/sign-in/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { createShell } from '../shared/page/shell.ts';
import { getProblemType, problemStatuses } from '../shared/problem-details.ts';
import { addAskRoutes } from './ask-people.ts';
import { addCommentRoutes } from './comments.ts';
import { ApiPage } from './docs-page.tsx';
import { addEntryRoutes } from './entries.ts';
import { addEntryActionRoutes } from './entry-actions.ts';
import { addEntryChangeRoutes } from './entry-changes.ts';
import { handleErrors, ProblemError, refuseInvalid } from './error-responses.ts';
import { addForecastRoutes } from './forecasts.ts';
import { healthDoor } from './health.ts';
import { addLibraryRoutes } from './library.ts';
import { addLineageRoutes } from './lineage-graph.ts';
import { addLinkAndCorrectionRoutes } from './links.ts';
import { addMailRoutes, hasMailSecret } from './mail.ts';
import { addMemberRoutes } from './members.ts';
import { addNotificationSettingsRoutes } from './notification-settings.ts';
import { addNotificationRoutes } from './notifications.ts';
import { buildDocument, createMethodLookup, type OpenApiDocument } from './openapi-document.ts';
import { addPeopleRoutes } from './people.ts';
import { addPriorArtRoutes } from './prior-art.ts';
import { addReadingHookRoutes, hasHookSecret } from './reading-hooks.ts';
import { addReadingRoutes } from './readings.ts';
import { readBody } from './request-body.ts';
import type { Api } from './request-context.ts';
import { requireKnownRoute } from './route-check.ts';
import { addSearchRoutes } from './search.ts';
import { addSpaceRoutes } from './spaces.ts';
import { addSuggestionRoutes } from './suggestions.ts';
import { addTemplateRoutes } from './templates.ts';
import { addTokenRoutes } from './tokens.ts';
import { addUnitRoutes } from './units.ts';
import { addValueModelRoutes } from './value-models.ts';
import { addWagerEndRoutes } from './wager-ends.ts';
import { addWagerRoutes } from './wagers.ts';
import { addWorkplaceRoutes } from './workplace.ts';

const resources = [
  addEntryRoutes,
  addEntryChangeRoutes,
  addEntryActionRoutes,
  addAskRoutes,
  addLineageRoutes,
  addLinkAndCorrectionRoutes,
  addCommentRoutes,
  addLibraryRoutes,
  addSpaceRoutes,
  addTemplateRoutes,
  addMemberRoutes,
  // Before the wagers, of which calibration would be one by its address.
  addForecastRoutes,
  addValueModelRoutes,
  addWagerRoutes,
  addWagerEndRoutes,
  addReadingRoutes,
  addReadingHookRoutes,
  addPeopleRoutes,
  addSuggestionRoutes,
  addNotificationRoutes,
  addNotificationSettingsRoutes,
  addUnitRoutes,
  addSearchRoutes,
  addPriorArtRoutes,
  addTokenRoutes,
  addMailRoutes,
  addWorkplaceRoutes,
];

/**
 * `/api/v1/…` for other programs, its OpenAPI document at `/api/openapi.json`, the same to read at
 * `/api`, and `/healthz` and `/readyz`. Every error below `/api` is `application/problem+json`.
 */
export function apiDoor(doorContext: DoorContext): Hono<DoorEnv> {
  const api: Api = new OpenAPIHono<DoorEnv>({ defaultHook: refuseInvalid });
  handleErrors(api, doorContext);
  api.use(
    '/api/v1/*',
    setPrivateNoStore,
    requireKnownRoute((path) => methodsAt(path)),
    requireSignInToWrite(doorContext),
    readBody,
  );
  for (const resource of resources) resource(api, doorContext);
  const document = buildDocument(api);
  const methodsAt = createMethodLookup(document);
  addDocumentRoutes(api, document, doorContext);
  refuseUnknownPaths(api);
  api.route('/', healthDoor(doorContext));
  return api;
}

/** What one person is answered is nobody else's to keep. */
const setPrivateNoStore: MiddlewareHandler<DoorEnv> = async (c, next) => {
  c.header('Cache-Control', 'private, no-store');
  return next();
};

/** Refused before the body is read: a stranger's 50 MB are none of our concern. */
function requireSignInToWrite(doorContext: DoorContext): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS';
    const shows = hasMailSecret(c, doorContext) || hasHookSecret(c);
    const known = c.var.viewer.kind !== 'anonymous' || shows;
    if (!reads && !known) throw new ProblemError('notSignedIn');
    return next();
  };
}

function addDocumentRoutes(api: Api, document: OpenApiDocument, doorContext: DoorContext): void {
  const text = JSON.stringify(document);
  api.get('/api/openapi.json', (c) => c.body(text, 200, { 'Content-Type': 'application/json' }));
  api.get('/api', async (c) => {
    const name = (await findWorkplace(doorContext.context))?.name ?? 'Commonplace';
    const shell = createShell(c, doorContext, { name });
    const page = ApiPage({ shell, document, origin: c.var.origin });
    c.header('Cache-Control', c.var.viewer.kind === 'person' ? 'private, no-cache' : 'no-cache');
    c.header('Vary', 'Cookie, Authorization');
    return c.html(`<!doctype html>${page}`);
  });
  for (const code of Object.keys(problemStatuses) as (keyof typeof problemStatuses)[]) {
    api.get(getProblemType(code), (c) => c.redirect(`/api#${code}`, 302));
  }
}

/** Below `/api` whatever is left names nothing, or not with this method. Sign-in has its own door. */
function refuseUnknownPaths(api: Api): void {
  api.all('/api/*', (c, next) => {
    if (c.req.path.startsWith('/api/auth/')) return next();
    throw new ProblemError('notFound');
  });
}
