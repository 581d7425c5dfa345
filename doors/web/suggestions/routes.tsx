import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { type PersonViewer, zoneOf } from '../../../workplace/access/index.ts';
import { follow, listFollows } from '../../../workplace/attention/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import {
  answerIntroduction,
  answerOffer,
  countAsks,
  declineAsk,
  getOffer,
  getSuggesting,
  listAsks,
  listIntroductions,
  measureSerendipity,
  type OfferView,
  offerSuggestions,
  type Suggesting,
  setSuggestions,
} from '../../../workplace/suggestions/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { askRoutes } from './ask-routes.tsx';
import { MeasurePage } from './measure-page.tsx';
import { OfferPage, titleOf } from './offer-page.tsx';
import { SuggestionsPage } from './page.tsx';

/** `/suggestions`: what is offered to somebody, what they are asked, and what comes of it here. */
export function suggestionRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/suggestions', (c) => showSuggestions(c, house, { problems: noProblems }));
  door.get('/suggestions/measure', async (c) => {
    const outcomes = await measureSerendipity(workplace, requireMember(c));
    return show(c, house, {
      title: say('measure.title'),
      body: <MeasurePage outcomes={outcomes} />,
    });
  });
  door.post('/suggestions/settings', (c) => saveSettings(c, house));
  door.get('/suggestions/:id', async (c) => showOffer(c, house));
  door.post('/suggestions/:id/answer', async (c) => {
    const answer = (await readForm(c)).text('answer');
    const offer = await answerOffer(workplace, requireMember(c), param(c, 'id'), { answer });
    const to = answer === 'interested' ? `/suggestions/${offer.id}` : '/suggestions';
    return c.redirect(to, 303);
  });
  door.post('/suggestions/:id/follow', async (c) => {
    const viewer = requireMember(c);
    const offer = await getOffer(workplace, viewer, param(c, 'id'));
    if (offer.kind !== 'work') throw notFound();
    await follow(workplace, viewer, { what: 'entry', of: offer.work.id });
    return c.redirect(`/suggestions/${offer.id}`, 303);
  });
  door.post('/introductions/:id/answer', async (c) => {
    const answer = (await readForm(c)).text('answer');
    const says = { yes: ['yes', 'no'].includes(answer) ? answer === 'yes' : undefined };
    await answerIntroduction(workplace, requireMember(c), param(c, 'id'), says);
    return c.redirect('/suggestions', 303);
  });
  door.post('/asks/:id/declining', async (c) => {
    await declineAsk(workplace, requireMember(c), param(c, 'id'));
    return c.redirect('/suggestions', 303);
  });
  door.route('/', askRoutes(house));
  return door;
}

/** Guests take no part, and for them there is no such page. */
function requireMember(c: Ctx): PersonViewer {
  const viewer = requirePerson(c);
  if (viewer.standing !== 'member') throw notFound();
  return viewer;
}

interface Shown {
  problems: Problems;
  status?: Frame['status'];
  typed?: Suggesting;
}

async function showSuggestions(c: Ctx, house: House, { problems, status, typed }: Shown) {
  const { workplace } = house.doorway;
  const viewer = requireMember(c);
  const now = workplace.now();
  const [offers, introductions, asks, asked, suggesting] = await Promise.all([
    offerSuggestions(workplace, viewer),
    listIntroductions(workplace, viewer, now),
    listAsks(workplace, viewer, now),
    countAsks(workplace, viewer, now),
    getSuggesting(workplace, viewer),
  ]);
  const own = { offers, introductions, asks, asked, suggesting: typed ?? suggesting };
  const saved = c.req.query('saved') !== undefined;
  const body = <SuggestionsPage {...own} {...{ saved, problems, zone: zoneOf(viewer) }} />;
  return show(c, house, { title: say('suggestions.title'), body, status });
}

async function saveSettings(c: Ctx, house: House): Promise<Response> {
  const viewer = requireMember(c);
  const form = await readForm(c);
  const said = {
    suggestions: form.has('suggestions'),
    introductions: form.has('introductions'),
    byMail: form.has('byMail'),
  };
  const asksAWeek = form.text('asksAWeek');
  return attempt(
    async () => {
      await setSuggestions(house.doorway.workplace, viewer, { ...said, asksAWeek });
      return c.redirect('/suggestions?saved#settings', 303);
    },
    (problems, status) => {
      const typed = { ...said, asksAWeek: asksAWeek as unknown as number };
      return showSuggestions(c, house, { problems, status, typed });
    },
  );
}

async function showOffer(c: Ctx, house: House): Promise<Response> {
  const viewer = requireMember(c);
  const offer = await getOffer(house.doorway.workplace, viewer, param(c, 'id'));
  const followed = await follows(house, viewer, offer);
  return show(c, house, { title: titleOf(offer), body: <OfferPage {...{ offer, followed }} /> });
}

async function follows(house: House, viewer: PersonViewer, offer: OfferView): Promise<boolean> {
  if (offer.kind !== 'work') return false;
  const of = { what: 'entry', of: offer.work.id } as const;
  return (await listFollows(house.doorway.workplace, viewer, of)).length > 0;
}
