import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { getTimeZone, type Viewer } from '../../../../workplace/access/index.ts';
import { AppError, conflict } from '../../../../workplace/kernel/index.ts';
import { getPerson, listUnits } from '../../../../workplace/people/index.ts';
import type { WagerView } from '../../../../workplace/wagers/index.ts';
import {
  addModelVersion,
  getModel,
  type ModelView,
  signModel,
  withdrawSignature,
} from '../../../../workplace/wagers/value-model/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { explainAmbiguousNumbers } from '../core/number-field.ts';
import { getWagerFromPath, renderWagerPage, requireWagerPermission } from '../core/wager-frame.tsx';
import { ModelForm } from './model-form.tsx';
import {
  emptyQuantity,
  type ModelFormData,
  omitBlankQuantities,
  parseModelForm,
  toModelFieldProblems,
  toModelFormData,
  toModelInput,
} from './model-form-data.ts';
import { ModelPage } from './model-page.tsx';

/** What a wager is thought to be worth, and finance's signature under it. */
export function modelRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/:id/model', (c) => renderModelPage(c, web, { problems: noProblems }));
  routes.get('/wagers/:id/model/new', async (c) => {
    const wager = await requireWagerPermission(c, web, 'change');
    if (wager.stage === 'pilot') throw conflict('modelTooEarly');
    const model = await findModel(web, c.get('viewer'), wager.id);
    const typed = model
      ? toModelFormData(model)
      : { formula: '', unit: '', reason: '', quantities: [] };
    return renderModelForm(c, web, { wager, typed, problems: noProblems });
  });
  routes.post('/wagers/:id/model/new', (c) => submitModel(c, web));
  routes.post('/wagers/:id/model/signature', async (c) => {
    const viewer = requirePerson(c);
    const hash = (await readForm(c)).text('hash');
    return submitSignature(c, web, () => signModel(context, viewer, param(c, 'id'), { hash }));
  });
  routes.post('/wagers/:id/model/signature/deletion', (c) => {
    const viewer = requirePerson(c);
    return submitSignature(c, web, () => withdrawSignature(context, viewer, param(c, 'id')));
  });
  return routes;
}

/** The newest version, or null where there is none yet. */
export async function findModel(
  web: WebContext,
  viewer: Viewer,
  id: string,
): Promise<ModelView | null> {
  return getModel(web.door.context, viewer, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'notFound') return null;
    throw error;
  });
}

function submitSignature(c: Ctx, web: WebContext, act: () => Promise<void>): Promise<Response> {
  return withFormErrors(
    async () => {
      await act();
      return c.redirect(`/wagers/${param(c, 'id')}/model#signature`, 303);
    },
    (problems, status) => renderModelPage(c, web, { problems, status }),
  );
}

async function submitModel(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  if (form.text('action') === 'quantity') {
    const { quantities, ...words } = parseModelForm(form);
    const roomy = { ...words, quantities: [...quantities, emptyQuantity] };
    return renderModelForm(c, web, {
      wager: await getWagerFromPath(c, web),
      typed: roomy,
      problems: {},
    });
  }
  const typed = omitBlankQuantities(parseModelForm(form));
  return withFormErrors(
    async () => {
      const once = withIdempotencyKey(web.door.context, viewer, form, JSON.stringify(typed));
      await addModelVersion(once, viewer, param(c, 'id'), toModelInput(typed));
      return c.redirect(`/wagers/${param(c, 'id')}/model`, 303);
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      const placed = explainAmbiguousNumbers(toModelFieldProblems(problems), form.text);
      return renderModelForm(c, web, { wager, typed, problems: placed, status });
    },
  );
}

interface FormState {
  problems: Problems;
  status?: PageFrame['status'];
}

async function renderModelForm(
  c: Ctx,
  web: WebContext,
  { status, typed, ...page }: FormState & { wager: WagerView; typed: ModelFormData },
) {
  const quantities =
    typed.quantities.length > 0 ? typed.quantities : [emptyQuantity, emptyQuantity];
  const body = <ModelForm {...page} typed={{ ...typed, quantities }} />;
  return renderWagerPage(c, web, { title: say('model.make'), body, status });
}

async function renderModelPage(c: Ctx, web: WebContext, { problems, status }: FormState) {
  const viewer = c.get('viewer');
  const wager = await getWagerFromPath(c, web);
  const asked = Number(c.req.query('version'));
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const model = await getModel(web.door.context, viewer, wager.id, version);
  const isOwner = viewer.kind === 'person' && wager.owner?.handle === viewer.handle;
  const signs = !isOwner && (await isSigner(web, viewer));
  const by = model.signature?.by?.handle;
  const signedIt = viewer.kind === 'person' && by === viewer.handle;
  const page = { wager, model, signs, signedIt, problems, zone: getTimeZone(viewer) };
  return renderWagerPage(c, web, {
    title: say('model.title'),
    body: <ModelPage {...page} />,
    status,
  });
}

/** Whether somebody is of the unit that signs; the command looks once more. */
async function isSigner(web: WebContext, viewer: Viewer): Promise<boolean> {
  if (viewer.kind !== 'person' || viewer.scope === 'read') return false;
  const { context } = web.door;
  const unit = (await listUnits(context, viewer)).find(({ signsValueModels }) => signsValueModels);
  if (!unit) return false;
  const { units } = await getPerson(context, viewer, viewer.handle);
  return units.some(({ handle }) => handle === unit.handle);
}
