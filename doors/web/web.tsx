import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_FILE_BYTES } from '../../workplace/attachments/index.ts';
import { AppError } from '../../workplace/kernel/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { adminRoutes } from './admin/routes.tsx';
import { attachmentRoutes } from './attachments.ts';
import { briefRoutes } from './briefs/routes.tsx';
import { entryPageRoutes } from './entries/entry-page-routes.tsx';
import { entryRoutes } from './entries/routes.tsx';
import { showEntry } from './entries/show-entry.tsx';
import { showError, showMissing } from './errors.tsx';
import { followingRoutes } from './following/routes.tsx';
import { getRedirects } from './get-redirects.ts';
import { homeRoutes } from './home/routes.tsx';
import { inboxRoutes } from './inbox/routes.tsx';
import { invitationRoutes } from './invitations/routes.tsx';
import { libraryRoutes } from './library/routes.tsx';
import { autocompleteRoutes } from './lineage/autocomplete-routes.ts';
import { correctionRoutes } from './lineage/corrections/routes.tsx';
import { lineageRoutes } from './lineage/routes.tsx';
import { sourceRoutes } from './lineage/sources/routes.tsx';
import { mailRoutes } from './mail/routes.tsx';
import { offlineRoutes } from './offline/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { priorArtRoutes } from './prior-art/routes.tsx';
import { searchRoutes } from './search/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { spaceRoutes } from './spaces/routes.tsx';
import { subscriptionRoutes } from './subscriptions/routes.tsx';
import { suggestionRoutes } from './suggestions/routes.tsx';
import { wagerRoutes } from './wagers/routes.tsx';
import { type Ctx, createWebContext } from './web-context.ts';
import { withdrawalRoutes } from './withdrawal/routes.tsx';

/** The pages. Mounted after all other doors: what nobody else answers gets the page that says so. */
export function webDoor(doorContext: DoorContext): Hono<DoorEnv> {
  const web = createWebContext(doorContext);
  const routes = new Hono<DoorEnv>();
  routes.onError((error, c) => showError(c, web, error));
  routes.use((c, next) => (canSendFiles(c) ? largeBodyLimit : smallBodyLimit)(c, next));
  routes.use(async (c, next) => {
    await next();
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      web.entryHeads.invalidate(c.get('viewer'));
  });
  for (const createRoutes of routeGroups) routes.route('/', createRoutes(web));
  routes.route('/', getRedirects());
  // Last of all, since `edit` and `history` are slugs to this pattern.
  routes.get('/entries/:id/:slug', (c) => showEntry(c, web));
  routes.all('*', (c) => showMissing(c, web));
  return routes;
}

const routeGroups = [
  homeRoutes,
  spaceRoutes,
  entryRoutes,
  entryPageRoutes,
  lineageRoutes,
  peopleRoutes,
  inboxRoutes,
  followingRoutes,
  offlineRoutes,
  libraryRoutes,
  briefRoutes,
  priorArtRoutes,
  subscriptionRoutes,
  sourceRoutes,
  correctionRoutes,
  autocompleteRoutes,
  withdrawalRoutes,
  mailRoutes,
  suggestionRoutes,
  wagerRoutes,
  searchRoutes,
  attachmentRoutes,
  settingsRoutes,
  signInRoutes,
  invitationRoutes,
  adminRoutes,
];

/** Strangers sign in and accept invitations; only whoever is known sends words and files. */
function canSendFiles(c: Ctx): boolean {
  return c.get('viewer').kind === 'person' && !c.req.path.startsWith('/api/auth/');
}

const smallBodyLimit = bodyLimit({ maxSize: 65_536, onError: rejectTooLarge });
const largeBodyLimit = bodyLimit({ maxSize: MAX_FILE_BYTES + 1_048_576, onError: rejectTooLarge });

function rejectTooLarge(): never {
  throw new AppError('tooLarge', 'tooLarge');
}
