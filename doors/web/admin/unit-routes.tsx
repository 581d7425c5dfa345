import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import { addUnit, changeUnit, listUnits, removeUnit } from '../../../workplace/people/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requireAdmin } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { type UnitFormValues, UnitPage, UnitsPage } from './units-page.tsx';

/** Looking after the tree of units. */
export function adminUnitRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  const toUnits = (c: Ctx) => c.redirect('/admin/units', 303);
  routes.get('/admin/units', (c) => showUnits(c, web, {}));
  routes.post('/admin/units', async (c) => {
    const viewer = requireAdmin(c);
    const values = parseUnitForm(await readForm(c));
    const unit = { ...values, parent: values.parent || null };
    return withFormErrors(
      async () => {
        await addUnit(context, viewer, unit);
        return toUnits(c);
      },
      (problems, status) => showUnits(c, web, { values, problems, status }),
    );
  });
  routes.get('/admin/units/:handle', (c) => showUnit(c, web, {}));
  routes.post('/admin/units/:handle', async (c) => {
    const viewer = requireAdmin(c);
    const form = await readForm(c);
    const values = parseUnitForm(form);
    const change = {
      title: values.title,
      parent: values.parent || null,
      signsValueModels: form.has('signsValueModels'),
    };
    return withFormErrors(
      async () => {
        await changeUnit(context, viewer, param(c, 'handle'), change);
        return toUnits(c);
      },
      (problems, status) => showUnit(c, web, { values, problems, status }),
    );
  });
  routes.post('/admin/units/:handle/deletion', (c) => {
    const viewer = requireAdmin(c);
    return withFormErrors(
      async () => {
        await removeUnit(context, viewer, param(c, 'handle'));
        return toUnits(c);
      },
      (problems, status) => showUnit(c, web, { problems, status }),
    );
  });
  return routes;
}

function parseUnitForm(form: Form): UnitFormValues {
  return { title: form.text('title'), handle: form.text('handle'), parent: form.text('parent') };
}

interface UnitPageState {
  values?: UnitFormValues;
  problems?: Problems;
  status?: PageFrame['status'];
}

const emptyUnitForm: UnitFormValues = { title: '', handle: '', parent: '' };

async function showUnits(c: Ctx, web: WebContext, shown: UnitPageState): Promise<Response> {
  const units = await listUnits(web.door.context, requireAdmin(c));
  const { values = emptyUnitForm, problems = noProblems, status } = shown;
  const body = <UnitsPage units={units} values={values} problems={problems} />;
  return renderPage(c, web, { title: say('people.units'), body, status });
}

async function showUnit(c: Ctx, web: WebContext, shown: UnitPageState): Promise<Response> {
  const units = await listUnits(web.door.context, requireAdmin(c));
  const unit = units.find(({ handle }) => handle === param(c, 'handle'));
  if (!unit) throw notFound();
  const { values = { ...unit, parent: unit.parent ?? '' }, problems = noProblems, status } = shown;
  const body = <UnitPage unit={unit} units={units} values={values} problems={problems} />;
  return renderPage(c, web, { title: unit.title, body, status });
}
