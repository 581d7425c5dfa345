import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { notFound } from '../../../../workplace/kernel/index.ts';
import { listPeople } from '../../../../workplace/people/index.ts';
import {
  addEnd,
  changeEnd,
  changeWager,
  removeEnd,
  type WagerView,
} from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import {
  type FactsFormData,
  parseFactsForm,
  toFactFieldProblems,
  toFactsFormData,
  toFactsInput,
} from '../core/facts-form-data.ts';
import { FactsPage } from '../core/facts-page.tsx';
import { resolveFactHandles, resolveReaderHandles } from '../core/handle-lookup.ts';
import { explainAmbiguousNumbers } from '../core/number-field.ts';
import { getWagerFromPath, renderWagerPage, requireWagerPermission } from '../core/wager-frame.tsx';
import { redirectToWager } from '../pilot/pilot-routes.tsx';
import {
  type EndFormData,
  emptyEnd,
  emptyMeasure,
  omitBlankMeasures,
  parseEndsForm,
  toEndFieldProblems,
  toEndFormData,
  toEndInput,
} from './end-form-data.ts';
import { EndPage } from './end-page.tsx';

/** What a wager says of itself and of its ends, as long as it is not sealed. */
export function endRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/:id/facts', async (c) => {
    const wager = await requireWagerPermission(c, web, 'change');
    return renderFactsPage(c, web, { wager, facts: toFactsFormData(wager), problems: noProblems });
  });
  routes.post('/wagers/:id/facts', (c) => submitFacts(c, web));
  routes.get('/wagers/:id/ends/:end', async (c) => {
    const wager = await requireWagerPermission(c, web, 'change');
    return renderEndPage(c, web, { wager, end: getEndFromPath(c, wager), problems: noProblems });
  });
  routes.post('/wagers/:id/ends/:end', (c) => submitEnd(c, web));
  return routes;
}

/** `new`, or one that is there. */
function getEndFromPath(c: Ctx, wager: WagerView): EndFormData {
  const id = param(c, 'end');
  if (id === 'new') return emptyEnd;
  const end = wager.ends.find((one) => one.id === id);
  if (!end) throw notFound();
  return withOneMeasure(toEndFormData(end));
}

function withOneMeasure(end: EndFormData): EndFormData {
  return end.measures.length > 0 ? end : { ...end, measures: [emptyMeasure] };
}

async function submitFacts(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const facts = parseFactsForm(form);
  return withFormErrors(
    async () => {
      const input = toFactsInput(await resolveFactHandles(c, web, facts));
      await changeWager(web.door.context, viewer, param(c, 'id'), input);
      return redirectToWager(c, web, 'stake');
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      const placed = explainAmbiguousNumbers(toFactFieldProblems(problems), form.text);
      return renderFactsPage(c, web, { wager, facts, problems: placed, status });
    },
  );
}

async function submitEnd(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const [id, at, action] = [param(c, 'id'), param(c, 'end'), form.text('action')];
  const typed = { ...(parseEndsForm(form)[0] ?? emptyEnd), id: at === 'new' ? '' : at };
  const { context } = web.door;
  if (action === 'measure') {
    const more = { ...typed, measures: [...typed.measures, emptyMeasure] };
    return renderEndPage(c, web, {
      wager: await getWagerFromPath(c, web),
      end: more,
      problems: noProblems,
    });
  }
  const end = omitBlankMeasures(typed);
  return withFormErrors(
    async () => {
      const once = withIdempotencyKey(context, viewer, form, JSON.stringify(end));
      const input = toEndInput(await resolveReaderHandles(c, web, end));
      if (action === 'remove') await removeEnd(context, viewer, id, at);
      else if (at === 'new') await addEnd(once, viewer, id, input);
      else await changeEnd(context, viewer, id, at, input);
      return redirectToWager(c, web, 'ends');
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      const placed = explainAmbiguousNumbers(toEndFieldProblems(problems), form.text);
      return renderEndPage(c, web, { wager, end: withOneMeasure(end), problems: placed, status });
    },
  );
}

interface FormState {
  wager: WagerView;
  problems: Problems;
  status?: PageFrame['status'];
}

async function renderFactsPage(
  c: Ctx,
  web: WebContext,
  shown: FormState & { facts: FactsFormData },
) {
  const { status, ...page } = shown;
  const body = <FactsPage {...page} people={await listOfferedPeople(c, web)} />;
  return renderWagerPage(c, web, {
    title: say('wager.changeFacts'),
    body,
    hasIslands: true,
    status,
  });
}

async function renderEndPage(c: Ctx, web: WebContext, shown: FormState & { end: EndFormData }) {
  const { status, ...page } = shown;
  const body = <EndPage {...page} people={await listOfferedPeople(c, web)} />;
  return renderWagerPage(c, web, { title: say('wager.addEnd'), body, hasIslands: true, status });
}

/** Whom to offer by name. */
export async function listOfferedPeople(c: Ctx, web: WebContext) {
  const viewer = requirePerson(c);
  return (await listPeople(web.door.context, viewer, { limit: 200 })).items;
}
