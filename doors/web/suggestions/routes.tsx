import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone, type PersonViewer } from '../../../workplace/access/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import { follow, listFollows } from '../../../workplace/notifications/index.ts';
import {
  answerIntroduction,
  answerOffer,
  changeSuggestionSettings,
  countRecentAsks,
  declineAsk,
  getOffer,
  getSuggestionSettings,
  listIntroductions,
  listPendingAsks,
  measureSerendipity,
  type OfferView,
  offerSuggestions,
  type SuggestionSettings,
} from '../../../workplace/suggestions/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { askRoutes } from './ask-routes.tsx';
import { MeasurePage } from './measure-page.tsx';
import { getOfferTitle, OfferPage } from './offer-page.tsx';
import { SuggestionsPage } from './suggestions-page.tsx';

/** `/suggestions`: what is offered to somebody, what they are asked, and what comes of it here. */
export function suggestionRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/suggestions', (c) => showSuggestions(c, web, { problems: noProblems }));
  routes.get('/suggestions/measure', async (c) => {
    const outcomes = await measureSerendipity(context, requireMember(c));
    return renderPage(c, web, {
      title: say('measure.title'),
      body: <MeasurePage outcomes={outcomes} />,
    });
  });
  routes.post('/suggestions/settings', (c) => saveSettings(c, web));
  routes.get('/suggestions/:id', async (c) => showOffer(c, web));
  routes.post('/suggestions/:id/answer', async (c) => {
    const answer = (await readForm(c)).text('answer');
    const offer = await answerOffer(context, requireMember(c), param(c, 'id'), { answer });
    const to = answer === 'interested' ? `/suggestions/${offer.id}` : '/suggestions';
    return c.redirect(to, 303);
  });
  routes.post('/suggestions/:id/follow', async (c) => {
    const viewer = requireMember(c);
    const offer = await getOffer(context, viewer, param(c, 'id'));
    if (offer.kind !== 'work') throw notFound();
    await follow(context, viewer, { type: 'entry', target: offer.work.id });
    return c.redirect(`/suggestions/${offer.id}`, 303);
  });
  routes.post('/introductions/:id/answer', async (c) => {
    const answer = (await readForm(c)).text('answer');
    const says = { yes: ['yes', 'no'].includes(answer) ? answer === 'yes' : undefined };
    await answerIntroduction(context, requireMember(c), param(c, 'id'), says);
    return c.redirect('/suggestions', 303);
  });
  routes.post('/asks/:id/declining', async (c) => {
    await declineAsk(context, requireMember(c), param(c, 'id'));
    return c.redirect('/suggestions', 303);
  });
  routes.route('/', askRoutes(web));
  return routes;
}

/** Guests take no part, and for them there is no such page. */
function requireMember(c: Ctx): PersonViewer {
  const viewer = requirePerson(c);
  if (viewer.membership !== 'member') throw notFound();
  return viewer;
}

interface SuggestionsPageState {
  problems: Problems;
  status?: PageFrame['status'];
  typed?: SuggestionSettings;
}

async function showSuggestions(
  c: Ctx,
  web: WebContext,
  { problems, status, typed }: SuggestionsPageState,
) {
  const { context } = web.door;
  const viewer = requireMember(c);
  const now = context.now();
  const [offers, introductions, asks, recentAskCount, settings] = await Promise.all([
    offerSuggestions(context, viewer),
    listIntroductions(context, viewer, now),
    listPendingAsks(context, viewer, now),
    countRecentAsks(context, viewer, now),
    getSuggestionSettings(context, viewer),
  ]);
  const own = { offers, introductions, asks, recentAskCount, settings: typed ?? settings };
  const saved = c.req.query('saved') !== undefined;
  const body = (
    <SuggestionsPage {...own} {...{ isSaved: saved, problems, zone: getTimeZone(viewer) }} />
  );
  return renderPage(c, web, { title: say('suggestions.title'), body, status });
}

async function saveSettings(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireMember(c);
  const form = await readForm(c);
  const switches = {
    suggestions: form.has('suggestions'),
    introductions: form.has('introductions'),
    byMail: form.has('byMail'),
  };
  const asksPerWeek = form.text('asksPerWeek');
  return withFormErrors(
    async () => {
      await changeSuggestionSettings(web.door.context, viewer, { ...switches, asksPerWeek });
      return c.redirect('/suggestions?saved#settings', 303);
    },
    (problems, status) => {
      const typed = { ...switches, asksPerWeek: asksPerWeek as unknown as number };
      return showSuggestions(c, web, { problems, status, typed });
    },
  );
}

async function showOffer(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireMember(c);
  const offer = await getOffer(web.door.context, viewer, param(c, 'id'));
  const followed = await isFollowed(web, viewer, offer);
  return renderPage(c, web, {
    title: getOfferTitle(offer),
    body: <OfferPage {...{ offer, isFollowed: followed }} />,
  });
}

async function isFollowed(
  web: WebContext,
  viewer: PersonViewer,
  offer: OfferView,
): Promise<boolean> {
  if (offer.kind !== 'work') return false;
  const target = { type: 'entry', target: offer.work.id } as const;
  return (await listFollows(web.door.context, viewer, target)).length > 0;
}
