import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { type Viewer, zoneOf } from '../../../workplace/access/index.ts';
import { getPerson, listUnits } from '../../../workplace/people/index.ts';
import { conflict, Refusal } from '../../../workplace/refusal.ts';
import type { WagerView } from '../../../workplace/wagers/index.ts';
import {
  getModel,
  type ModelView,
  makeModel,
  signModel,
  withdrawSignature,
} from '../../../workplace/wagers/worth/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { showWagers, wagerAt, wagerFor } from './frame.tsx';
import { ModelForm } from './model-form.tsx';
import { ModelPage } from './model-page.tsx';
import { numberProblems } from './number-in.ts';
import {
  modelIn,
  modelInput,
  modelOf,
  modelProblems,
  noQuantity,
  saidOf,
  type TypedModel,
} from './typed-model.ts';

/** What a wager is thought to be worth, and finance's signature under it. */
export function modelRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/wagers/:id/model', (c) => showModel(c, house, { problems: noProblems }));
  door.get('/wagers/:id/model/new', async (c) => {
    const wager = await wagerFor(c, house, 'change');
    if (wager.stage === 'pilot') throw conflict('modelTooEarly');
    const model = await findModel(house, c.get('viewer'), wager.id);
    const typed = model ? modelOf(model) : { formula: '', unit: '', reason: '', quantities: [] };
    return showForm(c, house, { wager, typed, problems: noProblems });
  });
  door.post('/wagers/:id/model/new', (c) => make(c, house));
  door.post('/wagers/:id/model/signature', async (c) => {
    const viewer = requirePerson(c);
    const hash = (await readForm(c)).text('hash');
    return sign(c, house, () => signModel(workplace, viewer, param(c, 'id'), { hash }));
  });
  door.post('/wagers/:id/model/signature/deletion', (c) => {
    const viewer = requirePerson(c);
    return sign(c, house, () => withdrawSignature(workplace, viewer, param(c, 'id')));
  });
  return door;
}

/** The newest version, or null where there is none yet. */
export async function findModel(
  house: House,
  viewer: Viewer,
  id: string,
): Promise<ModelView | null> {
  return getModel(house.doorway.workplace, viewer, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'notFound') return null;
    throw error;
  });
}

function sign(c: Ctx, house: House, act: () => Promise<void>): Promise<Response> {
  return attempt(
    async () => {
      await act();
      return c.redirect(`/wagers/${param(c, 'id')}/model#signature`, 303);
    },
    (problems, status) => showModel(c, house, { problems, status }),
  );
}

async function make(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  if (form.text('action') === 'quantity') {
    const { quantities, ...words } = modelIn(form);
    const roomy = { ...words, quantities: [...quantities, noQuantity] };
    return showForm(c, house, { wager: await wagerAt(c, house), typed: roomy, problems: {} });
  }
  const typed = saidOf(modelIn(form));
  return attempt(
    async () => {
      const once = oncePer(house.doorway.workplace, viewer, form, JSON.stringify(typed));
      await makeModel(once, viewer, param(c, 'id'), modelInput(typed));
      return c.redirect(`/wagers/${param(c, 'id')}/model`, 303);
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const placed = numberProblems(modelProblems(problems), form.text);
      return showForm(c, house, { wager, typed, problems: placed, status });
    },
  );
}

interface Shown {
  problems: Problems;
  status?: Frame['status'];
}

async function showForm(
  c: Ctx,
  house: House,
  { status, typed, ...page }: Shown & { wager: WagerView; typed: TypedModel },
) {
  const quantities = typed.quantities.length > 0 ? typed.quantities : [noQuantity, noQuantity];
  const body = <ModelForm {...page} typed={{ ...typed, quantities }} />;
  return showWagers(c, house, { title: say('model.make'), body, status });
}

async function showModel(c: Ctx, house: House, { problems, status }: Shown) {
  const viewer = c.get('viewer');
  const wager = await wagerAt(c, house);
  const asked = Number(c.req.query('version'));
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const model = await getModel(house.doorway.workplace, viewer, wager.id, version);
  const isOwner = viewer.is === 'person' && wager.owner?.handle === viewer.handle;
  const signs = !isOwner && (await isSigner(house, viewer));
  const by = model.signature?.by?.handle;
  const signedIt = viewer.is === 'person' && by === viewer.handle;
  const page = { wager, model, signs, signedIt, problems, zone: zoneOf(viewer) };
  return showWagers(c, house, { title: say('model.title'), body: <ModelPage {...page} />, status });
}

/** Whether somebody is of the unit that signs; the command looks once more. */
async function isSigner(house: House, viewer: Viewer): Promise<boolean> {
  if (viewer.is !== 'person' || viewer.scope === 'read') return false;
  const { workplace } = house.doorway;
  const unit = (await listUnits(workplace, viewer)).find(({ signs }) => signs);
  if (!unit) return false;
  const { units } = await getPerson(workplace, viewer, viewer.handle);
  return units.some(({ handle }) => handle === unit.handle);
}
