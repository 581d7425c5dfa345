import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { addUnit, changeUnit, listUnits, removeUnit } from '../../../workplace/people/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requireAdmin } from '../viewer.ts';
import { UnitPage, UnitsPage, type UnitWords } from './units-page.tsx';

/** Looking after the tree of units. */
export function adminUnitRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  const toUnits = (c: Ctx) => c.redirect('/admin/units', 303);
  door.get('/admin/units', (c) => showUnits(c, house, {}));
  door.post('/admin/units', async (c) => {
    const viewer = requireAdmin(c);
    const words = wordsIn(await readForm(c));
    const unit = { ...words, parent: words.parent || null };
    return attempt(
      async () => {
        await addUnit(workplace, viewer, unit);
        return toUnits(c);
      },
      (problems, status) => showUnits(c, house, { words, problems, status }),
    );
  });
  door.get('/admin/units/:handle', (c) => showUnit(c, house, {}));
  door.post('/admin/units/:handle', async (c) => {
    const viewer = requireAdmin(c);
    const form = await readForm(c);
    const words = wordsIn(form);
    const change = { title: words.title, parent: words.parent || null, signs: form.has('signs') };
    return attempt(
      async () => {
        await changeUnit(workplace, viewer, param(c, 'handle'), change);
        return toUnits(c);
      },
      (problems, status) => showUnit(c, house, { words, problems, status }),
    );
  });
  door.post('/admin/units/:handle/deletion', (c) => {
    const viewer = requireAdmin(c);
    return attempt(
      async () => {
        await removeUnit(workplace, viewer, param(c, 'handle'));
        return toUnits(c);
      },
      (problems, status) => showUnit(c, house, { problems, status }),
    );
  });
  return door;
}

function wordsIn(form: Form): UnitWords {
  return { title: form.text('title'), handle: form.text('handle'), parent: form.text('parent') };
}

interface Shown {
  words?: UnitWords;
  problems?: Problems;
  status?: Frame['status'];
}

const unsaid: UnitWords = { title: '', handle: '', parent: '' };

async function showUnits(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const units = await listUnits(house.doorway.workplace, requireAdmin(c));
  const { words = unsaid, problems = noProblems, status } = shown;
  const body = <UnitsPage units={units} words={words} problems={problems} />;
  return show(c, house, { title: say('people.units'), body, status });
}

async function showUnit(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const units = await listUnits(house.doorway.workplace, requireAdmin(c));
  const unit = units.find(({ handle }) => handle === param(c, 'handle'));
  if (!unit) throw notFound();
  const { words = { ...unit, parent: unit.parent ?? '' }, problems = noProblems, status } = shown;
  const body = <UnitPage unit={unit} units={units} words={words} problems={problems} />;
  return show(c, house, { title: unit.title, body, status });
}
