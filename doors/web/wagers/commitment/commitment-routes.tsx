import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { getTimeZone } from '../../../../workplace/access/index.ts';
import { conflict, notFound } from '../../../../workplace/kernel/index.ts';
import {
  amendWager,
  commitWager,
  listSeals,
  previewSeal,
  type WagerView,
} from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { formatContentDisposition } from '../../attachments.ts';
import { getToday } from '../../briefs/review-days.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import {
  parseFactsForm,
  toFactFieldProblems,
  toFactsFormData,
  toFactsInput,
} from '../core/facts-form-data.ts';
import { resolveFactHandles, resolveReaderHandles } from '../core/handle-lookup.ts';
import { explainAmbiguousNumbers } from '../core/number-field.ts';
import { getWagerFromPath, renderWagerPage, requireWagerPermission } from '../core/wager-frame.tsx';
import {
  emptyEnd,
  emptyMeasure,
  omitBlankMeasures,
  parseEndsForm,
  toEndFieldProblems,
  toEndFormData,
  toEndInput,
} from '../ends/end-form-data.ts';
import { listOfferedPeople } from '../ends/end-routes.tsx';
import { redirectToWager } from '../pilot/pilot-routes.tsx';
import { loadPersonNames } from '../seals/seal-differences.ts';
import { SealsPage } from '../seals/seals-page.tsx';
import { type AmendmentFormData, AmendmentPage } from './amendment-page.tsx';
import { CommitmentPage } from './commitment-page.tsx';

/** Sealing what is expected, amending it, and the seals for everybody to check. */
export function commitmentRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/:id/commitment', async (c) => {
    const wager = await requireWagerPermission(c, web, 'change');
    if (wager.stage !== 'model') throw conflict(reasonByStage[wager.stage]);
    return renderCommitmentPage(c, web, { wager, problems: noProblems });
  });
  routes.post('/wagers/:id/commitment', (c) => submitCommitment(c, web));
  routes.get('/wagers/:id/amendment', async (c) => {
    const wager = await requireWagerPermission(c, web, 'change');
    if (wager.stage !== 'commitment') throw conflict('notCommitted');
    const amending = {
      facts: toFactsFormData(wager),
      ends: wager.ends.map(toEndFormData),
      reason: '',
    };
    return renderAmendmentPage(c, web, { wager, amending, problems: noProblems });
  });
  routes.post('/wagers/:id/amendment', (c) => submitAmendment(c, web));
  routes.get('/wagers/:id/seals', async (c) => {
    const wager = await getWagerFromPath(c, web);
    const seals = await listSeals(context, c.get('viewer'), wager.id);
    const names = await loadPersonNames(web, c.get('viewer'), seals);
    const page = { wager, seals, names, zone: getTimeZone(c.get('viewer')) };
    return renderWagerPage(c, web, { title: say('wager.seals'), body: <SealsPage {...page} /> });
  });
  routes.get('/wagers/:id/seals/:number', (c) => sendSeal(c, web));
  return routes;
}

const reasonByStage = {
  pilot: 'modelFirst',
  model: 'notCommitted',
  commitment: 'wagerSealed',
  closed: 'wagerClosed',
} as const;

async function submitCommitment(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  return withFormErrors(
    async () => {
      await commitWager(web.door.context, viewer, param(c, 'id'));
      return redirectToWager(c, web, 'seals');
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      // What is wrong with fields the page says by itself, each with the way to mend it.
      const whole = 'form' in problems ? problems : noProblems;
      return renderCommitmentPage(c, web, { wager, problems: whole, status });
    },
  );
}

interface FormState {
  wager: WagerView;
  problems: Problems;
  status?: PageFrame['status'];
}

async function renderCommitmentPage(
  c: Ctx,
  web: WebContext,
  { wager, problems, status }: FormState,
) {
  const viewer = c.get('viewer');
  const { context } = web.door;
  const preview = await previewSeal(context, viewer, wager.id, getToday(web, viewer));
  const body = <CommitmentPage {...{ wager, preview, problems }} />;
  return renderWagerPage(c, web, { title: say('wager.commit'), body, status });
}

async function submitAmendment(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const typed = {
    facts: parseFactsForm(form),
    ends: parseEndsForm(form),
    reason: form.text('reason'),
  };
  const action = form.text('action');
  if (action) {
    const wager = await getWagerFromPath(c, web);
    const more = { ...typed, ends: addFormRow(typed.ends, action) };
    return renderAmendmentPage(c, web, { wager, amending: more, problems: noProblems });
  }
  const amending = { ...typed, ends: typed.ends.map(omitBlankMeasures) };
  const { facts, ends, reason } = amending;
  return withFormErrors(
    async () => {
      const once = withIdempotencyKey(web.door.context, viewer, form, JSON.stringify(amending));
      const [named, read] = await Promise.all([
        resolveFactHandles(c, web, facts),
        Promise.all(ends.map((end) => resolveReaderHandles(c, web, end))),
      ]);
      const input = { ...toFactsInput(named), ends: read.map(toEndInput), reason };
      await amendWager(once, viewer, param(c, 'id'), input);
      return redirectToWager(c, web, 'seals');
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      const placed = explainAmbiguousNumbers(
        toEndFieldProblems(toFactFieldProblems(problems)),
        form.text,
      );
      return renderAmendmentPage(c, web, { wager, amending, problems: placed, status });
    },
  );
}

/** With an end more, or a measure more of one. */
function addFormRow(ends: AmendmentFormData['ends'], action: string): AmendmentFormData['ends'] {
  if (action === 'end') return [...ends, emptyEnd];
  const at = Number(action.split(':')[1]);
  return ends.map((end, i) =>
    i === at ? { ...end, measures: [...end.measures, emptyMeasure] } : end,
  );
}

async function renderAmendmentPage(
  c: Ctx,
  web: WebContext,
  shown: FormState & { amending: AmendmentFormData },
) {
  const { status, ...page } = shown;
  const body = <AmendmentPage {...page} people={await listOfferedPeople(c, web)} />;
  return renderWagerPage(c, web, { title: say('wager.amend'), body, hasIslands: true, status });
}

/** One seal, byte for byte as it was sealed. */
async function sendSeal(c: Ctx, web: WebContext): Promise<Response> {
  const seals = await listSeals(web.door.context, c.get('viewer'), param(c, 'id'));
  const seal = seals.find(({ number }) => String(number) === param(c, 'number'));
  if (!seal) throw notFound();
  c.header('Content-Type', 'application/json; charset=utf-8');
  c.header(
    'Content-Disposition',
    formatContentDisposition('attachment', `seal-${seal.number}.json`),
  );
  c.header('Cache-Control', 'private, no-cache');
  return c.body(seal.body);
}
