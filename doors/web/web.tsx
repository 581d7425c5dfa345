import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { mostBytes } from '../../workplace/files/index.ts';
import { Refusal } from '../../workplace/refusal.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { adminRoutes } from './admin/routes.tsx';
import { attachmentRoutes } from './attachments.ts';
import { briefRoutes } from './briefs/routes.tsx';
import { conversationRoutes } from './conversation/routes.tsx';
import { showEntry } from './conversation/show-entry.tsx';
import { entryRoutes } from './entries/routes.tsx';
import { showError, showMissing } from './errors.tsx';
import { followingRoutes } from './following/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { type Ctx, openHouse } from './house.ts';
import { inboxRoutes } from './inbox/routes.tsx';
import { invitationRoutes } from './invitations/routes.tsx';
import { libraryRoutes } from './library/routes.tsx';
import { lineageRoutes } from './lineage/routes.tsx';
import { correctionRoutes } from './lineage-corrections/routes.tsx';
import { pickRoutes } from './lineage-picks/routes.ts';
import { sourceRoutes } from './lineage-sources/routes.tsx';
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
import { waysBack } from './ways-back.ts';
import { withdrawalRoutes } from './withdrawal/routes.tsx';

/** The pages. Mounted after all other doors: what nobody else answers gets the page that says so. */
export function webDoor(doorway: Doorway): Hono<DoorEnv> {
  const house = openHouse(doorway);
  const door = new Hono<DoorEnv>();
  door.onError((error, c) => showError(c, house, error));
  door.use((c, next) => (sendsFiles(c) ? large : small)(c, next));
  door.use(async (c, next) => {
    await next();
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') house.heads.forget(c.get('viewer'));
  });
  for (const routes of rooms) door.route('/', routes(house));
  door.route('/', waysBack());
  // Last of all, since `edit` and `history` are slugs to this pattern.
  door.get('/entries/:id/:slug', (c) => showEntry(c, house));
  door.all('*', (c) => showMissing(c, house));
  return door;
}

const rooms = [
  homeRoutes,
  spaceRoutes,
  entryRoutes,
  conversationRoutes,
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
  pickRoutes,
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
function sendsFiles(c: Ctx): boolean {
  return c.get('viewer').is === 'person' && !c.req.path.startsWith('/api/auth/');
}

const small = bodyLimit({ maxSize: 65_536, onError: refuseSize });
const large = bodyLimit({ maxSize: mostBytes + 1_048_576, onError: refuseSize });

function refuseSize(): never {
  throw new Refusal('tooLarge', 'tooLarge');
}
