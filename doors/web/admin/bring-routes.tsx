import { Hono } from 'hono';
import { say, sayRefusal } from '../../../messages/index.ts';
import { Unreadable } from '../../../workplace/imports/index.ts';
import { importPeople, rehearsePeople } from '../../../workplace/imports/people/index.ts';
import { invalid } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { requireAdmin } from '../viewer.ts';
import { BringPage, RehearsalPage } from './bring-page.tsx';

/** Bringing people and units from a file: first shown what would happen, then done. */
export function bringRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/admin/imports/people', (c) => {
    requireAdmin(c);
    return showForm(c, house, { makeUnits: false });
  });
  door.post('/admin/imports/people', async (c) => {
    requireAdmin(c);
    const form = await readForm(c);
    const makeUnits = form.has('makeUnits');
    return attempt(
      () => (form.has('text') ? bring(c, house, form) : rehearse(c, house, form)),
      (problems, status) => showForm(c, house, { makeUnits, problems, status }),
    ).catch((error: unknown) => {
      if (!(error instanceof Unreadable)) throw error;
      return showForm(c, house, { makeUnits, unreadable: error.message, status: 422 });
    });
  });
  return door;
}

/** The form comes again with all of the file, so that what is done is what was looked at. */
async function rehearse(c: Ctx, house: House, form: Form): Promise<Response> {
  const file = form.file('file');
  if (!file) throw invalid({ file: 'pictureMissing' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const asked = { bytes, source: file.name, makeUnits: form.has('makeUnits'), say: sayRefusal };
  const rehearsed = await rehearsePeople(house.doorway.workplace, requireAdmin(c), asked);
  const text = new TextDecoder().decode(bytes);
  const body = <RehearsalPage {...asked} rehearsed={rehearsed} text={text} />;
  return show(c, house, { title: say('admin.bring'), body, secret: true });
}

async function bring(c: Ctx, house: House, form: Form): Promise<Response> {
  await importPeople(house.doorway.workplace, requireAdmin(c), {
    bytes: Buffer.from(form.text('text')),
    source: form.text('source').slice(0, 200),
    makeUnits: form.has('makeUnits'),
    say: sayRefusal,
  });
  return c.redirect('/admin/imports?done', 303);
}

interface Shown {
  makeUnits: boolean;
  problems?: Problems;
  unreadable?: string;
  status?: Frame['status'];
}

function showForm(c: Ctx, house: House, { makeUnits, problems, unreadable, status }: Shown) {
  const form = { makeUnits, problems: problems ?? noProblems, unreadable };
  return show(c, house, { title: say('admin.bring'), body: <BringPage {...form} />, status });
}
